-- The file pack.lua that samplint new pack writes.
return function(pack)
  line("return pack {")
  line("  name = ", as_lua(pack.name), ",")
  lines [[
  version = "0.1.0", -- a new one with each change that others use
  description = "Say whose rules these are, and what they rest on.",

  -- Rules are all *.lua files below this folder. What else a pack may say:
  -- vocabulary = { { element = "...", attributes = { ... } } }, -- attributes of its own
  -- requires = { ["another-pack"] = ">=1.2 <2" }, -- what its rules build on
  -- defaults = { ["RULE-1"] = { severity = "error", options = { ... } } },
  -- not_waivable = { "RULE-1" },
}
]]
end
