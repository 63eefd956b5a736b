-- Functions that all formats of samplint test share. `before`: the text at the start of each line.
local parts = {}

function parts.place(path, number)
  return number and path .. ":" .. number or path
end

-- Calls `passed` or `failed` for each test of a rule or a file, and `failed` for each fault of all its tests together.
function parts.each_test(suite, passed, failed)
  local suite_name = suite.rule or suite.path
  for _, test in ipairs(suite.tests) do
    if test.fault then
      failed(suite_name, test.name, test.fault, suite.path, test.line, test.program)
    else
      passed(suite_name, test.name)
    end
  end
  for _, lack in ipairs(suite.lacks) do
    failed(suite_name, "all its tests", lack, suite.path)
  end
end

-- ---- the program of a failed test -----------------------------------------------------------------------------------

local function expected_or_found(mark)
  return (mark.found and "found: " or "expected: ") .. mark.text
end

-- Writes a mark below a line of the program. If the mark before it is at the same place, blanks replace the carets.
local function mark_below(mark, before)
  line(before, gutter("      | "), (" "):rep(mark.before),
    (mark.found and bad or good)((mark.again and " " or "^"):rep(mark.columns) .. " " .. expected_or_found(mark)))
end

function parts.program(program, before)
  local last = 0
  for _, shown in ipairs(program.lines) do
    if shown.line > last + 1 then
      line(before, "  ...")
    end
    last = shown.line
    line(before, gutter(("%5d | "):format(last)), shown.text)
    for _, mark in ipairs(shown.marks) do
      mark_below(mark, before)
    end
  end
  if last < program.line_count then
    line(before, "  ...")
  end
  for _, mark in ipairs(program.marks) do
    line(before, "      = ", expected_or_found(mark))
  end
end

-- ---- what tests reach -----------------------------------------------------------------------------------------------

local function range(lines)
  return lines.first < lines.last and lines.first .. "-" .. lines.last or lines.first
end

local function coverage(found, before)
  local missed = {}
  for i, lines in ipairs(found.missed) do
    missed[i] = range(lines)
  end
  line(before, "     lines ", found.lines_reached, " of ", found.lines,
    #missed > 0 and { " (not reached: ", table.concat(missed, ", "), ")" },
    ", answers ", found.answers_reached, " of ", #found.answers)
  local words = { fail = ": ", undetermined = ", needs " }
  for _, answer in ipairs(found.answers) do
    if not answer.reached then
      line(before, "     not reached: ", answer.status, words[answer.status], cut(answer.what or "", 75))
    end
  end
  if found.unknown then
    line(before, "     answers: ", found.unknown)
  end
end

local function code_or_nothing(text)
  return text and { "`", cut(text, 30), "`" } or "nothing"
end

local function changes(found, path, before)
  if not found.tried then
    return line(before, "     changes: not tried; first the tests must pass with the unchanged rule")
  end
  line(before, "     changes noticed ", found.noticed, " of ", found.noticed + #found.unnoticed,
    found.without_effect > 0 and { ", without effect ", found.without_effect },
    found.left_out > 0 and { ", not tried ", found.left_out })
  for _, change in ipairs(found.unnoticed) do
    line(before, "     ", path, ":", change.line, ":", change.column, ": ", code_or_nothing(change.before), " -> ",
      code_or_nothing(change.after))
  end
end

function parts.reach(suite, before)
  if suite.coverage then
    coverage(suite.coverage, before)
  end
  if suite.changes then
    changes(suite.changes, suite.path, before)
  end
end

function parts.scores(scores, before)
  if scores.lines then
    line(before, "reached: ", scores.lines, " % of the lines, ", scores.answers, " % of the answers")
  end
  if scores.changes then
    line(before, "changes noticed: ", scores.changes, " %, ", scores.changes_noticed, " of ", scores.changes_tried,
      scores.without_effect > 0 and { "; ", scores.without_effect, " more have no effect" })
  end
end

return parts
