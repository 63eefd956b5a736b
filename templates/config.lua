-- The text of samplint check --show-config: a settings file, with the place that sets each value as a comment.

local function set(text, set_by)
  line(text, (" "):rep(46 - #text), " # ", set_by or "default")
end

local function dead_values(values)
  line(#values > 0 and "dead_values:" or "dead_values: {}")
  for i, value in ipairs(values) do
    if i == 1 or values[i - 1].path ~= value.path then
      line("  ", value.path, ":")
    end
    set("    " .. value.value .. ': "' .. value.reason .. '"', value.set_by)
  end
end

local function packs(list)
  line("packs:")
  for _, pack in ipairs(list) do
    set("  " .. pack.name .. ": " .. pack.version .. (pack.path and " " .. pack.path or ""), pack.set_by)
    line("    digest: sha256:", pack.digest)
  end
end

local function rule_on(rule)
  if rule.path then
    set("  " .. rule.id .. ":", rule.path)
  else
    line("  ", rule.id, ":")
  end
  set("    severity: " .. rule.severity.value, rule.severity.set_by)
  if rule.promote.set_by then
    set("    promote: " .. tostring(rule.promote.value), rule.promote.set_by)
  end
  if #rule.options > 0 then
    line("    options:")
  end
  for _, option in ipairs(rule.options) do
    if option.value == nil then
      line("      # ", option.id, " is not set, so the rule does not apply")
    else
      set("      " .. option.id .. ": " .. tostring(option.value), option.set_by)
    end
  end
end

return function(config)
  line("# settings: ", config.settings or "none found")
  line(#config.leave_out > 0 and "leave_out:" or "leave_out: []")
  for _, pattern in ipairs(config.leave_out) do
    line('  - "', pattern, '"')
  end
  for _, path in ipairs(config.waivers) do
    line("waivers: ", path)
  end
  if config.baseline then
    line("baseline: ", config.baseline)
  end
  dead_values(config.dead_values)
  line("severity:")
  set("  undetermined: " .. config.undetermined.value, config.undetermined.set_by)
  line("budgets:")
  for _, budget in ipairs(config.budgets) do
    set("  " .. budget.name .. ": " .. budget.value, budget.set_by)
  end
  packs(config.packs)
  line("rules:")
  for _, rule in ipairs(config.rules) do
    rule_on(rule)
  end
  for _, rule in ipairs(config.rules_off) do
    line("  ", rule.id, ":")
    set('    off: "' .. rule.off.value .. '"', rule.off.set_by)
  end
end
