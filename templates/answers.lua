-- How the answers of rules differ between two programs, A and B, for compare and impact.
local answers = {}

-- Adds names to a list; of more than four, the first three and the number of the others.
local function add(all, names, before, others)
  for i = 1, #names > 4 and 3 or #names do
    all[#all + 1] = before .. names[i]
  end
  if #names > 4 then
    all[#all + 1] = #names - 3 .. others
  end
end

-- Returns the segments and accounts of an answer.
local function parts(answer)
  local all = {}
  add(all, answer.segments or {}, "segment ", " more segments")
  add(all, answer.accounts, "", " more accounts")
  return #all > 0 and { " (", list(all, " and "), ")" }
end

-- Writes rules that fail, with their messages. If the messages of A and B differ, `in_a` precedes that of A.
function answers.failures(found, style, in_a)
  local margin = (" "):rep(10)
  for _, answer in ipairs(found) do
    local gap = (" "):rep(math.max(2, #margin - 2 - columns(answer.rule)))
    line("  ", style(answer.rule), gap, answer.message, parts(answer))
    if answer.location then
      line(margin, gutter(place(answer.location)))
    end
    if answer.message_in_a then
      line(margin, in_a, ": ", answer.message_in_a)
    end
  end
end

-- Writes the rules that answer about the standard as a list; then those about segments and accounts, each on a line.
function answers.rules(found)
  names(where(found, "standard", true, "rule"))
  for _, answer in ipairs(where(found, "standard", false)) do
    line("    ", answer.rule, parts(answer))
  end
end

-- Writes rules that are undetermined in B, by their missing value; a rule that failed itself has none.
function answers.open(found)
  local told = {}
  for _, answer in ipairs(found) do
    local path = answer.waits_for
    if not path then
      line("  ", warning(answer.rule), " ended with an error")
    elseif not told[path] then
      line("  ", warning(path), answer.b.unreadable and " cannot be read:" or " is not declared:")
      answers.rules(where(found, "waits_for", path))
      told[path] = true
    end
  end
end

-- Writes the answers by turn. Each of `turns`: a turn, its heading, the function that writes its answers, and a style.
-- Returns whether some turn has answers.
function answers.turns(comparison, turns, in_a)
  local changed = false
  for _, turn in ipairs(turns) do
    local name, heading, put, style = turn[1], turn[2], turn[3], turn[4]
    if comparison.turns[name] > 0 then
      section(heading, ": ", comparison.turns[name])
      put(where(comparison.answers, "heading", name), style, in_a)
      changed = true
    end
  end
  names_under("rules that ended with an error; samplint check shows it:", comparison.failed_rules)
  return changed
end

-- Writes the practices that only one program shows, with a title for each of the programs. Returns whether there are
-- any.
function answers.practices(comparison, in_a, in_b)
  local only_a = where(comparison.answers, "heading", "only_a")
  local only_b = where(comparison.answers, "heading", "only_b")
  for _, answer in under(in_a, only_a) do
    line("  ", bold(answer.rule), "  ", answer.title, parts(answer))
  end
  for _, answer in under(in_b, only_b) do
    line("  ", bold(answer.rule), "  ", answer.title, parts(answer))
  end
  return #only_a + #only_b > 0
end

-- Writes the practices that only one program shows, or that there are none.
function answers.all_practices(comparison, in_a, in_b)
  if not answers.practices(comparison, in_a, in_b) then
    section("both show the same practices")
  end
end

return answers
