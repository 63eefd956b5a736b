return rule {
  id = "FIT-16",
  name = "planning-for-future-value-is-informed",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_business_planning", "support_capabilities" },
  title = "Plans that look for future value are informed about the account's future",
  rationale = [[
The source says that business intelligence is fed into account planning, that account plans look for
opportunities to create value in the future, and that planning is done in cooperation with the
customer. It also says that such opportunities are found by understanding the customer's process of
creating value. So a plan that looks for future value needs a source of it: business intelligence
that planning takes in, or the customer's own view of its future. One of the two is enough. A plan
that arranges known business needs neither.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-sc-1" },
    { work = "storbacka-2012", statement = "practice-abp-2" },
    { work = "storbacka-2012", statement = "practice-abp-3" },
    { work = "storbacka-2012", statement = "both-directions", via = "gosselin-2003" },
  },
  remediation = "Feed business intelligence into planning, or ask the customer about its plan, or "
    .. "plan for business that is known.",
  options = {
    customer_from = {
      type = "word", domain = { "consulted", "joint" }, default = "consulted",
      description = "The least customer involvement in planning that counts in place of business "
        .. "intelligence.",
    },
    availability_suffices = {
      type = "boolean", default = false,
      description = "Whether business intelligence that is available is enough in any case.",
    },
  },
  check = function(c, options)
    local abp = c.account_business_planning
    if not abp.focus:has("future_value_creation") then
      return not_applicable("plans do not look for future value")
    end
    local intelligence = c.support_capabilities.business_intelligence
    if intelligence:is("feeds_planning") then
      return pass()
    end
    local available = intelligence:is("available")
    if available and options.availability_suffices then
      return pass()
    end
    if abp.customer_involvement >= options.customer_from then
      return pass()
    end

    local joint = options.customer_from == "joint"
    return fail {
      message = "plans look for future value, but business intelligence is "
        .. (available and "available and not used in planning" or "not collected")
        .. (joint and ", and the customer does not plan jointly"
          or ", and nobody asks the customer"),
      notes = {
        ["account_business_planning.focus"] = "planners are to find value that nobody realizes yet",
        ["support_capabilities.business_intelligence"] = available
          and "but planning does not take in business intelligence"
          or "but nobody collects business intelligence",
        ["account_business_planning.customer_involvement"] = joint
          and "and the customer does not plan jointly" or "and the customer is not asked",
      },
      at = "support_capabilities.business_intelligence",
      alternatives = {
        options.availability_suffices and "make business intelligence available to planners"
          or "feed business intelligence into account planning",
        joint and "plan jointly with the customer"
          or "consult the customer about the plan, or plan jointly",
        "plan from sales history, forecasts and actions",
      },
    }
  end,
  tests = {
    { name = "intelligence is fed into plans for the future", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
support_capabilities: { business_intelligence: feeds_planning }
]] },
    { name = "intelligence is available for joint plans", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: joint }
support_capabilities: { business_intelligence: available }
]] },
    { name = "intelligence is fed into plans, whatever they look for", expect = "pass", program = [[
support_capabilities: { business_intelligence: feeds_planning }
]] },
    { name = "no intelligence, but the customer is asked", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: consulted }
support_capabilities: { business_intelligence: none }
]] },
    { name = "intelligence is available for plans that the firm makes alone", expect = "fail",
      message = "business intelligence is available and not used in planning, and nobody asks",
      program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: informed }
support_capabilities: { business_intelligence: available }
]] },
    { name = "no intelligence for plans that the firm makes alone", expect = "fail",
      message = "business intelligence is not collected, and nobody asks the customer",
      program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: none }
support_capabilities: { business_intelligence: none }
]] },
    { name = "the customer is asked where a firm asks for joint plans", expect = "fail",
      message = "and the customer does not plan jointly", options = { customer_from = "joint" },
      program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: consulted }
support_capabilities: { business_intelligence: available }
]] },
    { name = "joint plans where a firm asks for them", expect = "pass",
      options = { customer_from = "joint" }, program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: joint }
support_capabilities: { business_intelligence: none }
]] },
    { name = "intelligence is available where that is enough for a firm", expect = "pass",
      options = { availability_suffices = true }, program = [[
account_business_planning: { focus: [future_value_creation] }
support_capabilities: { business_intelligence: available }
]] },
    { name = "no intelligence where availability is enough for a firm", expect = "fail",
      message = "business intelligence is not collected",
      options = { availability_suffices = true }, program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: informed }
support_capabilities: { business_intelligence: none }
]] },
    { name = "intelligence is available, open who plans", expect = "undetermined",
      waits_for = "account_business_planning.customer_involvement", program = [[
account_business_planning: { focus: [future_value_creation] }
support_capabilities: { business_intelligence: available }
]] },
    { name = "plans that arrange known business", expect = "not_applicable", program = [[
account_business_planning: { focus: [sales_history, sales_forecast, action_plans] }
support_capabilities: { business_intelligence: none }
]] },
  },
}
