-- The list of rules: samplint rules.
local parts = include("parts")("", "../vocabulary.md")

local function codes_of(rule, between)
  return table.concat(map(rule.elements, function(element) return element.code end), between)
end

local function pack_of(rule)
  return rule.pack .. (rule.pack_version and " " .. rule.pack_version or "")
end

-- The cells of the head and of each line. A cell is a text, and a style if it has one.
local heads = { { "rule", gutter }, { "name", gutter }, { "kind", gutter }, { "grade", gutter }, { "elements", gutter },
  { "severity", gutter }, { "pack", gutter, most = 20 }, { "on", gutter } }
local styles = { error = bad, warning = warning, info = info }

local function cells_of(rule)
  local on = (rule.not_set and "on, not set" or "on") .. (rule.waivable and "" or ", no waivers")
  local state = rule.on and on or "off"
  local kind = rule.kind .. (rule.promoted_set_by and ", decides" or "")
  return { { rule.id, bold }, { rule.name }, { kind }, { rule.grade or "" }, { codes_of(rule, " ") },
    { rule.severity, styles[rule.severity] }, { pack_of(rule) }, { state, not rule.on and warning } }
end

-- Returns the widths of the columns: each is as wide as its longest text, but if lines would be longer than 100
-- columns, names are cut.
local function widths_of(rows)
  local widths, sum = {}, 2 * (#heads - 1)
  for i, head in ipairs(heads) do
    widths[i] = 0
    for _, cells in ipairs(rows) do
      widths[i] = math.max(widths[i], columns(cells[i][1]))
    end
    widths[i] = math.min(widths[i], head.most or widths[i])
    sum = sum + widths[i]
  end
  widths[2] = math.max(widths[2] - math.max(sum - 100, 0), math.min(widths[2], 20))
  return widths
end

local function write_table(rules)
  local rows = { heads }
  for i, rule in ipairs(rules) do
    rows[i + 1] = cells_of(rule)
  end
  local widths = widths_of(rows)
  for _, cells in ipairs(rows) do
    for i, cell in ipairs(cells) do
      local text = columns(cell[1]) > widths[i] and cut(cell[1], widths[i]) or cell[1]
      write(cell[2] and cell[2](text) or text, i < #cells and (" "):rep(widths[i] - columns(text) + 2))
    end
    line()
  end
  line()
end

-- `states` is what the title of such a rule is called.
local function write_kind(rules, kind, title, states)
  for i, rule in ipairs(where(rules, "kind", kind)) do
    if i == 1 then
      heading(2, title)
      table_head("Rule", states or "Requirement", "Grade", "Elements", "Severity", "Pack")
    end
    row(parts.rule(rule), rule.title, rule.grade or "", codes_of(rule, ", "),
      { rule.severity, not rule.on and ", off" or rule.not_set and ", not set" }, pack_of(rule))
  end
end

-- Returns the sentence about a rule that no longer exists.
local function retired(rule)
  return { " is retired since version ", rule.since, ": ", rule.reason,
    rule.successor and { " ", rule.successor, " takes its place." } }
end

local function write_retired(rules)
  for i, rule in ipairs(rules) do
    if i == 1 then
      heading(2, "Retired rules")
    end
    item(rule.id, retired(rule))
  end
end

return function(document, options)
  local rules, off = document.rules, document.rules_off
  if options.format == "markdown" then
    heading(1, "Rules")
    paragraph("Elements: ", list(document.elements, ", ", parts.element_with_code), ".")
    write_kind(rules, "framing", "Framing")
    write_kind(rules, "practice", "Practices", "Practice")
    write_kind(rules, "fit", "Fit")
    write_kind(rules, "theme", "Theme")
    write_kind(rules, "advice", "Advice", "Advice")
    return write_retired(document.retired)
  elseif #rules > 0 then
    write_table(rules)
  end
  line(plural(#rules, "rule"), off > 0 and { ", ", off, " off" },
    #rules > 0 and "; samplint explain RULE describes one" or " match")
  for _, rule in ipairs(document.retired) do
    line(bold(rule.id), retired(rule))
  end
end
