-- The results of samplint test in version 13 of the Test Anything Protocol. Nothing here needs version 14, which some
-- readers refuse.
local parts = include("tests_parts")

-- Returns a text with `sign` before each `letter`; cut() replaces control characters.
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
    line("    ", name, ":") -- without this line, YAML would remove the blanks at the start of the program's lines
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
