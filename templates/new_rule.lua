-- A rule that loads and passes its tests, for its author to change: samplint new rule.

-- Returns how a rule compares an attribute: a good and a bad value in YAML, and conditions in Lua: `holds` for a good
-- value, `fails` for a bad one.
local function comparison(attribute)
  local name, first, last = "c." .. attribute.path, attribute.domain[1], attribute.domain[#attribute.domain]
  local good, bad, holds, fails = "true", "false", name, nil
  if attribute.type == "integer" then
    local span = attribute.max - attribute.min -- negative where an integer cannot hold it
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
-- A rule to start from: it loads and passes its tests. Make it yours from the top down, and run
-- samplint test on it as you go. docs/writing-rules.md goes through all of it.
return rule {
  id = %s, -- as the file is named
  name = %s, -- what is asked for, in a few words joined by hyphens
  kind = %s,
  elements = {
    %s,
  }, -- all that check reads, and no others
  title = "Say in a line what the rule asks for",
  rationale = [[
Say in a few sentences why it matters, to somebody who has to be convinced.
]],
  source = {
    { at = "name the policy or the experience that it rests on" },
  },
  remediation = "Say what to do about a failure.",
  check = function(c)
]==]

local judgment = [[
    -- What has to hold. A value that is not declared ends the rule here: undetermined.
    if %s then
      return pass()
    end
    return fail {
      message = "say what is wrong here",
      at = %s, -- the value to point at
    }
  end,
]]

-- The check of a fit or theme rule: if the first attribute has a good value, the others must have good values, too.
local relation = [[
    -- When the rule asks for nothing. A value that is not declared ends it here: undetermined.
    if %s then
      return pass()
    end
    -- What it asks for then.
    if %s then
      return pass()
    end
    return fail {
      message = "say what does not fit what",
      notes = {
        [%s] =
          "say what this asks for",
        [%s] =
          "say what is there instead",
      },
      at = %s, -- the value to point at
      alternatives = { -- at least two, from different ends, none better than another
        "say what to change on the one side",
        "say what to change on the other",
      },
    }
  end,
]]

-- Writes a test whose program declares the first `count` attributes: the one at `wrong` badly, the others well.
local function test(compared, name, expect, count, wrong)
  local declared, all_declared = {}, count == #compared
  for i = 1, count do
    declared[i] = { path = compared[i].path, value = i == wrong and compared[i].bad or compared[i].good }
  end
  line("    { name = ", as_lua(name), ", expect = ", as_lua(expect), ",", all_declared and " program = [[")
  if not all_declared then
    line("      waits_for = ", as_lua(compared[count + 1].path), ",")
    line("      program = [[", count == 0 and "{}]] },")
  end
  declarations(declared, "")
  if count > 0 then
    line("]] },")
  end
end

return function(rule)
  local compared, elements = map(rule.attributes, comparison), map(rule.elements, as_lua)
  local name, path = table.concat(rule.id:lower():split("_"), "-"), as_lua(compared[1].path)
  lines(head:format(as_lua(rule.id), as_lua(name), as_lua(rule.kind), table.concat(elements, ",\n    ")))
  if rule.congruence then
    lines(relation:format(compared[1].fails, all(compared, 2), path, as_lua(compared[2].path), path))
    line("  -- Programs with the answer that each is to get: each answer at least once, and two ways to pass.")
    line("  tests = {")
    test(compared, "what is asked for is there", "pass", #compared)
    test(compared, "nothing is asked for", "pass", #compared, 1)
    test(compared, "what is asked for lacks", "fail", #compared, 2)
    test(compared, "a value is not declared", "undetermined", 1)
  else
    lines(judgment:format(all(compared, 1), path))
    line("  -- Programs with the answer that each is to get: each answer at least once.")
    line("  tests = {")
    test(compared, "all is as it should be", "pass", #compared)
    test(compared, "something is wrong", "fail", #compared, 1)
    test(compared, "a value is not declared", "undetermined", 0)
  end
  line("  },")
  line("}")
end
