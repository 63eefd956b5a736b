-- Parts of the JSON Schemas that samplint schema prints for the YAML support of editors, which reads draft 7.
local json = include("json")
local object, null = json.object, json.null
local parts = {}

local values = {
  ["~"] = null, null = null, Null = null, NULL = null,
  ["true"] = true, True = true, TRUE = true, ["false"] = false, False = false, FALSE = false,
}

-- YAML reads some words of a vocabulary as another type, for example true, 12 or ~. Returns the value that YAML reads
-- for this word; nil for other words. samplint itself reads the word in every case.
local function reading(word)
  local number = ("+-.0123456789"):contains(word:sub(1, 1)) and #word < 32 and word == word:trim() and tonumber(word)
  if number and number - number == 0 then
    return number % 1 == 0 and math.abs(number) < 1e15 and math.floor(number) or number
  end
  return values[word]
end

-- Returns the meaning and the sign of a word as one text; "" without them.
local function meaning(word)
  local sign = word.sign and "Sign: " .. word.sign
  return word.meaning and sign and word.meaning .. " " .. sign or word.meaning or sign or ""
end

-- Returns the schema of a word of an attribute, as keys and values. It allows the words, the values that YAML reads in
-- place of some of them, and the value `more`. Editors show enumDescriptions, one for each value, beside the values.
local function words(attribute, more)
  local list, meanings, known, any = {}, {}, {}, false
  local function add(value, text)
    if value ~= nil and not known[value] then
      known[value] = true
      list[#list + 1], meanings[#meanings + 1] = value, text
      any = any or text ~= ""
    end
  end
  for _, word in ipairs(attribute.words) do
    add(word.word, meaning(word))
  end
  for _, word in ipairs(attribute.words) do
    add(reading(word.word), meaning(word))
  end
  add(more, "")
  if not any then
    return "enum", list
  end
  return "enum", list, "enumDescriptions", meanings
end

-- Returns what the values of a truth value mean; "" if the vocabulary does not say it.
local function truths(attribute)
  local text = ""
  for _, word in ipairs(attribute.type == "bool" and attribute.words or {}) do
    text = text .. (word.meaning and (" %s: %s"):format(word.word, meaning(word)) or "")
  end
  return text
end

-- Returns the schema of a value, as keys and values. A key without a value (null) declares nothing.
local function values_of(field)
  if field.type == "group" then
    return "type", { "object", "null" }, "properties", parts.properties(field.fields), "additionalProperties", false
  elseif field.type == "enum" or field.type == "ordinal" then
    return words(field, null)
  elseif field.type == "set" then
    return "type", { "array", "null" }, "items", object(words(field)), "uniqueItems", true
  elseif field.type == "integer" then
    return "type", { "integer", "null" }, "minimum", field.min, "maximum", field.max
  elseif field.type == "bool" then
    return "type", { "boolean", "null" }
  end
  return "type", { "string", "number", "boolean", "null" } -- samplint reads the text as written
end

-- Returns the properties of fields, after those that the further arguments give as keys and values.
function parts.properties(fields, ...)
  local properties, notes = object(...), { ordinal = " One word, lowest first.", set = " A list, [] if none applies." }
  for _, field in ipairs(fields) do
    local description = (field.question and field.question .. " " or "") .. field.description
      .. (field.meaning and " " .. field.meaning or "") .. (notes[field.type] or "") .. truths(field)
    json.put(properties, field.id, object("description", description, values_of(field)))
  end
  return properties
end

function parts.element(element)
  return object("title", element.title, "description", element.description, values_of(element))
end

-- Returns the schema of a mapping with these properties, and with "x-" keys that samplint does not read.
function parts.mapping(properties)
  local own = "A key of your own, such as an anchor for merge keys. samplint does not judge its value."
  return "type", "object", "properties", properties,
    "patternProperties", object("^x-[\\s\\S]", object("description", own)), "additionalProperties", false
end

-- Returns the schema of an account: its own fields, and the elements that it may override. `part` is a function that
-- makes the schema of an element.
function parts.account(vocabulary, part)
  local properties = parts.properties(vocabulary.accounts.fields)
  for _, element in ipairs(vocabulary.elements) do
    if element.level == vocabulary.accounts.level then
      json.put(properties, element.id, part(element))
    end
  end
  return parts.mapping(properties)
end

-- Returns the schema of a group with only those of its attributes that a list of paths has; nil if it has none.
-- `at` is the place of the group in the schema.
local function only(group, paths, at)
  local properties, found = object(), false
  for _, field in ipairs(group.fields) do
    local place = at .. "/properties/" .. field.id
    local part = paths[field.path] and object("$ref", place) or only(field, paths, place)
    if part then
      json.put(properties, field.id, part)
      found = true
    end
  end
  return found and object("description", group.description, "type", { "object", "null" }, "properties", properties,
    "additionalProperties", false) or nil
end

-- Returns the schema of a segment: its own fields, the elements that an account may override, and those attributes of
-- other elements that a segment may.
function parts.segment(vocabulary, part)
  local segments, also = vocabulary.segments, {}
  local properties = parts.properties(segments.fields)
  for _, path in ipairs(segments.also) do
    also[path] = true
  end
  for _, element in ipairs(vocabulary.elements) do
    local value = element.level == vocabulary.accounts.level and part(element)
      or only(element, also, "#/properties/" .. element.id)
    if value then
      json.put(properties, element.id, value)
    end
  end
  return parts.mapping(properties)
end

function parts.file(title, ...)
  local written = "Written by samplint schema from the vocabulary; write it again, and do not change it."
  return object("$schema", "http://json-schema.org/draft-07/schema#", "$comment", written, "title", title, ...)
end

return parts
