local SEGMENTATION <const> = "account_portfolio_definition.segmentation"
local DIFFERENTIATION <const> = "account_specific_value_proposition.differentiation"

return rule {
  id = "FIT-37",
  name = "accounts-are-not-one-homogeneous-group",
  kind = "advice",
  grade = "stated",
  severity = "warning",
  elements = { "account_portfolio_definition", "account_specific_value_proposition" },
  title = "Several strategic accounts are not managed as one homogeneous group",
  rationale = [[
The source says that a firm which wants to maximize the value it creates for its shareholders should
not manage its strategic accounts as one homogeneous group. That is a statement about such firms,
and not about the fit of two elements, so it is advice: a program of one group can be congruent.
Several accounts are one homogeneous group if they are not divided into segments, and if each of
them is offered the same. Propositions that differ by segment or by account make a difference, and
so does bespoke work.
]],
  source = {
    { work = "storbacka-2012", statement = "no-homogeneous-group", via = "storbacka-2006" },
    { work = "storbacka-2012", statement = "customers-as-assets" },
  },
  remediation = "Divide the portfolio into segments, or let propositions differ by account.",
  check = function(c)
    local apd = c.account_portfolio_definition
    if apd.size == 1 then
      return not_applicable("there is only one strategic account")
    end
    if not apd.segmentation:is("none") then
      return pass()
    end
    local avp = c.account_specific_value_proposition
    if avp.differentiation >= "segment" or avp.offering_structure:is("bespoke") then
      return pass()
    end
    return fail {
      message = apd.size .. " strategic accounts are managed as one homogeneous group",
      notes = {
        [SEGMENTATION] = "the accounts are managed as one group",
        [DIFFERENTIATION] = "and are all offered the same",
      },
      at = SEGMENTATION,
      alternatives = {
        "divide the portfolio into segments that are treated differently",
        "let propositions differ by account",
      },
    }
  end,
  tests = {
    { name = "several accounts in segments", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 12 }
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "one group with propositions by account", expect = "pass", program = [[
account_portfolio_definition: { segmentation: none, size: 12 }
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "one group with propositions by market segment", expect = "pass", program = [[
account_portfolio_definition: { segmentation: none, size: 12 }
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "one group with bespoke work", expect = "pass", program = [[
account_portfolio_definition: { segmentation: none, size: 12 }
account_specific_value_proposition: { differentiation: none, offering_structure: bespoke }
]] },
    { name = "propositions by account, whatever the segments", expect = "pass", program = [[
account_portfolio_definition: { size: 12 }
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "two accounts that are offered what everybody is offered", expect = "fail",
      message = "2 strategic accounts are managed as one homogeneous group", program = [[
account_portfolio_definition: { segmentation: none, size: 2 }
account_specific_value_proposition: { differentiation: none, offering_structure: modular }
]] },
    { name = "one group with one proposition", expect = "fail",
      message = "12 strategic accounts are managed as one homogeneous group", program = [[
account_portfolio_definition: { segmentation: none, size: 12 }
account_specific_value_proposition:
  differentiation: strategic_accounts
  offering_structure: modular
]] },
    { name = "the segmentation is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.segmentation", program = [[
account_portfolio_definition: { size: 12 }
account_specific_value_proposition: { differentiation: none, offering_structure: modular }
]] },
    { name = "one account", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: none, size: 1 }
account_specific_value_proposition: { differentiation: none }
]] },
  },
}
