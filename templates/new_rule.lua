-- A rule that loads and passes its tests, for its author to change: samplint new rule.

-- Returns how a rule compares an attribute: a good and a bad value in YAML, and conditions in Lua: `holds` for a good
-- value, `fails` for a bad one.
local function comparison(attribute)
  local name, first, last = "c." .. attribute.path, attribute.domain[1], attribute.domain[#attribute.domain]
  local good, bad, holds, fails = "true", "false", name, nil
  if attribute.type == "integer" then
    local span = attribute.max - attribute.min -- negative if it overflows
    good = attribute.min + ((span > 12 or span < 0) and 11 or 0)
    bad, holds, fails = good + 1, name .. " <= " .. good, name .. " > " .. good
  elseif attribute.type == "ordinal" then
    good, bad = as_yaml(last), as_yaml(first)
    holds, fails = name .. " > " .. as_lua(first), name .. " <= " .. as_lua(first)
  elseif attribute.type == "enum" then
    good, bad, holds = as_yaml(last), as_yaml(first), name .. ":is(" .. as_lua(last) .. ")"
  elseif attribute.type == "set" then
    good, bad, holds = "[" .. as_yaml(first) .. "]", "[]", name .. ":has(" .. as_lua(first) .. ")"
  end
  return { path = attribute.path, good = good, bad = bad, holds = holds, fails = fails or "not " .. holds }
end

-- Returns the condition in Lua that the attributes from the index `from` on have good values.
local function all(compared, from)
  local conditions = {}
  for i = from, #compared do
    conditions[#conditions + 1] = compared[i].holds
  end
  return table.concat(conditions, "\n      and ")
end

local head = [==[
-- This rule loads and passes its tests. Replace its parts from top to bottom with your own, and
-- run samplint test after each change. docs/writing-rules.md explains each part.
return rule {
  id = %s, -- the name of the file
  name = %s, -- the requirement in a few words joined by hyphens
  kind = %s,%s
  elements = {
    %s,
  }, -- exactly the elements that check reads
  title = "State the requirement in one line",
  rationale = [[
Explain in a few sentences why the requirement matters, for a reader who doubts it.
]],
  source = {
    { at = "name the policy or the experience that the rule is based on" },
  },
  remediation = "Describe how to resolve a failure.",
  check = function(c)
]==]

-- What a rule about fit states beside its kind.
local graded = {
  fit = [[

  grade = "derived", -- or "stated": how far the source carries the rule
  relation = "match", -- or "prerequisite": one element needs something of the other]],
  advice = [[

  grade = "inferred", -- or "stated" or "derived": how far the source carries the rule]],
}

local judgment = [[
    -- The requirement.
    if %s then
      return pass()
    end
    return fail {
      message = "name the fault and the values that cause it",
      at = %s, -- the value to point at
    }
  end,
]]

-- The check of a fit, theme or advice rule: if the first attribute has a good value, the others must have good values,
-- too.
local relation = [[
    -- No requirement in this case.
    if %s then
      return pass()
    end
    -- The requirement in all other cases.
    if %s then
      return pass()
    end
    return fail {
      message = "name the values that do not fit each other",
      notes = {
        [%s] =
          "name the requirement that this value causes",
        [%s] =
          "explain why this value does not fit",
      },
      at = %s, -- the value to point at
      alternatives = { -- at least two that start from different values, all equally good
        "describe a change of the first value",
        "describe a change of the second value",
      },
    }
  end,
]]

-- Writes a test whose program declares all attributes: the one at `wrong` badly, the others well.
local function test(compared, name, expect, wrong)
  local declared = {}
  for i, one in ipairs(compared) do
    declared[i] = { path = one.path, value = i == wrong and one.bad or one.good }
  end
  line("    { name = ", as_lua(name), ", expect = ", as_lua(expect), ", program = [[")
  declarations(declared, "")
  line("]] },")
end

return function(rule)
  local compared, elements = map(rule.attributes, comparison), map(rule.elements, as_lua)
  local name, path = table.concat(rule.id:lower():split("_"), "-"), as_lua(compared[1].path)
  lines(head:format(as_lua(rule.id), as_lua(name), as_lua(rule.kind), graded[rule.kind] or "",
    table.concat(elements, ",\n    ")))
  if rule.congruence then
    lines(relation:format(compared[1].fails, all(compared, 2), path, as_lua(compared[2].path), path))
    line("  -- Programs and their expected answers. Each answer occurs at least once, pass twice.")
    line("  tests = {")
    test(compared, "the requirement is met", "pass")
    test(compared, "there is no requirement", "pass", 1)
    test(compared, "the requirement is violated", "fail", 2)
  else
    lines(judgment:format(all(compared, 1), path))
    line("  -- Programs and their expected answers. Each answer occurs at least once.")
    line("  tests = {")
    test(compared, "the requirement is met", "pass")
    test(compared, "the requirement is violated", "fail", 1)
  end
  line("  },")
  line("}")
end
