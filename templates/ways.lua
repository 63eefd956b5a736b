-- Ways out of conflicts, for repair and impact.
local ways = {}

-- Returns the name of a part of a program, with the number of accounts that are alike; nil for the standard.
function ways.part(part)
  return part.account and { bold(part.account), #part.alike > 0 and { " (and ",
    plural(#part.alike, "account like it", "accounts like it"), ")" } }
    or part.segment and { "segment ", bold(part.segment) } or nil
end

-- Returns a change: "path: value or value (now value) in part", or the words that a set gets and loses.
function ways.change(change)
  local gets, loses = list(change.added, " and ", good), list(change.removed, " and ", good)
  local part = ways.part(change)
  local place = part and { " in ", part }
  if #change.values > 0 then
    return { change.path, ": ", list(change.values, " or ", good), " (now ", change.now,
      change.sampled and "; not all values between were tried)" or ")", place }
  end
  return { change.path, ": ", #gets > 0 and "with ", gets, #gets > 0 and #loses > 0 and ", ",
    #loses > 0 and "without ", loses, #gets + #loses == 0 and "[], the empty list", place }
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

-- The most segments and accounts that the head of a conflict names.
local MOST_NAMED <const> = 2

-- Returns the segments and accounts that a conflict is about, and whether the standard is among them.
local function parts_of(conflict)
  local parts, standard, seen = {}, false, {}
  for _, fault in ipairs(conflict.faults) do
    local key = (fault.segment or "") .. "/" .. (fault.account or "")
    standard = standard or key == "/"
    if key ~= "/" and not seen[key] then
      seen[key] = true
      parts[#parts + 1] = fault
    end
  end
  return parts, standard
end

-- Returns " for " and the names of those that a conflict is about; nil if it is about the standard alone.
local function whom(conflict)
  local parts, standard = parts_of(conflict)
  local names = { standard and "the program" or nil }
  for i, part in ipairs(parts) do
    names[#names + 1] = i <= MOST_NAMED and ways.part(part) or nil
  end
  if #parts > MOST_NAMED then
    names[#names + 1] = (#parts - MOST_NAMED) .. " more"
  end
  return #parts > 0 and { " for ", list(names, " and ") } or nil
end

local function head(conflict)
  local waived = {}
  for _, rule in ipairs(conflict.waived) do
    waived[rule] = " (waived)"
  end
  line(list(conflict.rules, ", ", function(rule)
    return { bad(rule), waived[rule] }
  end), whom(conflict))
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
    enumerate("  all of them change ", map(conflict.always, function(field)
      local part = ways.part(field)
      local name = field.account or field.segment
      local width = #field.path + (name and #" in segment " + columns(name) or 0)
      return { field.path, part and { " in ", part }, room = width, columns = width }
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

-- Writes the conflicts with their alternatives, and an empty line after each.
function ways.conflicts(conflicts)
  for _, conflict in ipairs(where(conflicts, "listed", true)) do
    head(conflict)
    alternatives(conflict)
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
