-- The text of samplint audit.

local margin = (" "):rep(27)

local function by(words, rules)
  return #rules > 0 and { words, list(rules, " and ", bold) }
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
    plural(leaves, "decision path"), ": ")
  if audit.possible then
    write(good("congruent programs are possible"))
  elseif audit.possible == false then
    write(bad("no program can be congruent"))
  else
    write(warning("it is not known whether a program can be congruent"),
      #contradiction > 0 and "; none is with the integers that were tried" or ": the search reached its limit")
  end
  line(#contradiction > 0 and { "; ", list(contradiction, " and ", bold),
    #contradiction == 1 and " accepts no program" or " contradict each other" })
  if audit.share then
    line(thousands(audit.congruent), " of ", thousands(audit.programs), " programs are congruent, a share of ",
      ("%.2g"):format(audit.share))
  else
    line("congruent programs are not counted: counting them would take too much work")
  end
end

-- Writes the rules that were asked about only one value of each range, and the attributes whose results are not exact.
local function sampled(audit)
  local rules = where(audit.rules, "sampled", true, "rule")
  if #rules > 0 and #audit.sampled > 0 then
    section({ list(rules, " and ", bold), " may calculate with integers or compare them; the audit tried one" })
    line("value of each range, so its results for these attributes are not exact:")
    names(audit.sampled)
  end
end

-- ---- rules and values -----------------------------------------------------------------------------------------------

-- Returns the fault of a rule; nil if it has none, or is a portfolio rule, which fails only with accounts.
local function remark(rule)
  if rule.not_set then
    return { " applies to no program: its option ", bold(rule.not_set), " is not set" }
  elseif rule.fault then
    return { " is left out of this audit: ", rule.fault }
  elseif rule.too_wide then
    return { " is left out of this audit: its decision tree is too large, mostly because of ", rule.too_wide }
  elseif rule.scope == "portfolio" then
    return nil
  elseif rule.only_element then
    return { " is a fit rule, but reads one element only: ", rule.only_element_title }
  elseif rule.implied then
    return { " is redundant", by(", implied by ", rule.implied_by) }
  elseif rule.never_fails ~= false then
    return rule.never_fails and " never fails" or ": it is not known whether it ever fails"
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
    return " is never declared"
  elseif value.status == "forced" then
    return value.absence and " is always without " or " is always "
  end
  return value.absence and " is never without " or " is never "
end

local function values(audit)
  section(#audit.values > 0 and "dead values (in no congruent program) and forced values (in every one):"
    or "no value is dead (in no congruent program) or forced (in every one)")
  for _, value in ipairs(audit.values) do
    local style = value.status == "forced" and warning or bad
    line("    ", value.path, verb(value), value.value and style(value.value), by(" because of ", value.responsible),
      value.reason and { "; intended: ", value.reason })
  end
  for _, value in ipairs(audit.revived) do
    line("    ", value.path, " can be ", bad(value.value), ", but ", value.set_by,
      " declares it dead; delete that entry, or add the missing rule")
  end
  if audit.unsettled > 0 then
    line("    not known for ", plural(audit.unsettled, "value"), ": the search reached its limit",
      #audit.sampled > 0 and ", or did not try all integers")
  end
  names_under("attributes that every congruent program declares:", audit.required)
end

local states = {
  congruent = { style = good, words = "congruent", before = ", " },
  incomplete = { style = warning, words = "congruent if it declares more", before = "; not yet satisfied: " },
  impossible = { style = bad, words = "impossible", before = ": " },
  unknown = {
    style = warning,
    words = "not known: the search reached its limit, or did not try all integers",
    before = "; not satisfied: ",
  },
}

local function archetypes(audit)
  for _, archetype in under("archetypes:", audit.archetypes) do
    local state, count = states[archetype.state], #archetype.rules
    line("    ", archetype.name, ": ", state.style(state.words),
      count > 0 and { state.before, list(archetype.rules, " and ", bold) },
      archetype.state == "impossible" and count > 0 and (count == 1 and " rejects it" or " reject it"))
  end
end

-- ---- sides of values ------------------------------------------------------------------------------------------------

local reasons = {
  { "prerequisite", "prerequisite: one element needs something of the other, so too much of it is no misfit" },
  { "theme", "theme: a rule about one element holds the side" },
  { "policy", "policy: a rule that states no relation holds the side" },
  { "advice", "advice: only advice, which is no part of the verdict, holds the side" },
  { "practice", "practice: a practice asks for one side, and no rule that decides holds the side that is named" },
  { "no_rule", "no rule: nothing holds the side" },
  { "not_known", "not known: these rules may hold the side (the search reached its limit, they were not analyzed or",
    "not asked about all integers, or accounts may make them fail)" },
}

local motions = {
  ordinal = { rise = " rises", fall = " falls", both = " rises or falls" },
  bool = { rise = " becomes true", fall = " becomes false", both = " changes" },
  set = { rise = " gains ", fall = " loses ", both = " gains or loses " },
}

-- Adds a statement to a list, or joins it to one that says the same of another side of the value.
local function add_side(found, by_value, side)
  local holders = table.concat(side.rules, " ")
  local key = table.concat({ side.path, side.word or "", holders }, " ")
  local other = by_value[key]
  if other and other.side.opposite == side.opposite then
    other.motion = "both"
  elseif other then
    other.side = other.side.opposite and side or other.side
    other.motion, other.is_free = other.side.side, true
  else
    by_value[key] = { side = side, motion = side.side, rules = holders, words = { side.word } }
    found[#found + 1] = by_value[key]
  end
end

-- Returns the open sides of one reason as statements. One statement is about both sides of a value, or about several
-- words of a set, if the same rules are its reason.
local function statements(open, reason)
  local found, joined, by_value, by_rules = {}, {}, {}, {}
  for _, side in ipairs(where(open, "reason", reason)) do
    add_side(found, by_value, side)
  end
  for _, statement in ipairs(found) do
    local side = statement.side
    local kind = statement.is_free and "free" or side.opposite and "opposite" or "held"
    local key = table.concat({ side.path, statement.motion, kind, statement.rules }, " ")
    local first = side.word and by_rules[key]
    if first then
      first.words[#first.words + 1] = side.word
    else
      by_rules[key] = statement
      joined[#joined + 1] = statement
    end
  end
  return joined
end

local function sides(found)
  if #found.open == 0 then
    return
  end
  section("sides: a value that can rise or fall, and a word that can enter or leave a set, have two each; a")
  line("rule holds a side if some congruent program fails it as soon as this value alone moves there")
  line("match rules hold ", found.count - #found.open, " of ", plural(found.count, "side"),
    "; why none of them holds the others:")
  for _, reason in ipairs(reasons) do
    for i, statement in ipairs(statements(found.open, reason[1])) do
      local side = statement.side
      if i == 1 then
        section(reason[2])
        if reason[3] then
          line(reason[3])
        end
      end
      item(side.path, motions[side.type][statement.motion], list(statement.words, " or "),
        #side.rules > 0 and { side.opposite and "; the other side: " or ": ", list(side.rules, " and ", bold) },
        statement.is_free and "; the other side is free")
    end
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
    line(start, "no further condition")
  end
end

local function recipes(found, possible)
  names_under("recipes, for the attributes:", found.over)
  if possible == false then
    return line("    none: no program can be congruent")
  elseif not found.found then
    return line("    not known: the search reached its limit; name fewer attributes with --over")
  end
  line("    a combination of values occurs in congruent programs if a recipe allows it, and only then;")
  line("    coverage: the share of the congruent programs that follow the recipe; consistency: the congruent")
  line("    share of those that follow it and the common conditions", not found.smallest and "; fewer may be enough")
  if #found.throughout > 0 then
    line("    common conditions:")
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
  for i, share in under("share of the congruent programs that have each value:", audit.shares) do
    if i == 1 or audit.shares[i - 1].path ~= share.path then
      line("    ", bold(share.path))
    end
    line("      ", percent(share.share), "  ", share.value)
  end
end

-- ---- another pack ---------------------------------------------------------------------------------------------------

local function difference(found, pack, other)
  local counted = found.exists and found.count
  local some = found.exists and "some" or found.exists == false and "no" or "it is not known whether any"
  line()
  write(bold(counted and thousands(found.count) or some), " programs are congruent under ", pack, " but not ", other)
  if counted then
    line(",")
    write(percent(found.share), " of those congruent under ", pack)
  end
  line(#found.rules > 0 and { "; an example that does not satisfy ", list(found.rules, " and ", bold), ":" })
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
  sides(audit.sides)
  if #audit.recipes.over > 0 then
    recipes(audit.recipes, audit.possible)
  end
  if options.shares then
    shares(audit)
  end
  if audit.against then
    difference(audit.against.lost, "the other pack", "under this one")
    difference(audit.against.gained, "this pack", "under the other")
  end
end
