-- Ways out of conflicts, for repair and impact.
local ways = {}

-- Returns the name of a part of a program, with the number of accounts that are alike; nil for the standard.
function ways.part(part)
  return part.account and { bold(part.account), #part.alike > 0 and { " (and ",
    plural(#part.alike, "account like it", "accounts like it"), ")" } }
    or part.segment and { "segment ", bold(part.segment) } or nil
end

-- The words before a change of each kind.
local kinds <const> = { change = "", decision = "decide ", condition = "if " }

-- Returns the pieces of a change: "path: value or value (now value) in part", or the words that a set gets and loses.
-- Each piece starts with a blank or is the first, and a line can end before it.
local function pieces(change)
  local found = { { kinds[change.kind], change.path, change.kind == "condition" and " turns out to be" or ":" } }
  local function add(words, before, between, after)
    for i, word in ipairs(words) do
      found[#found + 1] = { i == 1 and before or "", " ", good(word),
        i == #words and after or i == #words - 1 and between or "," }
    end
  end
  add(change.values, "", " or", "")
  add(change.added, " with", " and", #change.removed > 0 and "," or "")
  add(change.removed, " without", " and", "")
  if #change.values + #change.added + #change.removed == 0 then
    found[#found + 1] = " [], the empty list"
  elseif #change.values > 0 and change.kind == "change" then
    found[#found + 1] = { " (now ", change.now, change.sampled and "; not all values between were tried)" or ")" }
  end
  local part = ways.part(change)
  found[#found + 1] = part and { " in ", part }
  return found
end

-- Returns a change as one text.
function ways.change(change)
  return pieces(change)
end

-- Returns the columns of a piece.
local function columns_of(piece)
  if type(piece) == "table" then
    local sum = 0
    for _, part in ipairs(piece) do
      sum = sum + columns_of(part)
    end
    return piece.columns or sum
  end
  return piece and columns(tostring(piece)) or 0
end

-- Writes pieces after the start of a line, and on further lines that start with as many blanks and two more.
local function flow(start, list_of_pieces)
  local margin = (" "):rep(#start + 2)
  local column = #start
  write(start)
  for i, piece in ipairs(list_of_pieces) do
    if i > 1 and column + columns_of(piece) > width() then
      line()
      write((" "):rep(#margin - 1))
      column = #margin - 1
    end
    write(piece)
    column = column + columns_of(piece)
  end
  line()
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

-- Returns the changes, decisions and conditions of an alternative, counted.
local function tally(alternative)
  local counts = { change = 0, decision = 0, condition = 0 }
  local function count(change)
    local words = #change.added + #change.removed
    counts[change.kind] = counts[change.kind] + (change.kind == "change" and words > 0 and words or 1)
  end
  for _, change in ipairs(alternative.changes) do
    count(change)
  end
  for _, choice in ipairs(alternative.choices) do
    count(choice[1])
  end
  return counts
end

-- Returns how much the alternatives take that change the least: "1 change and 2 decisions".
local function least(conflict)
  local first = conflict.alternatives[1]
  if not conflict.costs_are_changes then
    return { "a cost of ", first.cost + first.open_cost, " is enough" }
  end
  local counts, parts, sum = tally(first), {}, 0
  for _, kind in ipairs({ "change", "decision", "condition" }) do
    if counts[kind] > 0 then
      parts[#parts + 1] = plural(counts[kind], kind, kind .. "s")
      sum = sum + counts[kind]
    end
  end
  return { list(parts, " and "), sum == 1 and " is enough" or " are enough" }
end

-- Returns the bound of the search in words: nil if there are no other ways.
local function bound(conflict)
  if not conflict.exact then
    return " there may be more ways"
  elseif conflict.others_left_out then
    return " further ways depend on other conflicts"
  elseif conflict.limit and conflict.costs_are_changes then
    return { " ways of more than ", conflict.limit, " changes are not listed" }
  elseif conflict.limit then
    return { " ways that cost more than ", conflict.limit, " are not listed" }
  end
end

-- Returns the pieces of a list: "a, b, c". Each but the first starts with a blank.
local function listed(items, show)
  local found = {}
  for i, item in ipairs(items) do
    found[i] = { i > 1 and " ", show(item), i < #items and "," }
  end
  return found
end

local function head(conflict)
  local waived = {}
  for _, rule in ipairs(conflict.waived) do
    waived[rule] = " (waived)"
  end
  local rules = listed(conflict.rules, function(rule)
    return { bad(rule), waived[rule] }
  end)
  rules[#rules + 1] = whom(conflict)
  flow("", rules)
  if conflict.no_way then
    line("  ", no_way[conflict.no_way])
    ways.contradiction(conflict.contradicting, conflict.contradicted)
  elseif #conflict.alternatives > 0 then
    local several, rest = #conflict.alternatives > 1, bound(conflict)
    local found = { { least(conflict), (several or rest) and ";" } }
    if several then
      found[#found + 1] = { conflict.exact and " " or " at least ", conflict.ways, " ways of equal standing",
        rest and ";" }
    end
    found[#found + 1] = rest
    flow("  ", found)
    for _, rule in ipairs(conflict.of_standard) do
      flow("  ", { { "for ", bad(rule), ", which is about all accounts together," },
        " changes in segments and accounts", " are not tried" })
    end
  else
    line("  ", plural(conflict.ways, "way"))
  end
end

-- Whether a change gives a set one word, takes one from it, or decides that it is empty.
local function is_about_word(change)
  return #change.values == 0 and #change.added + #change.removed <= 1
end

-- Returns the changes of a choice in groups: those about words of one set form one group.
local function groups_of(choice)
  local groups, by_set = {}, {}
  for _, change in ipairs(choice) do
    local set = ("%s/%s/%s"):format(change.path, change.segment or "", change.account or "")
    local group = is_about_word(change) and by_set[set]
    if group then
      group[#group + 1] = change
    else
      groups[#groups + 1] = { change }
      by_set[set] = is_about_word(change) and groups[#groups] or nil
    end
  end
  return groups
end

-- Returns the words that changes of one set add or remove as one change: "with a, b or c, or without d".
local function one_word_of(changes)
  local found = { { kinds[changes[1].kind], changes[1].path, ":" } }
  local sides = { { words = " with ", list = {} }, { words = " without ", list = {} } }
  for _, change in ipairs(changes) do
    for side, words in ipairs({ change.added, change.removed }) do
      sides[side].list[#sides[side].list + 1] = words[1]
    end
  end
  local empty = where(map(changes, function(change)
    return { empty = #change.added + #change.removed == 0 }
  end), "empty", true)[1] and " [], the empty list"
  for side, words in ipairs(sides) do
    local follows = empty or side == 1 and #sides[2].list > 0
    for i, word in ipairs(words.list) do
      local after = i == #words.list and (follows and ", or" or "") or i == #words.list - 1 and " or" or ","
      found[#found + 1] = { i == 1 and words.words or " ", good(word), after }
    end
  end
  found[#found + 1] = empty
  local part = ways.part(changes[1])
  found[#found + 1] = part and { " in ", part }
  return found
end

local function pieces_of_group(group)
  return #group > 1 and one_word_of(group) or pieces(group[1])
end

-- Writes a choice after the start of a line.
local function write_choice(start, heading, choice)
  local groups = groups_of(choice)
  if #groups == 1 then
    return flow(start, pieces_of_group(groups[1]))
  end
  line(start, heading)
  for _, group in ipairs(groups) do
    flow((" "):rep(#start) .. "- ", pieces_of_group(group))
  end
end

-- Writes the practices that an alternative newly shows or loses, or may.
local function practices(margin, words, alternative, shown, always)
  local effects = where(where(alternative.practices, "shown", shown), "always", always)
  if #effects > 0 then
    local found = listed(effects, function(effect)
      local part = ways.part(effect)
      return { shown and good(effect.practice) or bad(effect.practice), part and { " in ", part } }
    end)
    found[1] = { words, found[1] }
    flow(margin, found)
  end
end

local function effects(margin, alternative)
  practices(margin, "newly shows ", alternative, true, true)
  practices(margin, "may newly show ", alternative, true, false)
  practices(margin, "loses ", alternative, false, true)
  practices(margin, "may lose ", alternative, false, false)
  for _, broken in ipairs(alternative.breaks) do
    line(margin, broken.always and "breaks " or "may break ", bad(broken.rule), ", so that more has to change")
  end
  for _, waiver in ipairs(alternative.waivers) do
    line(margin, "ends the waiver of ", waiver.rule, " at ", place(waiver.location))
  end
end

local function alternatives(conflict)
  for _, alternative in ipairs(conflict.alternatives) do
    local number = ("%5d. "):format(alternative.number)
    local margin = (" "):rep(#number)
    local start = number
    for _, change in ipairs(alternative.changes) do
      flow(start, pieces(change))
      start = margin
    end
    for _, choice in ipairs(alternative.choices) do
      write_choice(start, start == number and "one of these:" or "and one of these:", choice)
      start = margin
    end
    effects(margin, alternative)
  end
  if conflict.unlisted_ways > 0 then
    line("         and ", plural(conflict.unlisted_ways, "more way", "more ways"), "; --limit shows more")
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

-- Writes the files beside the program that were or would be written, what changes with them, and the conditions.
function ways.written(applied, would)
  for _, file in ipairs(applied.files) do
    for _, program in ipairs(file.programs) do
      line(bold(file.path), ": ", bold(program), " names this file, too, and ", would, " with it")
    end
  end
  for _, condition in ipairs(applied.conditions) do
    flow("this works ", pieces(condition))
  end
end

return ways
