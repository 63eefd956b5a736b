return rule {
  id = "FRM-RG",
  name = "role-and-goals-are-declared",
  kind = "framing",
  grade = "stated",
  severity = "error",
  elements = { "role_and_goals" },
  title = "The program declares its role, its coreness and its goals",
  rationale = [[
The source puts role and goals in the middle of the program: every other element reflects them. It
names three things there. The role says what the program is for. Coreness says how close it is to
the firm's strategy, and limits most what the program can improve. The goals say what the firm wants
from it. An element that lacks one of the three is there in name, but rules that read it have to
wait. An empty list of goals states no goal.
]],
  source = {
    { work = "storbacka-2012", statement = "role-frames" },
    { work = "storbacka-2012", statement = "coreness-frames-performance" },
    { work = "storbacka-2014", statement = "framing-sets-prerequisites" },
  },
  remediation = "Agree with the executive committee why the program exists; declare its role, its "
    .. "coreness and at least one goal.",
  check = function(c)
    if not c:declares("role_and_goals") then
      return fail {
        message = "the program declares no role and goals",
        at = "role_and_goals",
      }
    end
    local lacking, first = {}, nil
    local function ask(part, path, there)
      if not there then
        lacking[#lacking + 1] = part
        first = first or path
      end
    end
    ask("its role", "role_and_goals.role", c:declares("role_and_goals.role"))
    ask("its coreness", "role_and_goals.coreness", c:declares("role_and_goals.coreness"))
    ask("its goals", "role_and_goals.goals",
      c:declares("role_and_goals.goals") and not c.role_and_goals.goals:empty())
    if #lacking == 0 then
      return pass()
    end
    return fail {
      message = "the program does not declare " .. table.concat(lacking, " or "),
      at = first,
    }
  end,
  tests = {
    { name = "role, coreness and one goal", expect = "pass", program = [[
role_and_goals: { role: Grow with ten hospitals, coreness: core, goals: [growth] }
]] },
    { name = "a peripheral role is a role", expect = "pass", program = [[
role_and_goals:
  role: A circle of salespeople who compare notes on large customers
  coreness: peripheral
  goals: [consistency, transaction_cost_savings]
]] },
    { name = "no role and goals", expect = "fail", message = "declares no role and goals",
      program = [[
account_portfolio_definition: { size: 12 }
]] },
    { name = "a key with nothing behind it", expect = "fail",
      message = "declares no role and goals", program = [[
role_and_goals:
account_portfolio_definition: { size: 12 }
]] },
    { name = "an empty mapping", expect = "fail", message = "declares no role and goals",
      program = [[
role_and_goals: {}
]] },
    { name = "goals without role and coreness", expect = "fail",
      message = "the program does not declare its role or its coreness", program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
]] },
    { name = "a role and a coreness without goals", expect = "fail",
      message = "the program does not declare its goals", program = [[
role_and_goals: { role: Grow with ten hospitals, coreness: core, theme: growth }
]] },
    { name = "an empty list of goals", expect = "fail",
      message = "the program does not declare its goals", program = [[
role_and_goals: { role: Grow with ten hospitals, coreness: core, goals: [] }
]] },
    { name = "no role", expect = "fail", message = "the program does not declare its role",
      program = [[
role_and_goals: { coreness: core, goals: [growth] }
]] },
    { name = "a coreness nobody can read", expect = "undetermined",
      waits_for = "role_and_goals.coreness", program = [[
role_and_goals: { role: Grow with ten hospitals, coreness: centrale, goals: [growth] }
]] },
    { name = "goals nobody can read", expect = "undetermined", waits_for = "role_and_goals.goals",
      program = [[
role_and_goals: { role: Grow with ten hospitals, coreness: core, goals: [world_domination] }
]] },
  },
}
