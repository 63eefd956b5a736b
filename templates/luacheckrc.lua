-- Settings of luacheck for a folder of rules: samplint new pack.

local function name_of(binding)
  return as_lua(binding.name)
end

return function(settings)
  line("-- Settings of luacheck: rules may use these names and no others.")
  line("stds.samplint = {")
  line("  read_globals = {")
  line('    "rule",')
  line('    "pack",')
  lines("    " .. table.concat(map(settings.functions.global, name_of), ",\n    ") .. ",")
  for _, library in ipairs { "math", "string", "table" } do
    line("    ", library, " = { fields = { ", list(map(settings.functions[library], name_of), ", "), " } },")
  end
  lines [[
  },
}
std = "samplint"
max_line_length = 100
unused_args = false -- check may leave arguments unused
]]
  line("exclude_files = { ", as_lua(settings.meta), " }")
end
