-- The text of samplint impact.
local answers, ways = include("answers"), include("ways")

local turns = {
  { "breaks", "new violations", answers.failures, bad },
  { "mends", "violations that end", answers.failures, good },
  { "opens", "rules newly undetermined", answers.open },
  { "settles", "rules no longer undetermined", answers.rules },
  { "shifts", "rules that begin or cease to apply, without a violation", answers.rules },
}

-- Returns the segment or account that something is about.
local function whom(what)
  return what.account and { " for ", bold(what.account) } or what.segment and { " for segment ", bold(what.segment) }
end

local function change(impact)
  local comparison = impact.comparison
  local now, later = comparison.a, comparison.b
  line(bold(now.path), now.documents > 1 and { ", document ", now.document },
    now.name ~= "" and { ' "', bold(now.name), '"' }, ": now ", verdict(now.verdict), ", after the change ",
    verdict(later.verdict))
  line("change", whom(impact), ":")
  for _, set in ipairs(impact.set) do
    line("  ", set.path, ": ", bold(set.after), " (now ", set.before, ")")
  end
  if not answers.turns(comparison, turns, "now") then
    section("no rule of fit, theme or framing changes its answer")
  end
  answers.all_practices(comparison, "practices shown only now:", "practices shown only after the change:")
end

local function musts(found, account)
  local element
  local title = { "forced changes", account, ": every congruent program with this change has these values, too" }
  for _, must in under(title, where(found, "anyway", false)) do
    if must.element ~= element then
      line("  ", bold(must.element_title))
    end
    element = must.element
    line("    ", must.as_a_whole and { must.change.path, ": not ", must.change.now }
      or ways.change(must.change))
    if #must.responsible > 0 then
      line("      because of ", list(must.responsible, " and ", bad), #must.because > 0 and ", given ",
        list(must.because, " and "))
    end
  end
end

local function consequences(follows)
  local part = ways.part(follows)
  local account = part and { " for ", part }
  if follows.possible == false then
    section("impossible", account, ": no congruent program has the new values",
      not follows.all_set and " together with the values to keep")
    return ways.contradiction(follows.contradicting, follows.contradicted)
  end
  musts(follows.musts, account)
  local anyway = map(where(follows.musts, "anyway", true, "change"), function(at) return at.path end)
  names_under({ "forced changes", account, " that do not depend on this change:" }, anyway)
  if follows.possible == nil then
    section("forced changes are not known: the search reached its limit")
  elseif follows.unsettled > 0 then
    section("forced changes unknown for ", plural(follows.unsettled, "attribute"), ": the search reached its limit")
  end
end

return function(impact)
  change(impact)
  for _, follows in ipairs(impact.follows) do
    consequences(follows)
  end
  if impact.unreadable then
    section("forced changes are not known: some values cannot be read; first fix the errors that check reports")
  elseif impact.comparison.b.verdict == "congruent" then
    section("no other change is needed")
  end
  if impact.repair then
    local conflicts = where(impact.repair.conflicts, "listed", true)
    if #conflicts > 0 then
      section("ways to make the program congruent that keep this change:")
      line()
      ways.conflicts(conflicts)
    end
    -- Conflicts from before the change are only named: their ways out may be many, and are not about the change.
    names_under("conflicts both before and after the change; samplint repair shows alternatives:", impact.older_rules)
    ways.left_out(impact.repair.left_out_rules)
  end
end
