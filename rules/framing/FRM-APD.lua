return rule {
  id = "FRM-APD",
  name = "account-portfolio-is-declared",
  kind = "framing",
  severity = "error",
  elements = { "account_portfolio_definition" },
  title = "The program declares how its account portfolio is defined",
  rationale = [[
The choice of customers decides what the program can become. Accounts picked because they want to
work together allow joint plans, demanding propositions and broad teams; accounts picked by size
alone may not. As long as nobody says who the accounts are and why, what is built around them has
no foundation to be compared with.
]],
  source = {
    { work = "storbacka-2012", at = "Equifinality and the Interdependence of Design Elements" },
    { work = "storbacka-2014", at = "abstract" },
  },
  remediation = "Declare by which criteria strategic accounts are chosen, who decides it, and "
    .. "when the choice is looked at again.",
  check = function(c)
    if not c:declares("account_portfolio_definition") then
      return fail {
        message = "the account portfolio is not defined, so planning, value proposition, "
          .. "management process, team and organizational integration cannot be judged",
        at = "account_portfolio_definition",
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
    { name = "a portfolio of which only the size is known", expect = "pass", program = [[
account_portfolio_definition: { size: 12 }
]] },
    { name = "no portfolio", expect = "fail", message = "account portfolio is not defined",
      program = [[
role_and_goals: { coreness: core, goals: [growth] }
]] },
    { name = "a key with nothing behind it", expect = "fail",
      message = "account portfolio is not defined", program = [[
role_and_goals: { coreness: core, goals: [growth] }
account_portfolio_definition:
]] },
    { name = "an empty mapping", expect = "fail", message = "account portfolio is not defined",
      program = [[
account_portfolio_definition: {}
]] },
    { name = "a sentence where the element should be", expect = "undetermined",
      waits_for = "account_portfolio_definition", program = [[
account_portfolio_definition: our twelve largest customers
]] },
  },
}
