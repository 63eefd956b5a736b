-- The text of samplint check --trace: what a rule read, and what it answered.

local answers = {
  pass = "pass",
  fail = "fail",
  undetermined = "undetermined",
  not_applicable = "not applicable",
  error = "the rule itself failed",
}

-- Returns the number of a line of the rule, or blanks of the same width.
local function margin(number)
  return number and ("%5d  "):format(number) or "       "
end

-- Returns the width of the texts before the answers. A text of more than 56 bytes does not count: its
-- answer stands further to the right.
local function width_of(steps)
  local width = 0
  for _, step in ipairs(steps) do
    width = #step.asked <= 56 and math.max(width, #step.asked) or width
  end
  return width
end

-- Returns the line of a value, with the path of its file if it is not the file of the program.
local function place(location, path)
  if location then
    return gutter("  (" .. (location.path ~= path and location.path .. " " or "") .. "line " .. location.line .. ")")
  end
end

local function one_run(run, path)
  local width = width_of(run.steps)
  line("  ", run.account and { "account ", run.account } or run.segment and { "segment ", run.segment }
      or "the program itself",
    #run.steps > 0 and ":" or ": the rule read nothing")
  for _, step in ipairs(run.steps) do
    line(margin(step.line), pad(step.asked, width), "  ", cut(step.gave, 60), place(step.location, path))
  end
  if run.omitted > 0 then
    line(margin(), "and ", run.omitted, " more")
  end
  if #run.completions > 0 then
    line(margin(), "its answer for each value tried of what is not declared; the run above is the first:")
    for _, completion in ipairs(run.completions) do
      line(margin(), "  ", completion.supposed, ": ", answers[completion.status],
        completion.said and { ": ", completion.said })
    end
    if run.completions_omitted > 0 then
      line(margin(), "  and ", run.completions_omitted, " more")
    end
  end
  line(margin(run.line), "answer: ", bold(answers[run.status]), run.said and { ": ", run.said })
end

return function(trace)
  line("trace of ", bold(trace.rule), " (", trace.rule_path, ") on ", trace.path,
    trace.document and { ", document ", trace.document }, trace.name and { ' "', trace.name, '"' })
  if #trace.runs == 0 then
    line("  the rule was not run: this file is not a program")
  end
  local segments = trace.segments_alike > 0
  for _, run in ipairs(trace.runs) do
    one_run(run, trace.path)
    segments = segments or run.segment ~= nil
  end
  if trace.segments_alike > 0 then
    line("  ", plural(trace.segments_alike, "more segment has", "more segments have"),
      " the same values of these attributes, and the same answer")
  end
  if trace.accounts_alike > 0 then
    line("  ", plural(trace.accounts_alike, "more account has", "more accounts have"),
      segments and " the values and the answer of their segment or of the program"
        or " the same values of these attributes, and the same answer")
  end
  line()
end
