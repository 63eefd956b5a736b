-- The text of samplint repair --apply: what was written into the files of one program.

local function written(account, attributes)
  for _, attribute in ipairs(attributes) do
    line("  ", bold(account), account ~= "" and ": ", attribute.path, ": ", good(attribute.b.shown),
      " (was ", attribute.a.shown, ")")
  end
end

return function(comparison)
  local path, verdict = comparison.b.path, comparison.b.verdict
  line(bold(path), ": written")
  written("", comparison.attributes)
  for _, segment in ipairs(comparison.segments or {}) do
    written("segment " .. segment.name, segment.attributes)
  end
  for _, account in ipairs(comparison.accounts) do
    written(account.name, account.attributes)
  end
  line(bold(path), ": ", verdict == "congruent" and good(verdict)
    or { bad(verdict), "; check shows why, and repair shows further alternatives" })
  for _, waiver in ipairs(comparison.waivers) do
    line(place(waiver.location), ": the waiver in this line: ", waiver.message)
  end
end
