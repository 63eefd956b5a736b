-- The text of samplint impact.
local answers, ways = include("answers"), include("ways")

local turns = {
  { "breaks", "the change breaks", answers.failures, bad },
  { "mends", "the change heals", answers.failures, good },
  { "opens", "rules could not tell any more", answers.open },
  { "settles", "rules could tell that could not", answers.rules },
  { "shifts", "rules would begin or cease to apply, and pass", answers.rules },
}

local function change(impact)
  local comparison = impact.comparison
  local now, later = comparison.a, comparison.b
  line(bold(now.path), now.documents > 1 and { ", document ", now.document },
    now.name ~= "" and { ' "', bold(now.name), '"' }, ": now ", verdict(now.verdict), ", then ", verdict(later.verdict))
  line("with", impact.account and { ", for ", bold(impact.account) })
  for _, set in ipairs(impact.set) do
    line("  ", set.path, ": ", bold(set.after), " (now ", set.before, ")")
  end
  if not answers.turns(comparison, turns, "now") then
    section("no rule of fit, theme or framing changes its answer")
  end
  section("practices shown: now ", now.practices.shown, " of ", now.practices.total, ", then ", later.practices.shown,
    " of ", later.practices.total)
  answers.practices(comparison, "only_a", "practices lost:")
  answers.practices(comparison, "only_b", "practices gained:")
end

local function musts(found, account)
  local element
  local title = { "must follow", account, ": no congruent program keeps these beside what was set" }
  for _, must in under(title, where(found, "anyway", false)) do
    if must.element ~= element then
      line("  ", bold(must.element_title))
    end
    element = must.element
    line("    ", must.as_a_whole and { must.change.path, ": not ", must.change.now }
      or ways.change(must.change))
    if #must.responsible > 0 then
      line("      by ", list(must.responsible, " and ", bad), #must.because > 0 and " with ",
        list(must.because, " and "))
    end
  end
end

local function consequences(follows)
  local account = follows.account and { " for ", bold(follows.account) }
  if follows.possible == false then
    section("cannot be", account, ": no congruent program has what was set",
      not follows.all_set and ", together with what is kept")
    return ways.contradiction(follows.contradicting, follows.contradicted)
  end
  musts(follows.musts, account)
  local anyway = map(where(follows.musts, "anyway", true, "change"), function(at) return at.path end)
  names_under({ "must change", account, " whatever was set, and does not follow from that:" }, anyway)
  if follows.possible == nil then
    section("what must follow is not known: the search was given up")
  elseif follows.unsettled > 0 then
    section("of ", follows.unsettled, " attributes it is not known whether they must follow: the search was given up")
  end
end

return function(impact)
  change(impact)
  for _, follows in ipairs(impact.follows) do
    consequences(follows)
  end
  if impact.unreadable then
    section("what must follow is not known: some values cannot be read; mend what check says of them first")
  elseif impact.comparison.b.verdict == "congruent" then
    section("nothing must follow")
  end
  if impact.repair then
    local conflicts = where(impact.repair.conflicts, "listed", true)
    if #conflicts > 0 then
      section("the cheapest ways to follow, with what was set kept")
      line()
      ways.conflicts(conflicts)
    end
    -- Conflicts from before the change are only named: their ways out may be many, and are not about the change.
    names_under("the same before and after the change; samplint repair shows ways out:", impact.older_rules)
    ways.left_out(impact.repair.left_out_rules)
  end
end
