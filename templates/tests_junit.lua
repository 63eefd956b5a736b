-- The results of samplint test as XML in the format of JUnit, with a suite for each rule or file. It has no times, so
-- that two runs give the same bytes.
local parts = include("tests_parts")

local function tag_line(indent, ...)
  write(indent)
  tag(...)
  line()
end

-- A case with a <failure> or an <error>, which has the place and the program.
local function fault(element, suite, name, message, place, program)
  tag_line("    ", "testcase", "classname", suite, "name", name)
  write("      ")
  tag(element, "message", message, "type", "expectation")
  line(place)
  if program then
    parts.program(program, "")
  end
  tag_line("", "/" .. element)
  tag_line("    ", "/testcase")
end

local function suite_element(suite)
  local name, lacks = suite.rule or suite.path, #suite.lacks
  tag_line("  ", "testsuite", "name", name, "tests", #suite.tests + lacks, "failures", suite.failed + lacks,
    "errors", 0)
  for _, test in ipairs(suite.tests) do
    if test.fault then
      fault("failure", name, test.name, test.fault, parts.place(suite.path, test.line), test.program)
    else
      tag_line("    ", "testcase/", "classname", name, "name", test.name)
    end
  end
  for _, lack in ipairs(suite.lacks) do
    fault("failure", name, "its tests all together", lack, suite.path)
  end
  if suite.coverage or suite.changes then
    write("    ")
    tag("system-out")
    parts.reach(suite, "")
    tag_line("", "/system-out")
  end
  tag_line("  ", "/testsuite")
end

-- What is wrong with rules and files is an error of a suite of its own.
local function problems_element(problems)
  tag_line("  ", "testsuite", "name", "load", "tests", #problems, "failures", 0, "errors", #problems)
  for _, problem in ipairs(problems) do
    local place = problem.location
    fault("error", "load", problem.message, problem.message,
      place.path and parts.place(place.path, place.line > 0 and place.line))
  end
  tag_line("  ", "/testsuite")
end

return function(run)
  local count = #run.problems
  tag_line("", "testsuites", "name", "samplint", "tests", run.passed + run.failed + count, "failures", run.failed,
    "errors", count)
  for _, suite in ipairs(run.suites) do
    suite_element(suite)
  end
  if count > 0 then
    problems_element(run.problems)
  end
  tag_line("", "/testsuites")
end
