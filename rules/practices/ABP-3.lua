return rule {
  id = "ABP-3",
  name = "plans-are-made-with-the-customer",
  kind = "practice",
  elements = { "account_business_planning" },
  title = "Account plans are made together with the customer",
  rationale = [[
An account plan asks the customer to commit people, money and attention of its own. Customers do
that for a plan they helped to write. Working on it together also shows early which opportunities
exist only in the supplier's mind.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account business planning" },
  },
  remediation = "Invite the customer to plan with the account team: agree on the opportunities, "
    .. "the actions and who carries them out on either side.",
  options = {
    least_involvement = {
      type = "word",
      domain = { "consulted", "joint" },
      default = "joint",
      description = "The least part in planning that the firm calls cooperation with the customer.",
    },
  },
  check = function(c, options)
    local involvement = c.account_business_planning.customer_involvement
    if involvement >= options.least_involvement then
      return pass()
    end
    if involvement:is("none") then
      return fail { message = "account plans are made without the customer" }
    end
    return fail {
      message = "the customer is only " .. involvement .. " about the account plan, which is not "
        .. "yet planning together",
    }
  end,
  tests = {
    { name = "a joint plan", expect = "pass", program = [[
account_business_planning: { customer_involvement: joint }
]] },
    { name = "consultation where the firm accepts it", expect = "pass",
      options = { least_involvement = "consulted" }, program = [[
account_business_planning: { customer_involvement: consulted }
]] },
    { name = "a plan the customer never sees", expect = "fail",
      message = "made without the customer", program = [[
account_business_planning: { customer_involvement: none }
]] },
    { name = "a plan the customer is shown", expect = "fail", message = "only informed",
      options = { least_involvement = "consulted" }, program = [[
account_business_planning: { customer_involvement: informed }
]] },
    { name = "a plan the customer comments on", expect = "fail", message = "only consulted",
      program = [[
account_business_planning: { customer_involvement: consulted }
]] },
    { name = "the customer's part is not declared", expect = "undetermined",
      waits_for = "account_business_planning.customer_involvement", program = [[
account_business_planning: { focus: [action_plans] }
]] },
  },
}
