-- The page of a rule, an attribute, an element, or everything that a program can declare: samplint explain.
local sections = include("rule_page")
local element_page = include("element_page")
local parts = include("parts")("rules/", "")

local function attribute_page(page)
  local attribute = page.attribute
  heading(1, attribute.path)
  paragraphs(attribute.question or "")
  paragraphs(attribute.description)
  paragraph("It is ", parts.values(attribute), " (", attribute.type, attribute.nature and attribute.nature ~= "text"
      and { ", ", parts.nature(attribute) }, ")",
    attribute.pack and { ", from the pack ", code(attribute.pack) }, ".")
  if page.belongs_to then
    paragraph("It belongs to ", parts.element(page.belongs_to),
      attribute.overridable and "; an account may override it."
        or attribute.by_segments_only and "; a segment may override it, and an account may not."
        or "; it is the same for all accounts.")
  end
  paragraphs(attribute.meaning or "")
  if #attribute.formerly > 0 then
    paragraph("Formerly it was ", list(attribute.formerly, " and ", code), ".")
  end
  if parts.has_word_meanings(attribute) then
    heading(2, "What its values mean")
    parts.words(attribute)
  end
  if attribute.type == "group" then
    heading(2, "Attributes in this group")
  end
  for _, part in ipairs(attribute.fields) do
    item(code(part.path), ": ", part.description)
  end
  heading(2, "Rules that read it")
  for _, reader in ipairs(attribute.readers) do
    item(parts.rule(reader), ": ", reader.title,
      parts.codes({ "; can fail ", attribute.type ~= "set" and "if it is " }, reader.objects_to, " or "))
  end
  paragraphs(#attribute.readers == 0 and "No rule reads it directly." or "")
end

local function vocabulary_page(page, markdown)
  heading(1, "Vocabulary")
  paragraph("A file declares one ", page.title, " and starts with ", code(page.format_key .. ": " .. page.format),
    ". Attributes that the file leaves out are undeclared.")
  heading(2, "Attributes outside the elements")
  for _, field in ipairs(page.other_fields) do
    item(code(field.path), " (", parts.values(field), "): ", field.description)
  end
  parts.meanings(3, page.other_fields, "path")
  for _, element in ipairs(page.elements) do
    element_page(element, 2, markdown)
  end
end

return function(page, options)
  local markdown = options.format == "markdown"
  if page.kind == "attribute" then
    attribute_page(page)
  elseif page.kind == "element" then
    element_page(page.element, 1, markdown)
  elseif page.kind == "vocabulary" then
    vocabulary_page(page, markdown)
  else
    for _, name in ipairs(sections.order) do
      sections[name](page)
    end
  end
end
