return rule {
  id = "APM-2",
  name = "customer-value-is-quantified-and-communicated",
  kind = "practice",
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
    local quantified, communication = creation.quantified, creation.communication
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = what
      place = place or where
    end

    if not quantified then
      lack("is not quantified", "account_performance_management.value_creation.quantified")
    end
    if communication:is("none") then
      lack("is never communicated", "account_performance_management.value_creation.communication")
    elseif communication < options.least_communication then
      lack("is communicated now and then, not regularly",
        "account_performance_management.value_creation.communication")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail {
      message = "the value created for the customer " .. table.concat(lacks, " and "),
      at = place,
    }
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
    { name = "both lacks are named", expect = "fail",
      message = "is not quantified and is communicated now and then", program = [[
account_performance_management: { value_creation: { quantified: false, communication: occasional } }
]] },
    { name = "never shown, whether or not it is quantified", expect = "fail",
      message = "the customer is never communicated", program = [[
account_performance_management: { value_creation: { communication: none } }
]] },
    { name = "communication is not declared", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.communication", program = [[
account_performance_management: { value_creation: { quantified: true } }
]] },
  },
}
