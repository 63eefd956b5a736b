-- The file pack.lua that samplint new pack writes.
return function(pack)
  line("return pack {")
  line("  name = ", as_lua(pack.name), ",")
  lines [[
  version = "0.1.0", -- raise it with each change that you publish
  description = "Name the owner of these rules and their sources.",

  -- Every other *.lua file below this folder is a rule. Optional fields of a pack:
  -- vocabulary = { { element = "...", attributes = { ... } } }, -- attributes that the pack adds
  -- requires = { ["another-pack"] = ">=1.2 <2" }, -- packs that its rules need
  -- defaults = { ["RULE-1"] = { severity = "error", options = { ... } } },
  -- not_waivable = { "RULE-1" },
}
]]
end
