-- Settings of LuaLS for a folder of rules: samplint new pack. They turn the libraries of Lua off; the annotations
-- declare those functions of these libraries that rules may use.
local off = { "basic", "bit32", "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8" }

return function(settings)
  line("{")
  line('  "runtime.version": "Lua 5.4",')
  line('  "runtime.builtin": {')
  for i, library in ipairs(off) do
    line("    ", as_json(library), ': "disable"', i < #off and ",")
  end
  line("  },")
  line('  "workspace.library": [', as_json(settings.meta), "],")
  line('  "workspace.checkThirdParty": false')
  line("}")
end
