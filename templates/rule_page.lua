-- The page of a rule: a function for each section. A firm's own template can replace some of them and keep the others:
--
--   local sections = include("rule_page")
--   function sections.source(page) heading(2, "Our policy") ... end
--   return include("page")
local parts = include("parts")("", "../vocabulary.md")

local sections = {}
sections.order = { "head", "why", "reads", "ways", "failures", "examples", "options", "settings", "source", "related" }

local function set_by(place)
  return place and { " (", place, ")" }
end

local grades = {
  stated = "the source says it of these elements",
  derived = "it follows from a relation that the source states between these elements, and from the meanings "
    .. "of the words",
  inferred = "the field's sense, with a premise about what works",
}
local relations = {
  prerequisite = "one element needs something of the other, and more of it is no fault",
  match = "the elements must agree, and can miss each other on either side",
}

function sections.head(page)
  local rule = page.rule
  heading(1, rule.id .. ": " .. rule.title)
  paragraph(code(rule.name), ": ", rule.kind == "advice" and "an " or "a ", rule.kind, " rule about ",
    list(rule.elements, " and ", parts.element_with_code),
    rule.scope == "portfolio" and ", judged once for all accounts together." or ".",
    " Severity ", code(rule.severity), set_by(rule.severity_set_by),
    ", pack ", code(rule.pack), rule.pack_version and { " ", rule.pack_version },
    not rule.waivable and { ", not waivable", set_by(rule.not_waivable_set_by) },
    rule.off and { ". It is off: ", rule.off, set_by(rule.off_set_by), "." } or ", on.")
  if rule.kind == "advice" then
    paragraph(rule.promoted_set_by and { "Settings let it decide about congruence (", rule.promoted_set_by, ")." }
      or "It is no part of the verdict, unless settings promote it.")
  end
  if rule.grade or rule.relation then
    paragraph(rule.grade and { "Grade: ", rule.grade, " (", grades[rule.grade], ")." },
      rule.relation and { rule.grade and " " or "", "Relation: ", rule.relation, " (", relations[rule.relation], ")." })
  end
  if #rule.former_ids > 0 then
    paragraph("Its former ", #rule.former_ids == 1 and "id is " or "ids are ", list(rule.former_ids, " and ", code),
      ".")
  end
  if rule.not_set then
    paragraph("The rule does not apply until the option ", code(rule.not_set), " is set.")
  end
end

function sections.why(page)
  heading(2, "Why")
  paragraphs(page.rationale)
end

function sections.reads(page)
  heading(2, "Attributes that the rule reads")
  for _, read in ipairs(page.reads) do
    local values = read.type == "group" and "the whole group" or parts.values(read)
    item(code(read.path), " (", values, ")",
      parts.codes({ "; the rule can fail ", read.type ~= "set" and "if it is " }, read.objects_to, " or "))
  end
end

local one_holds = "The rule passes, or does not apply, if one of these conditions holds"
local words_of_kind = {
  framing = { title = "Required declarations", lead = "The rule passes if one of these conditions holds:" },
  practice = { title = "Values that satisfy the rule", lead = one_holds .. ":" },
  fit = { title = "Congruent values", lead = one_holds .. "; none is better than another:" },
  theme = { title = "Congruent values", lead = one_holds .. "; none is better than another:" },
  advice = { title = "Values that go together", lead = one_holds .. "; none is better than another:" },
}

local function asked(attribute)
  local values, with, without = attribute.values, attribute.with, attribute.without
  return { code(attribute.path), parts.codes(" is ", values, " or "), parts.codes(" with ", with, " and "),
    parts.codes(#values + #with > 0 and ", without " or " without ", without, " and ") }
end

function sections.ways(page)
  local words = words_of_kind[page.rule.kind]
  heading(2, words.title)
  paragraph(#page.ways > 0 and words.lead or "Examples, by the names of passing tests:")
  for _, way in ipairs(page.ways) do
    item(#way > 0 and list(way, "; and ", asked, "; ") or "any values")
  end
  for _, name in ipairs(page.passing_tests) do
    item(name)
  end
end

local function setting(option)
  return { code(option.id), " = ", code(tostring(option.value)) }
end

local function with_options(options)
  return #options > 0 and { " (option ", list(options, ", ", setting), ")" }
end

function sections.failures(page)
  for i, failure in ipairs(page.failures) do
    if i == 1 then
      heading(2, "Messages of failures")
    end
    item(failure.message, with_options(failure.options),
      #failure.alternatives > 0 and { "; fits instead: ", list(failure.alternatives, "; or: ", nil, "; or: ") })
  end
  paragraphs(#page.failures > 0 and page.remediation or "")
end

local function example(title, shown)
  heading(2, title)
  paragraph(shown.name, with_options(shown.options), ":")
  code_block("yaml", shown.program)
end

function sections.examples(page)
  if page.fails then
    example("An example that fails", page.fails)
    paragraph(code("samplint check"), " prints:")
    code_block("text", page.fails.printed)
  end
  if page.passes then
    example("An example that passes", page.passes)
    paragraph(page.rule.id, " passes", parts.codes("; it read ", page.passes.reads, " and "), ".")
  end
end

local function range(option)
  if option.type == "integer" then
    return { code(option.min), " to ", code(option.max) }
  end
  return option.type == "boolean" and "true or false" or list(option.domain, " or ", code)
end

function sections.options(page)
  for i, option in ipairs(page.rule.options) do
    if i == 1 then
      heading(2, "Options")
    end
    item(code(option.id), " (", range(option), option.default == nil and ", no default" or { ", default ",
        code(tostring(option.default)) }, "): ", option.description,
      option.set_by and { " It is ", code(tostring(option.value)), set_by(option.set_by), "." })
  end
end

-- Returns an option as settings write it: with its value; as long as it has none, with the least that it can have.
local function setting_line(option)
  local value = option.value
  if value == nil then
    value = option.min or option.domain[1] or true
  end
  return option.id .. ": " .. tostring(value)
end

function sections.settings(page)
  local start = "rules:\n  " .. page.yaml_key .. ":\n"
  local options = map(page.rule.options, setting_line)
  heading(2, "Settings")
  paragraph("To change the rule, write in ", code(".samplint.yaml"), ":")
  code_block("yaml", start .. "    severity: " .. page.rule.severity .. " # error, warning or info"
    .. (#options > 0 and "\n    options: { " .. table.concat(options, ", ") .. " }" or "")
    .. (page.rule.kind == "advice" and "\n    promote: true # lets it decide about congruence" or ""))
  paragraph("To turn it off:")
  code_block("yaml", start .. "    off: the reason why it is off")
end

function sections.source(page)
  heading(2, "Sources")
  for _, source in ipairs(page.rule.sources) do
    item(source.reference and { source.reference, " (", source.at, ")" } or source.at,
      source.says and { ": ", source.says }, source.via and { " It cites ", source.via_reference })
  end
end

-- Returns a list of attributes; of more than four, the first three and the number of the others.
local function shared(paths)
  local more = #paths > 4 and { " and ", #paths - 3, " more" }
  return more and { list({ paths[1], paths[2], paths[3] }, ", ", code), more } or list(paths, " and ", code)
end

function sections.related(page)
  for i, rule in ipairs(page.related) do
    if i == 1 then
      heading(2, "Related rules")
    end
    item(parts.rule(rule), " (", rule.kind, "): ", rule.title,
      #rule.shared > 0 and { "; both read ", shared(rule.shared) } or "; about the same elements")
  end
end

return sections
