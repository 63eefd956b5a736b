-- How the answers of rules differ between two programs, A and B, for compare and impact.
local answers = {}

-- The accounts of an answer: of many, the first three and how many more.
local function accounts(answer)
  local named, count = answer.accounts, #answer.accounts
  if count > 4 then
    named = { named[1], named[2], named[3], count - 3 .. " more accounts" }
  end
  return count > 0 and { " (", list(named, " and "), ")" }
end

-- Rules that fail, with what is wrong. `in_a` stands before what is wrong in A, where B fails otherwise.
function answers.failures(found, style, in_a)
  local margin = (" "):rep(10)
  for _, answer in ipairs(found) do
    local gap = (" "):rep(math.max(2, #margin - 2 - columns(answer.rule)))
    line("  ", style(answer.rule), gap, answer.message, accounts(answer))
    if answer.location then
      line(margin, gutter(place(answer.location)))
    end
    if answer.message_in_a then
      line(margin, in_a, ": ", answer.message_in_a)
    end
  end
end

-- The rules as a list, then, line by line, those of accounts.
function answers.rules(found)
  names(where(found, "standard", true, "rule"))
  for _, answer in ipairs(where(found, "standard", false)) do
    line("    ", answer.rule, accounts(answer))
  end
end

-- Rules that cannot tell in B, by what they wait for; one that failed itself waits for nothing.
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

-- The answers by turn. Each of `turns`: the turn, its heading, the function that writes its answers, their style.
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

-- The practices that one program alone shows.
function answers.practices(comparison, heading, title)
  for i, answer in ipairs(where(comparison.answers, "heading", heading)) do
    if i == 1 then
      line(title)
    end
    line("  ", bold(answer.rule), "  ", answer.title, accounts(answer))
  end
end

return answers
