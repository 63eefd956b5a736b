-- The text of samplint audit.

local margin = (" "):rep(27)

local function by(rules)
  return #rules > 0 and { " by ", list(rules, " and ", bold) }
end

-- Returns a share in eight columns, such as "  47.3 %".
local function percent(share)
  local value = 100 * share
  if value > 0 and value < 0.0005 then
    return "<0.001 %"
  end
  return (value > 0 and value < 0.0995 and "%6.3f %%" or "%6.1f %%"):format(value)
end

-- ---- the rules as a whole -------------------------------------------------------------------------------------------

local function head(audit)
  local leaves, analyzed, contradiction = 0, 0, audit.contradiction
  for _, rule in ipairs(audit.rules) do
    leaves = leaves + rule.leaves
    analyzed = analyzed + (rule.analyzed and 1 or 0)
  end
  write(plural(#audit.rules, "rule"), ", ", analyzed, " analyzed, with ",
    plural(leaves, "way to answer", "ways to answer"), ": ")
  if audit.possible then
    write(good("congruent programs are possible"))
  elseif audit.possible == false then
    write(bad("no program can be congruent"))
  else
    write(warning("whether any program can be congruent is not known"),
      #contradiction > 0 and "; with the integers that were tried, none is" or ": the search was given up")
  end
  line(#contradiction > 0 and { "; ", list(contradiction, " and ", bold),
    #contradiction == 1 and " is content with none" or " contradict each other" })
  if audit.share then
    line(thousands(audit.congruent), " programs of ", thousands(audit.programs), " are congruent, a share of ",
      ("%.2g"):format(audit.share))
  else
    line("congruent programs are not counted: that takes too much")
  end
end

-- Writes the rules that were asked about only one value of each range, and the attributes whose results are not exact.
local function sampled(audit)
  local rules = where(audit.rules, "sampled", true, "rule")
  if #rules > 0 and #audit.sampled > 0 then
    section({ list(rules, " and ", bold), " may calculate with integers or compare them; one value of each range" })
    line("was tried, so what is said of these attributes is not exact:")
    names(audit.sampled)
  end
end

-- ---- rules and values -----------------------------------------------------------------------------------------------

-- Returns the fault of a rule; nil if it has none, or is a portfolio rule, which fails only with accounts.
local function remark(rule)
  if rule.fault then
    return { " is left out of this audit: ", rule.fault }
  elseif rule.too_wide then
    return { " is left out of this audit: it asks too much, most of all about ", rule.too_wide }
  elseif rule.scope == "portfolio" then
    return nil
  elseif rule.only_element then
    return { " is about fit, but reads one element only: ", rule.only_element_title }
  elseif rule.implied then
    return { " is implied", by(rule.implied_by) }
  elseif rule.never_fails ~= false then
    return rule.never_fails and " never fails" or ": whether it ever fails is not known"
  end
end

local function rules(audit)
  for _, rule in ipairs(audit.rules) do
    local words = remark(rule)
    if words then
      line("  ", (rule.analyzed and warning or bad)(rule.rule), words)
    end
  end
end

local function verb(value)
  if not value.value then
    return " is never declared,"
  elseif value.status == "forced" then
    return value.absence and " is always without " or " is always "
  end
  return value.absence and " is never without " or " is never "
end

local function values(audit)
  section(#audit.values > 0 and "values that no congruent program has, or that each one has:"
    or "no value is dead, and none is forced")
  for _, value in ipairs(audit.values) do
    local style = value.status == "forced" and warning or bad
    line("    ", value.path, verb(value), value.value and style(value.value), by(value.responsible),
      value.reason and { ", as declared: ", value.reason })
  end
  for _, value in ipairs(audit.revived) do
    line("    ", value.path, " can be ", bad(value.value), ", though ", value.set_by,
      " declares that dead; take it out there, or add the rule that is missing")
  end
  if audit.unsettled > 0 then
    line("    of ", audit.unsettled, " values it is not known: the search was given up",
      #audit.sampled > 0 and ", or did not try all integers")
  end
  names_under("attributes that each congruent program declares:", audit.required)
end

local states = {
  congruent = { style = good, words = "congruent", before = ", " },
  incomplete = { style = warning, words = "congruent once more is declared", before = ": some is asked for by " },
  impossible = { style = bad, words = "impossible", before = "; " },
  unknown = {
    style = warning,
    words = "not known: the search was given up, or did not try all integers",
    before = "; not content: ",
  },
}

local function archetypes(audit)
  for _, archetype in under("archetypes:", audit.archetypes) do
    local state, count = states[archetype.state], #archetype.rules
    line("    ", archetype.name, ": ", state.style(state.words),
      count > 0 and { state.before, list(archetype.rules, " and ", bold) },
      archetype.state == "impossible" and count > 0 and (count == 1 and " objects" or " object"))
  end
end

-- ---- recipes and shares ---------------------------------------------------------------------------------------------

local function condition(asked)
  return { asked.path, ": ", list(asked.values, " or "), asked.word and { " ", asked.word } }
end

local function recipe_lines(recipe)
  local start = recipe.coverage
      and { "    ", percent(recipe.coverage), "  ", percent(recipe.consistency), "    " } or margin
  for i, asked in ipairs(recipe.conditions) do
    line(i == 1 and start or margin, condition(asked))
  end
  if #recipe.conditions == 0 then
    line(start, "any of the values that congruent programs have")
  end
end

local function recipes(found, possible)
  names_under("recipes, over:", found.over)
  if possible == false then
    return line("    none: no program can be congruent")
  elseif not found.found then
    return line("    not known: the search was given up; ask for fewer attributes with --over")
  end
  line("    congruent programs exist for each combination of values that a recipe leaves, and no other;")
  line("    coverage: of the congruent programs, those that follow it; consistency: of the programs that")
  line("    follow it and what holds throughout, those that are congruent",
    not found.smallest and "; fewer recipes may do")
  if #found.throughout > 0 then
    line("    throughout:")
  end
  for _, asked in ipairs(found.throughout) do
    line("      ", condition(asked))
  end
  if found.counted then
    line("    coverage  consistency")
  end
  for _, recipe in ipairs(found.list) do
    recipe_lines(recipe)
  end
end

local function shares(audit)
  for i, share in under("of the congruent programs, so many have a value:", audit.shares) do
    if i == 1 or audit.shares[i - 1].path ~= share.path then
      line("    ", bold(share.path))
    end
    line("      ", percent(share.share), "  ", share.value)
  end
end

-- ---- another pack ---------------------------------------------------------------------------------------------------

local function difference(found, pack, other)
  local counted = found.exists and found.count
  local some = found.exists and "some" or found.exists == false and "no" or "not known whether any"
  line()
  write(bold(counted and thousands(found.count) or some), " programs are congruent by ", pack, " and not by ", other)
  if counted then
    line(",")
    write(percent(found.share), " of those congruent by ", pack)
  end
  line(found.exists and { #found.rules > 0 and { "; an example, to which ", list(found.rules, " and ", bold) },
    #found.rules == 1 and " objects:" or " object:" })
  declarations(found.example_values, "    ")
end

return function(audit, options)
  head(audit)
  sampled(audit)
  rules(audit)
  if audit.possible then
    values(audit)
  end
  archetypes(audit)
  names_under("attributes that no rule reads:", audit.unread)
  if #audit.recipes.over > 0 then
    recipes(audit.recipes, audit.possible)
  end
  if options.shares then
    shares(audit)
  end
  if audit.against then
    difference(audit.against.lost, "the other pack", "this one")
    difference(audit.against.gained, "this pack", "the other")
  end
end
