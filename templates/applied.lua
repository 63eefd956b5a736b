-- The text of samplint repair --apply: what was written into the files of one program.
local ways, answers = include("ways"), include("answers")

local function written(account, attributes)
  for _, attribute in ipairs(attributes) do
    line("  ", bold(account), account ~= "" and ": ", attribute.path, ": ", good(attribute.b.shown),
      " (was ", attribute.a.shown, ")")
  end
end

return function(comparison)
  local path, verdict = comparison.b.path, comparison.b.verdict
  if #comparison.files > 0 then
    line(list(map(comparison.files, function(file) return file.path end), ", ", bold), ": written")
  else
    line(bold(path), ": nothing to write")
  end
  written("", comparison.attributes)
  for _, segment in ipairs(comparison.segments or {}) do
    written("segment " .. segment.name, segment.attributes)
  end
  for _, account in ipairs(comparison.accounts) do
    written(account.name, account.attributes)
  end
  local same = #where(comparison.answers, "heading", "only_a") == 0
    and #where(comparison.answers, "heading", "only_b") == 0
  line(bold(path), ": ", (verdict == "congruent" and good or bad)(verdict),
    same and ", with the same practices as before",
    verdict ~= "congruent" and "; check shows why, and repair shows further alternatives")
  answers.practices(comparison, "practices no longer shown:", "practices newly shown:")
  ways.written(comparison, "has changed")
  for _, waiver in ipairs(comparison.waivers) do
    line(place(waiver.location), ": the waiver in this line: ", waiver.message)
  end
end
