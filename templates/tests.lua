-- The text of samplint test.
local parts = include("tests_parts")

local answers = { "pass", "fail", "undetermined", "not_applicable" }

-- Returns the width of the ids of rules: 8 to 24 columns.
local function width_of(suites)
  local width = 8
  for _, suite in ipairs(suites) do
    width = math.max(width, suite.rule and #suite.rule or 0)
  end
  return math.min(width, 24)
end

local function passed(suite)
  if not suite.rule then
    return "  passed " .. suite.passed
  end
  local counts = {}
  for i, answer in ipairs(answers) do
    counts[i] = "  " .. answer .. " " .. suite.passed_by_answer[answer]
  end
  counts[#counts + 1] = "  derived " .. suite.derived
  return counts
end

local function suite_lines(suite, width)
  for _, test in ipairs(suite.tests) do
    if test.fault then
      line(parts.place(suite.path, test.line), ': "', bold(test.name), '": ', test.fault)
      parts.program(test.program, "")
    end
  end
  for _, lack in ipairs(suite.lacks) do
    line(suite.path, ": ", lack)
  end
  local failed = suite.failed + #suite.lacks + suite.refused > 0
  line(failed and bad("FAIL") or good("ok  "), " ", pad(suite.rule or suite.path, width), passed(suite),
    suite.refused > 0 and { "  invalid ", suite.refused })
  parts.reach(suite, "")
end

return function(run)
  local width = width_of(run.suites)
  for _, suite in ipairs(run.suites) do
    suite_lines(suite, width)
  end
  problems()
  parts.scores(run.scores, "")
  line(plural(run.rules, "rule"), ", ", run.files > 0 and { plural(run.files, "file"), ", " }, run.passed, " passed, ",
    run.failed, " failed", #run.problems > 0 and { ", ", plural(#run.problems, "error") })
end
