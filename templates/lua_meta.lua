-- Annotations for LuaLS of everything that rules may use: samplint new meta.

local function block(...)
  line()
  for _, text in ipairs { ... } do
    line(text)
  end
end

local function functions(bindings, before)
  for _, binding in ipairs(bindings) do
    local names, result = {}, binding.result or ""
    block("---" .. binding.does)
    if result:contains("V") then
      line("---@generic ", result:contains("K") and "K, V" or "V")
    end
    for i, parameter in ipairs(binding.parameters) do
      names[i] = parameter.name
      line("---@param ", parameter.name, parameter.optional and "? " or " ", parameter.type)
    end
    if binding.result then
      line("---@return ", result)
    end
    line("function ", before, binding.name, "(", list(names, ", "), ") end")
  end
end

-- Writes the methods of a value as fields of its class. Their parameters are words of this attribute only.
local function methods(bindings, path)
  for _, binding in ipairs(bindings) do
    write("---@field ", binding.name, " fun(self: samplint.value.", path)
    for _, parameter in ipairs(binding.parameters) do
      write(", ", parameter.name, parameter.optional and "?: " or ": ", table.concat(parameter.type:split("*"), path))
    end
    line("): ", binding.result, " ", binding.does)
  end
end

-- Writes a class for each table that scripts write, such as the one that a rule returns.
local function tables(meta)
  for _, written in ipairs(meta.tables) do
    block("---@class (exact) samplint." .. written.name:sub(1, 1):upper() .. written.name:sub(2))
    for _, field in ipairs(written.fields) do
      line("---@field ", field.name, field.optional and "? " or " ", field.type, " ", field.does)
    end
  end
end

-- Writes a type that allows only certain texts: the entries of a list, or the field `key` of each entry. `says` is the
-- field of an entry with what it means, if entries have one.
local function alias(name, description, entries, key, says)
  line()
  comment("---", description)
  line("---@alias samplint.", name)
  for _, entry in ipairs(entries) do
    local meaning = says and entry[says]
    line("---| ", as_lua(key and entry[key] or entry), meaning and " # ", meaning)
  end
end

-- ---- the vocabulary -------------------------------------------------------------------------------------------------

local plain = { bool = "boolean", integer = "integer", text = "string" }
local parents = { enum = "Word", ordinal = "Ordinal", set = "Set" }

local function fields(list)
  for _, field in ipairs(list) do
    local class = field.type == "group" and "samplint.group." or "samplint.value."
    line("---@field ", field.id, " ", plain[field.type] or class .. field.path, " ", field.description)
  end
end

-- Returns what all works say, each id once.
local function statements(works)
  local all, known = {}, {}
  for _, work in ipairs(works) do
    for _, statement in ipairs(work.statements) do
      if not known[statement.id] then
        known[statement.id] = true
        all[#all + 1] = statement
      end
    end
  end
  return all
end

-- Returns the groups of the header that rules can read something in, and the elements.
local function read_groups(vocabulary)
  local groups = {}
  local function readable(field)
    local inside = false
    for _, inner in ipairs(field.fields) do
      inside = inside or readable(inner)
    end
    return inside or field.type ~= "group" and field.type ~= "text"
  end
  for _, group in ipairs(vocabulary.header) do
    groups[#groups + 1] = readable(group) and group or nil
  end
  for _, element in ipairs(vocabulary.elements) do
    groups[#groups + 1] = element
  end
  return groups
end

-- For a group, writes the classes of its fields and then that of the group. For an attribute with words, writes the
-- class of its value.
local function class(meta, field)
  for _, inner in ipairs(field.fields) do
    class(meta, inner)
  end
  if field.type == "group" then
    line()
    comment("---", field.description)
    line("---@class samplint.group.", field.path)
    fields(field.fields)
  elseif parents[field.type] then
    alias("word." .. field.path, field.description, field.words, "word", "meaning")
    block("---@class samplint.value." .. field.path .. ": samplint." .. parents[field.type])
    methods(field.type == "set" and meta.functions.set or meta.functions.word, field.path)
  end
end

return function(meta)
  line("-- Written by samplint new meta from the vocabulary; write it again, and do not change it.")
  line("---@meta samplint")
  tables(meta)
  block("---The answer that check returns.", "---@class samplint.Answer")
  block("---Defines a rule. The file of the rule returns it.",
    "---@param fields samplint.Rule", "---@return samplint.Rule", "function rule(fields) end")
  block("---Defines a pack. The file pack.lua returns it.",
    "---@param fields samplint.Pack", "---@return samplint.Pack", "function pack(fields) end")
  functions(meta.functions.global, "")
  for _, name in ipairs { "math", "string", "table" } do
    block("---@class " .. name .. "lib", name .. " = {}") -- texts have the methods of LuaLS's class "stringlib"
    functions(meta.functions[name], name .. ".")
  end
  block('---One word. Compare it by :is("word", ...). The operator .. puts its label into a text.',
    "---@class samplint.Word", "---@operator concat(any): string")
  block("---One word of an order. < <= > >= also compare it with a word or another value of the same attribute.",
    "---@class samplint.Ordinal: samplint.Word")
  block("---A set of words. The operator .. puts their labels into a text as a list.",
    "---@class samplint.Set", "---@operator concat(any): string")
  block('---All accounts: the third argument of check in a rule with scope = "portfolio".',
    "---@class samplint.Accounts", "local accounts = {}")
  functions(meta.functions.accounts, "accounts:")
  block("---The program: the first argument of check. Reading an undeclared value ends the rule as undetermined.",
    "---@class samplint.Program")
  local groups = read_groups(meta.vocabulary)
  fields(groups)
  line("local program = {}")
  functions(meta.functions.program, "program:")
  for _, group in ipairs(groups) do
    class(meta, group)
  end
  alias("Element", "", meta.vocabulary.elements, "id")
  alias("Path", "", meta.paths)
  alias("AccountPath", "", meta.account_paths)
  alias("Work", "", meta.vocabulary.works, "id")
  alias("Statement", "", statements(meta.vocabulary.works), "id", "says")
end
