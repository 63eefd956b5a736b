-- Ways out of conflicts, for repair and impact.
local ways = {}

-- Returns a change: "path: value or value (now value)", or the words that a set gets and loses.
function ways.change(change)
  local gets, loses = list(change.added, " and ", good), list(change.removed, " and ", good)
  if #change.values > 0 then
    return { change.path, ": ", list(change.values, " or ", good), " (now ", change.now,
      change.sampled and "; not all values between were tried)" or ")" }
  end
  return { change.path, ": ", #gets > 0 and "with ", gets, #gets > 0 and #loses > 0 and ", ",
    #loses > 0 and "without ", loses, #gets + #loses == 0 and "[], the empty list" }
end

-- Writes the attributes that contradict each other, and the rules by which they do.
function ways.contradiction(paths, rules)
  for i, path in ipairs(paths) do
    line(i == 1 and "  attributes: " or "              ", path)
  end
  if #rules > 0 then
    line("  rules:      ", list(rules, ", ", bad))
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
  kept = "no alternative exists: the values to keep contradict the rules",
  rules = "no alternative exists: the rules contradict each other",
  removal = "no alternative exists: declared values would have to be deleted, which repair does not do",
  sampled = "not known: no alternative exists with the integers that were tried",
  given_up = "not known: the search reached its limit; first declare the values that check asks for",
}

local function head(conflict)
  local waived = {}
  for _, rule in ipairs(conflict.waived) do
    waived[rule] = " (waived)"
  end
  line(list(conflict.rules, ", ", function(rule)
    return { bad(rule), waived[rule] }
  end), conflict.account and { " for ", bold(conflict.account) },
    conflict.segment and { " for segment ", bold(conflict.segment) })
  if conflict.no_way then
    line("  ", no_way[conflict.no_way])
    ways.contradiction(conflict.contradicting, conflict.contradicted)
  else
    line(conflict.costs_are_changes and { "  ", plural(conflict.cost, "change is enough", "changes are enough") }
      or { "  a cost of ", conflict.cost, " is enough" }, ", in ", not conflict.exact and "at least ",
      plural(conflict.ways, "way:", "equally good ways:"))
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
    line("         and ", plural(conflict.unlisted_ways, "more way"), "; --limit shows more")
  end
end

-- Writes the accounts that have the same conflict, with the numbers of their alternatives.
local function others(conflict)
  if #conflict.others > 0 then
    local numbered = #conflict.alternatives > 0
    local start = numbered and "  the same alternatives, numbered " or "  the same conflict for "
    enumerate(start, map(conflict.others, function(other)
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
  not_analyzed = " cannot be analyzed (audit shows why); after a change, check whether the program satisfies it",
  objects = ": no change of the standard is known to satisfy it; check shows its alternatives",
  content = ": not violated now; after a change, check whether the program still satisfies it",
}

-- Writes the rules that the search left out.
function ways.left_out(rules)
  for _, left in ipairs(rules) do
    line(bad(left.rule), left_out[left.state])
  end
end

return ways
