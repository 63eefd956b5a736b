-- The page about a pack that samplint new pack writes.
return function(readme)
  heading(1, readme.pack)
  paragraph("Rules for samplint. Each file contains one rule and its tests, and has the rule's id as its name. ",
    code("pack.lua"), " describes the pack. Run these commands in this folder:")
  code_block("sh", [[
samplint test .                      # run the tests of the rules
samplint check --rules . FILE        # check a program by these rules, too
samplint audit .                     # find dead and forced values
samplint explain --rules . ]] .. readme.rule .. [[

                                     # print the page of a rule
samplint new rule ID rules           # write another rule
samplint new meta --rules . .lua-meta/samplint.d.lua
                                     # update the editor's annotations
luacheck .                           # find mistakes in Lua
]])
  paragraph("To use the pack in a repository of programs, write in its ", code(".samplint.yaml"), ": ",
    code('packs: [{ path: path/to/this/folder, version: "0.1" }]'), ".")
end
