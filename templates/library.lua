-- Names that all templates have, beside those of src/report/template/writer.c. docs/templates.md lists them.
local library = {}

-- Returns a count with its noun: "1 rule", "3 rules".
function library.plural(count, one, many)
  return count .. " " .. (count == 1 and one or many or one .. "s")
end

-- Returns a list of the texts, with `between` (or ", ") between them, and `last` before the last one. `style` is a
-- function such as `bold` that makes a piece of each text.
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

-- Writes an empty line, and a line of these pieces.
function library.section(...)
  line()
  line(...)
end

-- Iterates over the entries of a list; writes a title first if there are any.
function library.under(title, entries)
  if #entries > 0 then
    section(title)
  end
  return ipairs(entries)
end

-- Writes a title and names; nothing if there are no names.
function library.names_under(title, texts)
  if #texts > 0 then
    section(title)
    names(texts)
  end
end

-- Returns the entries of a list whose field has this value, or the field `taken` of each of them, if it is given.
function library.where(entries, field, value, taken)
  local found = {}
  for _, entry in ipairs(entries) do
    if entry[field] == value then
      found[#found + 1] = taken and entry[taken] or entry
    end
  end
  return found
end

-- Returns a verdict in its color.
function library.verdict(name)
  local styles = { congruent = good, incomplete = warning, incongruent = bad, invalid = bad }
  return styles[name](name)
end

-- Returns a text, filled with blanks up to `width` columns.
function library.pad(text, width)
  return text .. (" "):rep(width - columns(text))
end

-- Returns the digits of a number in groups of three: "1,234,567".
function library.thousands(digits)
  local groups = digits:sub(-3)
  for last = #digits - 3, 1, -3 do
    groups = digits:sub(math.max(1, last - 2), last) .. "," .. groups
  end
  return groups
end

-- Returns "path:line:column", or only the path if the location is a whole file.
function library.place(location)
  return location.path .. (location.line > 0 and (":%d:%d"):format(location.line, location.column) or "")
end

-- Writes YAML that declares values. Each attribute has a `path` and a `value`; they are in the vocabulary's order.
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

-- Returns a list of the results of a function for each entry of a list.
function library.map(entries, convert)
  local made = {}
  for i, entry in ipairs(entries) do
    made[i] = convert(entry)
  end
  return made
end

return library
