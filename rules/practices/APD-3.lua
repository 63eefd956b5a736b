return rule {
  id = "APD-3",
  name = "executive-committee-decides-the-portfolio",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "The executive committee decides which accounts are strategic",
  rationale = [[
Table 1 lists as a common practice that the selection of strategic accounts is a matter for the
executive committee. One declaration shows it: the executive committee has the last word. In a firm
whose business units run on their own, the management of the unit can be the highest body that
knows the accounts. The table does not say so; therefore it counts only if the firm sets the option.
]],
  source = { { work = "storbacka-2012", statement = "practice-apd-3" } },
  remediation = "The executive committee has the last word on which customers are strategic "
    .. "accounts.",
  options = {
    business_unit_may_decide = {
      type = "boolean",
      default = false,
      description = "Whether the management of an autonomous business unit may decide as well.",
    },
  },
  check = function(c, options)
    local decided_by = c.account_portfolio_definition.decided_by
    if decided_by:is("executive_committee") then
      return pass()
    end
    if options.business_unit_may_decide and decided_by:is("business_unit_management") then
      return pass()
    end
    return fail {
      message = "the executive committee is not declared to decide which accounts are strategic; "
        .. "the decision lies with " .. decided_by,
    }
  end,
  tests = {
    { name = "chosen by the executive committee", expect = "pass", program = [[
account_portfolio_definition: { decided_by: executive_committee }
]] },
    { name = "chosen by an autonomous business unit", expect = "pass",
      options = { business_unit_may_decide = true }, program = [[
account_portfolio_definition: { decided_by: business_unit_management }
]] },
    { name = "chosen by a business unit", expect = "fail",
      message = "the executive committee is not declared to decide which accounts are strategic; "
        .. "the decision lies with business unit management",
      program = [[
account_portfolio_definition: { decided_by: business_unit_management }
]] },
    { name = "chosen by sales management", expect = "fail",
      message = "the decision lies with sales management", program = [[
account_portfolio_definition: { decided_by: sales_management }
]] },
    { name = "chosen by account managers", expect = "fail",
      message = "the decision lies with account managers",
      options = { business_unit_may_decide = true }, program = [[
account_portfolio_definition: { decided_by: account_managers }
]] },
    { name = "the decision is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.decided_by", program = [[
account_portfolio_definition: { size: 12 }
]] },
  },
}
