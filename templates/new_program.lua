-- A program with every key of the vocabulary and no values: samplint new program.

local values = {
  enum = "One of:",
  ordinal = "One of, lowest first:",
  set = "A list of these words ([] if none applies):",
  bool = "true or false.",
  text = "A text.",
}

-- Writes what each word of an attribute means, on a line or more for each. Returns whether any word has a meaning.
local function meanings(attribute, indent)
  local truth = attribute.type == "bool"
  if #where(attribute.words, "meaning", nil) == #attribute.words then
    return false
  end
  comment(indent .. "#", truth and "true or false:" or values[attribute.type])
  for _, word in ipairs(attribute.words) do
    local name = truth and word.word or as_yaml(word.word)
    comment(indent .. "#  ", word.meaning and name .. ":" or name, word.meaning or "")
  end
  return true
end

-- Returns the values that an attribute can have, in words.
local function values_of(attribute)
  if attribute.type == "integer" then
    return ("An integer from %d to %d."):format(attribute.min, attribute.max)
  end
  local words = table.concat(map(attribute.domain, as_yaml), ", ")
  return values[attribute.type] .. (words ~= "" and " " .. words .. "." or "")
end

local function keys(field, indent)
  comment(indent .. "#", field.question or field.description, field.meaning or "")
  if field.type ~= "group" and not meanings(field, indent) then
    comment(indent .. "#", values_of(field))
  end
  line(indent, field.id, field.label and ": A name" or ":")
  for _, inner in ipairs(field.fields) do
    keys(inner, indent .. "  ")
  end
end

-- Writes the list of segments as a comment, because an entry would declare a segment.
local function segments(list)
  line()
  comment("#", list.description)
  comment("#", "An account that names a segment has its values. A segment can override attributes of these elements, "
    .. "written as above:", table.concat(list.elements, ", ")
    .. (#list.also > 0 and "; and these attributes: " .. table.concat(list.also, ", ") or "") .. ".")
  line("#", as_yaml(list.key), ":")
  for i, field in ipairs(list.fields) do
    line(i == 1 and "#  - " or "#    ", field.id, ": # ", field.description)
  end
end

-- Writes the list of accounts as a comment, because an entry would declare an account.
local function accounts(list)
  line()
  comment("#", list.description)
  comment("#", "An account can override attributes of these elements, written as above:",
    table.concat(list.elements, ", ") .. ".")
  line("#", as_yaml(list.key), ":")
  for i, field in ipairs(list.fields) do
    line(i == 1 and "#  - " or "#    ", field.id, ": # ", field.description)
  end
end

return function(vocabulary)
  line(as_yaml(vocabulary.format_key), ": ", vocabulary.format)
  comment("#", "A", vocabulary.title, "to fill in. Write the values that you know after their keys, and leave the",
    "other keys as they are: a key without a value is not declared.")
  for _, group in ipairs(vocabulary.header) do
    line()
    keys(group, "")
  end
  for _, element in ipairs(vocabulary.elements) do
    line()
    line("# ---- ", element.title, " (", element.code, ")")
    keys(element, "")
  end
  if vocabulary.segments then
    segments(vocabulary.segments)
  end
  if vocabulary.accounts then
    accounts(vocabulary.accounts)
  end
end
