local FOCUS <const> = "account_business_planning.focus"
local DEVELOPMENT <const> = "account_specific_value_proposition.joint_development"
local DIFFERENTIATION <const> = "account_specific_value_proposition.differentiation"

return rule {
  id = "FIT-35",
  name = "plans-and-propositions-look-equally-far",
  kind = "advice",
  grade = "inferred",
  relation = "match",
  severity = "warning",
  elements = { "account_business_planning", "account_specific_value_proposition" },
  title = "Planning for future value and the proposition go together",
  rationale = [[
The source says that account plans look for opportunities to create value in the future, and that
strategic accounts get a differentiated value proposition. It relates the two only by the account
portfolio, which frames both. We infer that they go together. A plan that looks for new gains of an
account leads to nothing if every customer is offered the same. Joint development at all times has
no direction if the plan names no gain that it is to bring. A plan that arranges known business goes
with a proposition of either kind that develops on occasion at most.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-abp-2" },
    { work = "storbacka-2012", statement = "practice-avp-1" },
    { work = "storbacka-2012", statement = "strategic-fit-frames" },
  },
  remediation = "Let the plan and the proposition look equally far ahead.",
  check = function(c)
    local avp = c.account_specific_value_proposition
    local looks_ahead = c.account_business_planning.focus:has("future_value_creation")
    if looks_ahead and avp.differentiation:is("none") then
      return fail {
        message = "plans look for future value, but the account is offered what every customer is",
        notes = {
          [FOCUS] = "plans name gains that nobody realizes yet",
          [DIFFERENTIATION] = "but all customers are offered the same",
        },
        at = DIFFERENTIATION,
        alternatives = {
          "make a proposition for strategic accounts, by segment or by account",
          "plan from sales history, forecasts and actions",
        },
      }
    end
    if not looks_ahead and avp.joint_development:is("continuous") then
      return fail {
        message = "joint development is continuous, but plans do not look for future value",
        notes = {
          [FOCUS] = "but plans name no gains that nobody realizes yet",
          [DEVELOPMENT] = "the two firms develop something new at all times",
        },
        at = FOCUS,
        alternatives = { "plan for future value creation", "develop jointly on occasion at most" },
      }
    end
    return pass()
  end,
  tests = {
    { name = "future value, a proposition for strategic accounts", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
account_specific_value_proposition: { differentiation: strategic_accounts, joint_development: none }
]] },
    { name = "future value and continuous development", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation] }
account_specific_value_proposition: { differentiation: account, joint_development: continuous }
]] },
    { name = "known business, the same for everybody", expect = "pass", program = [[
account_business_planning: { focus: [sales_history, sales_forecast] }
account_specific_value_proposition: { differentiation: none, joint_development: none }
]] },
    { name = "known business, development on occasion", expect = "pass", program = [[
account_business_planning: { focus: [] }
account_specific_value_proposition: { differentiation: account, joint_development: occasional }
]] },
    { name = "future value, the same for everybody", expect = "fail",
      message = "but the account is offered what every customer is", program = [[
account_business_planning: { focus: [future_value_creation] }
account_specific_value_proposition: { differentiation: none, joint_development: continuous }
]] },
    { name = "known business and continuous development", expect = "fail",
      message = "joint development is continuous, but plans do not look for future value",
      program = [[
account_business_planning: { focus: [sales_forecast, action_plans] }
account_specific_value_proposition: { differentiation: account, joint_development: continuous }
]] },
    { name = "future value, open what is offered", expect = "undetermined",
      waits_for = "account_specific_value_proposition.differentiation", program = [[
account_business_planning: { focus: [future_value_creation] }
]] },
  },
}
