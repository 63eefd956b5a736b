-- The results of samplint test as XML in the format of JUnit, with a suite for each rule or file. It has no times, so
-- that two runs give the same bytes.
local parts = include("tests_parts")

local function tag_line(indent, ...)
  write(indent)
  tag(...)
  line()
end

local function success(suite, name)
  tag_line("    ", "testcase/", "classname", suite, "name", name)
end

-- Writes a test case that contains an element with the message, the place and the program.
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

local function failure(suite, name, message, path, number, program)
  fault("failure", suite, name, message, parts.place(path, number), program)
end

local function suite_element(suite)
  local count, failed = #suite.tests + #suite.lacks, suite.failed + #suite.lacks
  tag_line("  ", "testsuite", "name", suite.rule or suite.path, "tests", count, "failures", failed, "errors", 0)
  parts.each_test(suite, success, failure)
  if suite.coverage or suite.changes then
    write("    ")
    tag("system-out")
    parts.reach(suite, "")
    tag_line("", "/system-out")
  end
  tag_line("  ", "/testsuite")
end

-- Writes the problems of rules and files as errors of one more suite.
local function problems_element(list)
  tag_line("  ", "testsuite", "name", "load", "tests", #list, "failures", 0, "errors", #list)
  for _, problem in ipairs(list) do
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
