return rule {
  id = "APD-3",
  name = "executive-committee-decides-the-portfolio",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "The executive committee decides which accounts are strategic",
  rationale = [[
To name a strategic account is to promise it resources of several functions and regions. Only the
executive committee can make that promise for all of them. A portfolio settled further down
follows the horizon of those who settle it, and is the first to be questioned when capacity is
short.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account portfolio definition" },
  },
  remediation = "Bring the list of strategic accounts, with entries and exits, to the executive "
    .. "committee for decision.",
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
    if decided_by:is("business_unit_management") then
      if options.business_unit_may_decide then
        return pass()
      end
      return fail {
        message = "strategic accounts are chosen by business unit management, not by the "
          .. "executive committee",
      }
    end
    if decided_by:is("sales_management") then
      return fail {
        message = "strategic accounts are chosen by sales management, not by the executive "
          .. "committee",
      }
    end
    return fail {
      message = "strategic accounts are chosen by account managers, not by the executive "
        .. "committee",
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
      message = "chosen by business unit management", program = [[
account_portfolio_definition: { decided_by: business_unit_management }
]] },
    { name = "chosen by sales management", expect = "fail",
      message = "chosen by sales management", program = [[
account_portfolio_definition: { decided_by: sales_management }
]] },
    { name = "chosen by account managers", expect = "fail",
      message = "chosen by account managers", options = { business_unit_may_decide = true },
      program = [[
account_portfolio_definition: { decided_by: account_managers }
]] },
    { name = "who decides is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.decided_by", program = [[
account_portfolio_definition: { size: 12 }
]] },
  },
}
