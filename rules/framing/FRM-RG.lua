return rule {
  id = "FRM-RG",
  name = "role-and-goals-are-declared",
  kind = "framing",
  severity = "error",
  elements = { "role_and_goals" },
  title = "The program states its role, its coreness and its goals",
  rationale = [[
Every other element takes its meaning from what the program is for. How core the program is
decides which resources its teams will get when others want the same ones; its goals decide what
is selected, offered, measured and paid for. A declaration that holds neither has a heading and no
substance, and nothing else in the program can be called fitting or unfitting.
]],
  source = {
    { work = "storbacka-2012", at = "Equifinality and the Interdependence of Design Elements" },
    { work = "storbacka-2012", at = "Design Elements section, on role and goals" },
    { work = "storbacka-2014", at = "abstract" },
    { work = "boles-1999", at = "pp. 264-275" },
  },
  remediation = "Agree with the executive committee why the program exists; declare its coreness "
    .. "and at least one goal.",
  check = function(c)
    if not c:declares("role_and_goals") then
      return fail {
        message = "the program has no role and goals, so no other element can be judged",
        at = "role_and_goals",
      }
    end
    if not c:declares("role_and_goals.coreness") then
      return fail {
        message = "the coreness of the program is not stated, so whether its resources and its "
          .. "promises follow its role cannot be judged",
        at = "role_and_goals.coreness",
      }
    end
    if not c:declares("role_and_goals.goals") then
      return fail {
        message = "the goals of the program are not stated, so whether accounts, propositions and "
          .. "measures serve them cannot be judged",
        at = "role_and_goals.goals",
      }
    end
    if c.role_and_goals.goals:empty() then
      return fail {
        message = "the list of goals is empty, so whether accounts, propositions and measures "
          .. "serve the program cannot be judged",
        at = "role_and_goals.goals",
      }
    end
    return pass()
  end,
  tests = {
    { name = "coreness and one goal", expect = "pass", program = [[
role_and_goals: { coreness: core, goals: [growth] }
]] },
    { name = "a peripheral role is a role", expect = "pass", program = [[
role_and_goals:
  role: A circle of salespeople who compare notes on large customers
  coreness: peripheral
  goals: [consistency, transaction_cost_savings]
]] },
    { name = "no role and goals", expect = "fail", message = "has no role and goals", program = [[
account_portfolio_definition: { size: 12 }
]] },
    { name = "a key with nothing behind it", expect = "fail", message = "has no role and goals",
      program = [[
role_and_goals:
account_portfolio_definition: { size: 12 }
]] },
    { name = "an empty mapping", expect = "fail", message = "has no role and goals", program = [[
role_and_goals: {}
]] },
    { name = "goals without coreness", expect = "fail",
      message = "coreness of the program is not stated", program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
]] },
    { name = "coreness without goals", expect = "fail",
      message = "goals of the program are not stated", program = [[
role_and_goals: { coreness: core, theme: growth }
]] },
    { name = "an empty list of goals", expect = "fail", message = "list of goals is empty",
      program = [[
role_and_goals: { coreness: core, goals: [] }
]] },
    { name = "a coreness nobody can read", expect = "undetermined",
      waits_for = "role_and_goals.coreness", program = [[
role_and_goals: { coreness: centrale, goals: [growth] }
]] },
    { name = "goals nobody can read", expect = "undetermined", waits_for = "role_and_goals.goals",
      program = [[
role_and_goals: { coreness: core, goals: [world_domination] }
]] },
  },
}
