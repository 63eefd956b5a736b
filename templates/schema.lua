-- The JSON Schema of programs: samplint schema. Accounts refer to the elements at the top of a program.
local json, parts = include("json"), include("schema_parts")
local object, put = json.object, json.put

local function reference(element)
  return object("$ref", "#/properties/" .. element.id)
end

-- The path of an account file must stay below the program's folder, and a pattern may have "**" only once.
local path = object("description",
  "The path of a file with one, or a pattern such as FOLDER/**/*.yaml, from this file's folder and below it.",
  "type", "string", "minLength", 1,
  "pattern", "^(?!/)(?!([\\s\\S]*/)?\\.\\.(/|$))(?!([\\s\\S]*/)?\\*\\*/([\\s\\S]*/)?\\*\\*(/|$))")

local function accounts(vocabulary)
  local about = "What differs from the standard of the program."
  local account = object("description", about, parts.account(vocabulary, reference))
  return object("description", vocabulary.accounts.description, "type", { "array", "null" },
    "maxItems", vocabulary.accounts.most, "items", object("anyOf", { account, path }))
end

return function(vocabulary)
  local about = "The version of the format, with which a file starts."
  local version = object("description", about, "const", vocabulary.format)
  local properties = parts.properties(vocabulary.header, vocabulary.format_key, version)
  for _, element in ipairs(vocabulary.elements) do
    put(properties, element.id, parts.element(element))
  end
  if vocabulary.accounts then
    put(properties, vocabulary.accounts.key, accounts(vocabulary))
  end
  local schema = parts.file(vocabulary.title, parts.mapping(properties))
  put(schema, "required", { vocabulary.format_key })
  json.write(schema)
end
