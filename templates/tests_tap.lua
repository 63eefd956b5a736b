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

local function success(suite, name)
  result("ok ", suite, name)
end

local function failure(suite, name, fault, path, number_of_line, program)
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
  if program and program.line_count + #program.marks > 0 then
    line("  program: |")
    line("    ", name, ":") -- the lines of a program begin with blanks, which YAML would take away
    parts.program(program, "    ")
  end
  line("  ...")
end

return function(run)
  line("TAP version 13")
  line("1..", run.passed + run.failed + #run.problems)
  for _, suite in ipairs(run.suites) do
    parts.each_test(suite, success, failure)
    parts.reach(suite, "# ")
  end
  for _, problem in ipairs(run.problems) do
    local place = problem.location
    failure(problem.rule, problem.message, problem.message, place.path, place.line > 0 and place.line)
  end
  parts.scores(run.scores, "# ")
end
