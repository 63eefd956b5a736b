return rule {
  id = "APM-2",
  name = "customer-value-is-quantified-and-communicated",
  kind = "practice",
  severity = "warning",
  elements = { "account_performance_management" },
  title = "Value created for the customer is quantified and communicated regularly",
  rationale = [[
What a customer gains from the relationship is easy to take for granted once it is there. A figure
that both sides accept keeps it visible when contracts are renewed and when people on the
customer's side change. A figure that is worked out and never shown does as little as a claim
without one.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account performance management" },
  },
  remediation = "Agree with the customer how its gain is put into figures, and present the "
    .. "figures at fixed times.",
  options = {
    least_communication = {
      type = "word",
      domain = { "occasional", "regular" },
      default = "regular",
      description = "How often the customer's gain must be communicated at the least.",
    },
  },
  check = function(c, options)
    local creation = c.account_performance_management.value_creation
    if not creation.quantified then
      return fail { message = "the value created for the customer is not quantified" }
    end
    if creation.communication:is("none") then
      return fail {
        message = "the value created for the customer is quantified, but never communicated",
      }
    end
    if creation.communication < options.least_communication then
      return fail {
        message = "the value created for the customer is communicated now and then, not regularly",
      }
    end
    return pass()
  end,
  tests = {
    { name = "quantified and shown regularly", expect = "pass", program = [[
account_performance_management: { value_creation: { quantified: true, communication: regular } }
]] },
    { name = "shown now and then where the firm accepts it", expect = "pass",
      options = { least_communication = "occasional" }, program = [[
account_performance_management: { value_creation: { quantified: true, communication: occasional } }
]] },
    { name = "a claim without a figure", expect = "fail", message = "is not quantified",
      program = [[
account_performance_management: { value_creation: { quantified: false, communication: regular } }
]] },
    { name = "a figure in a drawer", expect = "fail", message = "never communicated",
      options = { least_communication = "occasional" }, program = [[
account_performance_management: { value_creation: { quantified: true, communication: none } }
]] },
    { name = "shown now and then", expect = "fail", message = "not regularly", program = [[
account_performance_management: { value_creation: { quantified: true, communication: occasional } }
]] },
    { name = "quantification is not declared", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.quantified", program = [[
account_performance_management: { value_creation: { communication: regular } }
]] },
    { name = "communication is not declared", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.communication", program = [[
account_performance_management: { value_creation: { quantified: true } }
]] },
  },
}
