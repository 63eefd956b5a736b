return rule {
  id = "COLD-1",
  name = "every-account-has-its-segment-and-crew",
  kind = "practice",
  scope = "portfolio",
  elements = { "account_portfolio_definition" },
  title = "Every account says its segment and its crew",
  rationale = [[
The program office plans crews by segment. An account that says neither is served by whoever is
near, and is forgotten when crews change.
]],
  source = { { at = "Cold Chain Accounts, rules of the program office, 3" } },
  remediation = "Ask the account's manager for its segment and crew, and add them to its file.",
  check = function(c, options, accounts)
    local all = accounts:count()
    if all == 0 or c.account_portfolio_definition.size <= 1 then
      return not_applicable("there is nothing to plan crews for")
    end
    if accounts:declaring("accounts.segment") < all then
      return fail { message = "some accounts do not say their segment" }
    end
    if accounts:declaring("accounts.team") < all then
      return fail { message = "some accounts do not say which crew serves them" }
    end
    return pass()
  end,
  tests = {
    { name = "both are said", expect = "pass", program = [[
account_portfolio_definition: { size: 2 }
accounts:
  - { name: Fish hall, segment: regional, team: northern crew }
  - { name: Dairy, segment: single site, team: city crew }
]] },
    { name = "no segment", expect = "fail", message = "segment", program = [[
account_portfolio_definition: { size: 2 }
accounts:
  - { name: Fish hall, segment: regional, team: northern crew }
  - { name: Dairy, team: city crew }
]] },
    { name = "no crew", expect = "fail", message = "crew", program = [[
account_portfolio_definition: { size: 2 }
accounts:
  - { name: Fish hall, segment: regional }
  - { name: Dairy, segment: single site, team: city crew }
]] },
    { name = "no accounts listed", expect = "not_applicable",
      program = "account_portfolio_definition: { size: 2 }" },
    { name = "size not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.size", program = [[
accounts:
  - { name: Fish hall }
]] },
  },
}
