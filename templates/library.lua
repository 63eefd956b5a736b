-- Names that all templates have, beside those of src/report/template/writer.c. docs/templates.md lists them.
local library = {}

-- "1 rule", "3 rules"
function library.plural(count, one, many)
  return count .. " " .. (count == 1 and one or many or one .. "s")
end

-- The texts with `between` or ", " between them, and `last` before the last one. `style`: makes a piece of each.
function library.list(texts, last, style, between)
  local pieces = {}
  for i, text in ipairs(texts) do
    if i > 1 then
      pieces[#pieces + 1] = i == #texts and last or between or ", "
    end
    pieces[#pieces + 1] = style and style(text) or text
  end
  return pieces
end

-- An empty line, and a line of these pieces.
function library.section(...)
  line()
  line(...)
end

-- Iterates over the entries of a list, with a title before the first one.
function library.under(title, entries)
  if #entries > 0 then
    section(title)
  end
  return ipairs(entries)
end

-- A title and names, or nothing without any.
function library.names_under(title, texts)
  if #texts > 0 then
    section(title)
    names(texts)
  end
end

-- The entries of a list whose field has this value; of each, only the field `taken`, if it is given.
function library.where(entries, field, value, taken)
  local found = {}
  for _, entry in ipairs(entries) do
    if entry[field] == value then
      found[#found + 1] = taken and entry[taken] or entry
    end
  end
  return found
end

-- A verdict in its color.
function library.verdict(name)
  local styles = { congruent = good, incomplete = warning, incongruent = bad, invalid = bad }
  return styles[name](name)
end

-- A text, filled with blanks up to so many columns.
function library.pad(text, width)
  return text .. (" "):rep(width - columns(text))
end

-- The digits of a number in groups of three: "1,234,567".
function library.thousands(digits)
  local groups = digits:sub(-3)
  for last = #digits - 3, 1, -3 do
    groups = digits:sub(math.max(1, last - 2), last) .. "," .. groups
  end
  return groups
end

-- "path:line:column", or the path alone for a file as a whole.
function library.place(location)
  return location.path .. (location.line > 0 and (":%d:%d"):format(location.line, location.column) or "")
end

-- Values as a program in YAML declares them: attributes with `path` and `value`, in the order of the vocabulary.
function library.declarations(attributes, indent)
  local open = {}
  for _, attribute in ipairs(attributes) do
    local keys = attribute.path:split(".")
    local depth = 1
    while depth < #keys and open[depth] == keys[depth] do
      depth = depth + 1
    end
    for i = depth, #keys - 1 do
      line(indent, ("  "):rep(i - 1), keys[i], ":")
    end
    line(indent, ("  "):rep(#keys - 1), keys[#keys], ": ", attribute.value)
    open = keys
  end
end

-- What a function makes of each entry of a list.
function library.map(entries, convert)
  local made = {}
  for i, entry in ipairs(entries) do
    made[i] = convert(entry)
  end
  return made
end

return library
