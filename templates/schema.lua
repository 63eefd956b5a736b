-- The JSON Schema of programs: samplint schema. Segments and accounts refer to the elements at the top of a program.
local json, parts = include("json"), include("schema_parts")
local object, put = json.object, json.put

local function reference(element)
  return object("$ref", "#/properties/" .. element.id)
end

-- The path of an account file must stay below the program's folder, and a pattern may have "**" only once.
local path = object("description",
  "The path of an account file, or a pattern such as FOLDER/**/*.yaml, inside the folder of this file.",
  "type", "string", "minLength", 1,
  "pattern", "^(?!/)(?!([\\s\\S]*/)?\\.\\.(/|$))(?!([\\s\\S]*/)?\\*\\*/([\\s\\S]*/)?\\*\\*(/|$))")

local function accounts(vocabulary)
  local account = object("description", "An account and its overrides.", parts.account(vocabulary, reference))
  return object("description", vocabulary.accounts.description, "type", { "array", "null" },
    "maxItems", vocabulary.accounts.most, "items", object("anyOf", { account, path }))
end

-- Returns the names of the fields that name an entry of a list.
local function labels(fields)
  return map(where(fields, "label", true), function(field) return field.id end)
end

local function segments(vocabulary)
  local segment = object("description", "A segment and its overrides.", parts.segment(vocabulary, reference))
  put(segment, "required", labels(vocabulary.segments.fields))
  return object("description", vocabulary.segments.description, "type", { "array", "null" },
    "maxItems", vocabulary.segments.most, "items", segment)
end

return function(vocabulary)
  local version = object("description", "The version of the file format.", "const", vocabulary.format)
  local properties = parts.properties(vocabulary.header, vocabulary.format_key, version)
  for _, element in ipairs(vocabulary.elements) do
    put(properties, element.id, parts.element(element))
  end
  if vocabulary.segments then
    put(properties, vocabulary.segments.key, segments(vocabulary))
  end
  if vocabulary.accounts then
    put(properties, vocabulary.accounts.key, accounts(vocabulary))
  end
  local schema = parts.file(vocabulary.title, parts.mapping(properties))
  put(schema, "required", { vocabulary.format_key })
  json.write(schema)
end
