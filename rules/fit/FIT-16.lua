return rule {
  id = "FIT-16",
  name = "planning-for-future-value-is-informed",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_business_planning", "support_capabilities" },
  title = "Plans that look for future value are fed by business intelligence",
  rationale = [[
What a customer will need in three years is not in the order history. A plan that sets out to find
it has to be given something to find it in: markets, the customer's own customers, technology. That
is what business intelligence brings when it is delivered to the planners. Where it only lies ready,
a customer that plans at the same table can make up for the delivery, because it says which of it
matters. A plan that arranges known business needs no such supply.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, support capabilities" },
    { work = "storbacka-2012", at = "Table 1, account business planning" },
    { work = "day-1994", at = "pp. 37-52" },
  },
  remediation = "Bring business intelligence to the planners, or plan for what they know without "
    .. "it.",
  options = {
    joint_planning_suffices = {
      type = "boolean", default = true,
      description = "Whether intelligence that is merely available is enough where the customer "
        .. "plans jointly.",
    },
    availability_suffices = {
      type = "boolean", default = false,
      description = "Whether intelligence that is merely available is enough in any case.",
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
    local ask_customer = available and options.joint_planning_suffices
    if ask_customer and abp.customer_involvement:is("joint") then
      return pass()
    end

    local message = "plans look for future value without business intelligence"
    local notes = {
      ["account_business_planning.focus"] = "planners are to find value that is not there yet",
      ["support_capabilities.business_intelligence"] = "but have nothing to find it in",
    }
    local alternatives = { "feed business intelligence into account planning" }
    if available then
      message = "plans look for future value, but business intelligence only lies ready"
      notes["support_capabilities.business_intelligence"] = "but intelligence does not come to them"
    end
    if ask_customer then
      notes["account_business_planning.customer_involvement"] =
        "nor does the customer plan at the same table"
      alternatives[2] = "plan jointly with the customer"
    elseif options.availability_suffices then
      alternatives[1] = "make business intelligence available"
    elseif options.joint_planning_suffices then
      alternatives[2] =
        "have business intelligence available to plans made jointly with the customer"
    end
    alternatives[#alternatives + 1] = "plan for the business that is known"
    return fail {
      message = message,
      notes = notes,
      at = "support_capabilities.business_intelligence",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "intelligence is fed into plans for the future", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
support_capabilities: { business_intelligence: feeds_planning }
]] },
    { name = "intelligence lies ready for joint plans", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: joint }
support_capabilities: { business_intelligence: available }
]] },
    { name = "intelligence is fed into plans, whatever they look for", expect = "pass", program = [[
support_capabilities: { business_intelligence: feeds_planning }
]] },
    { name = "intelligence lies ready for plans that the firm makes", expect = "fail",
      message = "business intelligence only lies ready", program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: consulted }
support_capabilities: { business_intelligence: available }
]] },
    { name = "no intelligence, even for joint plans", expect = "fail",
      message = "plans look for future value without business intelligence", program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: joint }
support_capabilities: { business_intelligence: none }
]] },
    { name = "intelligence lies ready for joint plans where a firm wants it fed", expect = "fail",
      message = "only lies ready", options = { joint_planning_suffices = false }, program = [[
account_business_planning: { focus: [future_value_creation], customer_involvement: joint }
support_capabilities: { business_intelligence: available }
]] },
    { name = "intelligence is fed where a firm wants it fed", expect = "pass",
      options = { joint_planning_suffices = false }, program = [[
account_business_planning: { focus: [future_value_creation] }
support_capabilities: { business_intelligence: feeds_planning }
]] },
    { name = "intelligence lies ready where that is enough for a firm", expect = "pass",
      options = { availability_suffices = true }, program = [[
account_business_planning: { focus: [future_value_creation] }
support_capabilities: { business_intelligence: available }
]] },
    { name = "no intelligence where availability is enough for a firm", expect = "fail",
      message = "without business intelligence", options = { availability_suffices = true },
      program = [[
account_business_planning: { focus: [future_value_creation] }
support_capabilities: { business_intelligence: none }
]] },
    { name = "intelligence lies ready, open who plans", expect = "undetermined",
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
