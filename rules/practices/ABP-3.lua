return rule {
  id = "ABP-3",
  name = "plans-are-made-with-the-customer",
  kind = "practice",
  elements = { "account_business_planning" },
  title = "Account plans are made together with the customer",
  rationale = [[
Table 1 lists cooperation with the customer in account planning as a common practice. The highest
degree of customer involvement says that both sides settle the plan together, and it shows the
practice. A customer who is asked for its views has an influence on the plan, but the firm settles
it. A firm that calls this cooperation can accept it by an option. A customer who is only informed
has no part in making the plan.
]],
  source = { { work = "storbacka-2012", statement = "practice-abp-3" } },
  remediation = "The firm and the customer settle the account plan together.",
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
      return fail { message = "account plans are not declared to involve the customer" }
    end
    return fail {
      message = "account plans are not declared to be made together with the customer; the "
        .. "customer is " .. involvement,
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
    { name = "a plan that the customer never sees", expect = "fail",
      message = "account plans are not declared to involve the customer", program = [[
account_business_planning: { customer_involvement: none }
]] },
    { name = "a plan that the customer is shown", expect = "fail",
      message = "made together with the customer; the customer is informed",
      options = { least_involvement = "consulted" }, program = [[
account_business_planning: { customer_involvement: informed }
]] },
    { name = "a plan that the customer comments on", expect = "fail",
      message = "the customer is consulted", program = [[
account_business_planning: { customer_involvement: consulted }
]] },
    { name = "the customer's part is not declared", expect = "undetermined",
      waits_for = "account_business_planning.customer_involvement", program = [[
account_business_planning: { focus: [action_plans] }
]] },
  },
}
