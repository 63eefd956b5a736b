return rule {
  id = "APM-2",
  name = "customer-value-is-quantified-and-communicated",
  kind = "practice",
  elements = { "account_performance_management" },
  title = "Value created for the customer is quantified and communicated regularly",
  rationale = [[
Table 1 lists two things about the value that the customer gets as a common practice: the firm puts
it into figures, and communicates it regularly. Two declarations show it: the customer's gain is
known in figures, and the customer is told about it at fixed intervals. Communication that waits for
an occasion is not regular; a firm can accept it by an option.
]],
  source = { { work = "storbacka-2012", statement = "practice-apm-2" } },
  remediation = "The customer's gain is known in figures, and the customer is told about it at "
    .. "fixed intervals.",
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
      lacks[#lacks + 1] = "to be " .. what
      place = place or "account_performance_management.value_creation." .. where
    end

    if not quantified then
      lack("quantified", "quantified")
    end
    if communication < options.least_communication then
      lack(communication:is("none") and "communicated"
        or "communicated regularly (its communication is " .. communication .. ")", "communication")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail {
      message = "the value created for the customer is not declared "
        .. table.concat(lacks, " or "),
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
    { name = "a gain without a figure", expect = "fail",
      message = "the value created for the customer is not declared to be quantified", program = [[
account_performance_management: { value_creation: { quantified: false, communication: regular } }
]] },
    { name = "a figure that the customer does not see", expect = "fail",
      message = "the value created for the customer is not declared to be communicated",
      options = { least_communication = "occasional" }, program = [[
account_performance_management: { value_creation: { quantified: true, communication: none } }
]] },
    { name = "shown now and then", expect = "fail",
      message = "to be communicated regularly (its communication is occasional)", program = [[
account_performance_management: { value_creation: { quantified: true, communication: occasional } }
]] },
    { name = "both lacks are named", expect = "fail",
      message = "not declared to be quantified or to be communicated regularly", program = [[
account_performance_management: { value_creation: { quantified: false, communication: occasional } }
]] },
    { name = "never shown, whether or not it is quantified", expect = "fail",
      message = "is not declared to be communicated", program = [[
account_performance_management: { value_creation: { communication: none } }
]] },
    { name = "communication is not declared", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.communication", program = [[
account_performance_management: { value_creation: { quantified: true } }
]] },
  },
}
