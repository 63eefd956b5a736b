-- The page about a pack that samplint new pack writes.
return function(readme)
  heading(1, readme.pack)
  paragraph("Rules for samplint: a file each, named for the rule's id, with its tests inside. ", code("pack.lua"),
    " says what they are together. Run in this folder:")
  code_block("sh", [[
samplint test .                      # run the tests inside the rules
samplint check --rules . FILE        # check a program by them, too
samplint audit .                     # what they make possible and impossible
samplint explain --rules . ]] .. readme.rule .. [[

                                     # the page of a rule
samplint new rule ID rules           # write the next rule
samplint new meta --rules . .lua-meta/samplint.d.lua
                                     # write again what the editor knows
luacheck .                           # look for slips in Lua
]])
  paragraph("A repository of programs uses the pack by a line in its ", code(".samplint.yaml"), ": ",
    code('packs: [{ path: path/to/this/folder, version: "0.1" }]'), ".")
end
