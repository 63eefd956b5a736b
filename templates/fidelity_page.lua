-- The page of what the works of the vocabulary say, and the rules that name it as their source: samplint explain
-- --write.
local parts = include("parts")("rules/", "vocabulary.md")

-- Returns the kind and the grade of a rule: "fit, derived".
local function kind_of(rule)
  return { rule.kind, rule.grade and { ", ", rule.grade } }
end

local function statement(shown)
  paragraph(code(shown.id), ": ", shown.says)
  for _, rule in ipairs(shown.rules) do
    item(parts.rule(rule), " (", kind_of(rule), "): ", rule.title)
  end
  if #shown.reads > 0 then
    paragraph(#shown.rules == 1 and "The rule reads " or "The rules read ", list(shown.reads, " and ", code), ".")
  end
  if #shown.rules == 0 then
    paragraph("No rule names it. ", shown.left_out)
  end
end

local function work(shown)
  heading(2, shown.reference)
  for i, said in ipairs(shown.statements) do
    if i == 1 or said.at ~= shown.statements[i - 1].at then
      heading(3, said.at)
    end
    statement(said)
  end
end

local function count_expressed(works)
  local all, expressed = 0, 0
  for _, shown in ipairs(works) do
    for _, said in ipairs(shown.statements) do
      all, expressed = all + 1, expressed + (#said.rules > 0 and 1 or 0)
    end
  end
  return all, expressed
end

return function(page)
  local all, expressed = count_expressed(page.works)
  heading(1, "What the sources say, and the rules that express it")
  paragraph("This page lists what the sources say about programs, by section and in words of this project. Below each "
    .. "statement are the rules that name it as their source, with their kind and grade, and the attributes that they "
    .. "read. If no rule names a statement, the page says why.")
  paragraph("The grade of a rule is stated if the source says it of the elements that the rule reads. It is derived if "
    .. "it follows from a relation that the source states between them, and from the meanings of the ",
    link("words", "vocabulary.md"), ". It is inferred if the rule needs a premise of its author. Only advice may need "
    .. "one. A practice needs no grade, because it says of one element what the source says of it.")
  paragraph("Of ", plural(all, "statement"), ", rules name ", expressed, ".")
  for _, shown in ipairs(page.works) do
    work(shown)
  end
  heading(2, "Rules without a statement")
  paragraph(#page.other_rules > 0 and "These rules name no statement. They are ours." or "Each rule names a statement.")
  for _, rule in ipairs(page.other_rules) do
    item(parts.rule(rule), " (", kind_of(rule), "): ", rule.title)
  end
end
