-- The text of samplint waivers.

local states = { "active", "unchecked", "unused", "superseded", "expired", "refused", "misspelled" }

local function colored(state)
  if state == "unchecked" then
    return state
  end
  return (state == "active" and good or bad)(state)
end

-- Writes the attribute, value, account or segment, and program that a waiver is for.
local function subject(waiver)
  line("    for ", waiver.path or "all attributes", waiver.value and { ": ", waiver.value },
    waiver.account and { " of ", waiver.account }, waiver.segment and { " of segment ", waiver.segment },
    waiver.program and { " in ", waiver.program })
end

local function lines_of(waiver)
  local place = waiver.location
  line(place.path, ":", place.line, ":", place.column, ": ", colored(waiver.state),
    waiver.rule and { ": ", bold(waiver.rule) }, waiver.expires and { " until ", waiver.expires })
  if waiver.path or waiver.account or waiver.segment then
    subject(waiver)
  end
  if waiver.owner then
    line("    by ", waiver.owner)
  end
  if waiver.reason then
    line("    because ", waiver.reason)
  end
  if waiver.message then
    line("    = ", waiver.message)
  end
  line()
end

return function(list)
  for _, waiver in ipairs(list.waivers) do
    lines_of(waiver)
  end
  local count, counts = #list.waivers, {}
  for _, state in ipairs(states) do
    counts[#counts + 1] = list.states[state] > 0 and list.states[state] .. " " .. state or nil
  end
  line(plural(count, "waiver"), list.latest and { count == 1 and " ends by " or " end by ", list.latest },
    count > 0 and ": ", table.concat(counts, ", "), "; today is ", list.today)
end
