-- Writes JSON: each member of an object or list on its own line, and the keys of an object in the given order.
local json = { null = {} }

-- Returns an object. The arguments are a key, its value, the next key, and so on.
function json.object(...)
  return { is_object = true, ... }
end

function json.put(object, key, value)
  object[#object + 1], object[#object + 2] = key, value
end

local function text_of(value, indent)
  if value == json.null then
    return "null"
  elseif type(value) == "string" then
    return as_json(value)
  elseif type(value) ~= "table" then
    local text = tostring(value)
    return text:contains(".") and ("%.17g"):format(value) or text
  end
  local step, pieces = value.is_object and 2 or 1, {}
  for i = step, #value, step do
    local key = step == 2 and as_json(value[i - 1]) .. ": " or ""
    pieces[#pieces + 1] = indent .. "  " .. key .. text_of(value[i], indent .. "  ")
  end
  local inside = #pieces > 0 and "\n" .. table.concat(pieces, ",\n") .. "\n" .. indent or ""
  return step == 2 and "{" .. inside .. "}" or "[" .. inside .. "]"
end

function json.write(value)
  lines(text_of(value, ""))
end

return json
