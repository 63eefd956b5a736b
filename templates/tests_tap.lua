-- The results of samplint test by the Test Anything Protocol, version 13. Version 14 has nothing more that is needed
-- here, and older readers refuse it.
local parts = include("tests_parts")

-- A text as it is shown, with `sign` before each `letter`.
local function escaped(text, letter, sign)
  return table.concat(cut(text, 1 << 30):split(letter), sign .. letter)
end

local function description(text)
  return escaped(escaped(text, "\\", "\\"), "#", "\\")
end

local function quoted(key, text)
  line("  ", key, ": '", escaped(text, "'", "'"), "'")
end

local number = 0

local function result(words, suite, name)
  number = number + 1
  line(words, number, " - ", description(suite), ": ", description(name))
end

-- The lines of a program begin with blanks, which YAML would take away; the name above them does not.
local function program(test)
  if test.program.line_count + #test.program.marks > 0 then
    line("  program: |")
    line("    ", test.name, ":")
    parts.program(test.program, "    ")
  end
end

local function failure(suite, name, fault, path, number_of_line, test)
  result("not ok ", suite, name)
  line("  ---")
  quoted("message", fault)
  line("  severity: fail")
  if path then
    quoted("file", path)
  end
  if number_of_line then
    line("  line: ", number_of_line)
  end
  if test then
    program(test)
  end
  line("  ...")
end

local function suite_lines(suite)
  local name = suite.rule or suite.path
  for _, test in ipairs(suite.tests) do
    if test.fault then
      failure(name, test.name, test.fault, suite.path, test.line, test)
    else
      result("ok ", name, test.name)
    end
  end
  for _, lack in ipairs(suite.lacks) do
    failure(name, "its tests all together", lack, suite.path)
  end
  parts.reach(suite, "# ")
end

return function(run)
  line("TAP version 13")
  line("1..", run.passed + run.failed + #run.problems)
  for _, suite in ipairs(run.suites) do
    suite_lines(suite)
  end
  for _, problem in ipairs(run.problems) do
    local place = problem.location
    failure(problem.rule, problem.message, problem.message, place.path, place.line > 0 and place.line)
  end
  parts.scores(run.scores, "# ")
end
