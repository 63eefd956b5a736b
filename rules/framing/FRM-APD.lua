local BASIS <const> = "account_portfolio_definition.selection_criteria.basis"

return rule {
  id = "FRM-APD",
  name = "account-portfolio-is-declared",
  kind = "framing",
  grade = "stated",
  severity = "error",
  elements = { "account_portfolio_definition" },
  title = "The program declares by which qualities its accounts are chosen",
  rationale = [[
The source says that the definition of the portfolio decides the future of the program, and that
success in choosing customers frames planning, proposition, process, team and organization. So the
element has substance if it says by which qualities of a customer accounts are chosen, written down
or not. Whether the criteria are written down and made known is a practice, and not asked here.
]],
  source = {
    { work = "storbacka-2012", statement = "portfolio-frames" },
    { work = "storbacka-2014", statement = "framing-sets-prerequisites" },
  },
  remediation = "Look at some quality of customers when you choose accounts, and declare it.",
  check = function(c)
    if not c:declares("account_portfolio_definition") then
      return fail {
        message = "the program declares no account portfolio",
        at = "account_portfolio_definition",
      }
    end
    if not c:declares("account_portfolio_definition.selection_criteria.basis") then
      return fail {
        message = "the program does not declare by which qualities its accounts are chosen",
        at = BASIS,
      }
    end
    if c.account_portfolio_definition.selection_criteria.basis:empty() then
      return fail {
        message = "the program chooses its accounts by no quality of the customer",
        at = BASIS,
      }
    end
    return pass()
  end,
  tests = {
    { name = "a portfolio with criteria and a decision", expect = "pass", program = [[
account_portfolio_definition:
  selection_criteria: { defined: true, basis: [strategic_fit] }
  decided_by: executive_committee
]] },
    { name = "criteria that nobody has written down", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { defined: false, basis: [revenue] } }
]] },
    { name = "no portfolio", expect = "fail", message = "declares no account portfolio",
      program = [[
role_and_goals: { coreness: core, goals: [growth] }
]] },
    { name = "a key with nothing behind it", expect = "fail",
      message = "declares no account portfolio", program = [[
role_and_goals: { coreness: core, goals: [growth] }
account_portfolio_definition:
]] },
    { name = "an empty mapping", expect = "fail", message = "declares no account portfolio",
      program = [[
account_portfolio_definition: {}
]] },
    { name = "a portfolio of which only the size is known", expect = "fail",
      message = "by which qualities its accounts are chosen", program = [[
account_portfolio_definition: { size: 12 }
]] },
    { name = "accounts chosen by no quality", expect = "fail",
      message = "the program chooses its accounts by no quality", program = [[
account_portfolio_definition: { selection_criteria: { basis: [] } }
]] },
    { name = "qualities nobody can read", expect = "undetermined",
      waits_for = "account_portfolio_definition.selection_criteria.basis", program = [[
account_portfolio_definition: { selection_criteria: { basis: [charm] } }
]] },
    { name = "a sentence where the element should be", expect = "undetermined",
      waits_for = "account_portfolio_definition", program = [[
account_portfolio_definition: our twelve largest customers
]] },
  },
}
