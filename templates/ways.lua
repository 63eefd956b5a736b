-- Ways out of conflicts, for repair and impact.
local ways = {}

-- Returns a change: "path: value or value (now value)", or the words that a set gets and loses.
function ways.change(change)
  local gets, loses = list(change.added, " and ", good), list(change.removed, " and ", good)
  if #change.values > 0 then
    return { change.path, ": ", list(change.values, " or ", good), " (now ", change.now,
      change.sampled and "; not all between were tried)" or ")" }
  end
  return { change.path, ": ", #gets > 0 and "with ", gets, #gets > 0 and #loses > 0 and ", ",
    #loses > 0 and "without ", loses, #gets + #loses == 0 and "[], declared as none" }
end

-- Writes the attributes that contradict each other, and the rules by which they do.
function ways.contradiction(paths, rules)
  for i, path in ipairs(paths) do
    line(i == 1 and "  together:  " or "             ", path)
  end
  if #rules > 0 then
    line("  under:     ", list(rules, ", ", bad))
  end
end

-- Writes items after the start of a line, and on further lines. Each item takes `columns` columns; it starts a new line
-- unless `room` columns are free.
local function enumerate(start, items)
  local column = #start
  write(start)
  for i, item in ipairs(items) do
    local breaks = i > 1 and column + 2 + item.room > 100
    if breaks then
      line(",")
    end
    write(breaks and "      " or i > 1 and ", ", item)
    column = (breaks and 6 or i > 1 and column + 2 or column) + item.columns
  end
  line()
end

local no_way = {
  kept = "there is no way out: what is kept contradicts the rules",
  rules = "there is no way out: the rules contradict each other",
  removal = "there is no way out: what is declared would have to be taken out, which repair does not do",
  sampled = "not known: with the integers that were tried there is no way out",
  given_up = "not known: the search for a way out was given up; declare more first, from what check asks for",
}

local function head(conflict)
  local waived = {}
  for _, rule in ipairs(conflict.waived) do
    waived[rule] = " (waived)"
  end
  line(list(conflict.rules, ", ", function(rule)
    return { bad(rule), waived[rule] }
  end), conflict.account and { " for ", bold(conflict.account) })
  if conflict.no_way then
    line("  ", no_way[conflict.no_way])
    ways.contradiction(conflict.contradicting, conflict.contradicted)
  else
    line(conflict.costs_are_changes and { "  ", plural(conflict.cost, "change is enough", "changes are enough") }
      or { "  at a cost of ", conflict.cost }, ", in ", not conflict.exact and "at least ",
      plural(conflict.ways, "way:", "ways, none of them better than another:"))
  end
end

local function alternatives(conflict)
  if #conflict.always > 0 and #conflict.alternatives > 1 then
    enumerate("  all of them change ", map(conflict.always, function(path)
      return { path, room = #path, columns = #path }
    end))
  end
  for _, alternative in ipairs(conflict.alternatives) do
    local number = ("%5d. "):format(alternative.number)
    for i, change in ipairs(alternative.changes) do
      line(i == 1 and number or (" "):rep(#number), ways.change(change))
    end
  end
  if conflict.unlisted_ways > 0 then
    line("         and ", conflict.unlisted_ways, " more; --limit shows them")
  end
end

-- Writes the accounts that have the same conflict, with the numbers of their alternatives.
local function others(conflict)
  if #conflict.others > 0 then
    local numbered = #conflict.alternatives > 0
    enumerate(numbered and "  the same, numbered " or "  the same for ", map(conflict.others, function(other)
      local numbers = not numbered and "" or other.first .. (other.last > other.first and " to " .. other.last or "")
      return { numbers, numbered and " for ", bold(other.account), room = #"1000 to 1000 for " + #other.account,
        columns = #numbers + #" for " + columns(other.account) }
    end))
  end
end

-- Writes the conflicts with their alternatives, and an empty line after each.
function ways.conflicts(conflicts)
  for _, conflict in ipairs(where(conflicts, "listed", true)) do
    head(conflict)
    alternatives(conflict)
    others(conflict)
    line()
  end
end

local left_out = {
  not_analyzed = " cannot be analyzed (audit says why): check again whether a change suits it",
  objects = ": no change of the standard is known to mend it; check names its alternatives",
  content = ": content now, and not looked at with changes: check again whether one suits it",
}

-- Writes the rules that the search left out.
function ways.left_out(rules)
  for _, left in ipairs(rules) do
    line(bad(left.rule), left_out[left.state])
  end
end

return ways
