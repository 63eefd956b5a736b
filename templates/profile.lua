-- The text of samplint check --profile.

local function row_of(name, cost)
  line(pad(name, 24),
    (" %7d  %10d  %12d  %12.3f"):format(cost.calls, cost.remembered, cost.instructions, cost.milliseconds))
end

return function(profile)
  line(pad("rule", 24), "   calls  remembered  instructions  milliseconds")
  for _, rule in ipairs(profile.rules) do
    row_of(rule.rule, rule)
  end
  row_of("all", profile.all)
end
