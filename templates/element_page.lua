-- The page of an element, alone or as a part of the page of all elements. `level`: the level of its heading.
local parts = include("parts")("rules/", "")

local function elements(words, named)
  return #named > 0 and { words, list(named, " and ", parts.element), "." }
end

-- Returns the sentence about the attributes that segments may override, and accounts may not.
local function by_segments(element)
  local paths = where(element.attributes, "by_segments_only", true, "path_in_element")
  return #paths > 0 and { " Segments may override ", list(paths, " and ", code), "." }
end

return function(element, level, markdown)
  heading(level, element.title)
  paragraph(code(element.id), " (", element.code, "): alignment ", element.alignment,
    ", level ", element.level, element.framing and "; a framing element." or ".",
    elements(" It frames ", element.frames), elements(" It is framed by ", element.framed_by),
    element.overridable and " Accounts may override its attributes.", by_segments(element))
  paragraphs(element.description)
  if not markdown or level == 1 then
    heading(level + 1, "Attributes")
  end
  if markdown then
    table_head("Attribute", "Values", "Meaning", "Rules")
  end
  for _, attribute in ipairs(element.attributes) do
    local path, says = code(attribute.path_in_element), attribute.description
    local values = { parts.values(attribute), attribute.pack and { "; from the pack ", code(attribute.pack) } }
    local readers = #attribute.readers > 0 and list(attribute.readers, ", ", parts.rule) or "no rule"
    if markdown then
      row(path, values, says, readers)
    else
      item(path, ": ", says, " Values: ", values, "; read by ", readers)
    end
  end
  parts.meanings(level + 1, element.attributes, "path_in_element")
  heading(level + 1, "Rules")
  for _, rule in ipairs(element.rules) do
    item(parts.rule(rule), ": ", rule.title)
  end
  paragraphs(#element.rules == 0 and "No rule is about this element." or "")
end
