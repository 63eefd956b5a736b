return rule {
  id = "AVP-2",
  name = "offering-is-settled-with-operations",
  kind = "practice",
  elements = { "account_specific_value_proposition" },
  title = "The offering is settled with operations, so that its earnings logic holds",
  rationale = [[
Table 1 lists as a common practice that the firm defines the offering in conjunction with
operations, and gives the purpose: the earnings logic is to be secure. Two declarations show it.
The offering is settled jointly with operations, and there is an earnings logic that can be secured.
The table prefers no source of earnings, so each one counts. Where operations are asked and the
offering can be settled against their view, they do not secure the earnings; a firm can accept it by
an option.
]],
  source = { { work = "storbacka-2012", statement = "practice-avp-2" } },
  remediation = "Operations agree before the offering is settled, and the firm has settled "
    .. "what it earns its money by.",
  options = {
    least_involvement = {
      type = "word",
      domain = { "consulted", "joint" },
      default = "joint",
      description = "The least part of operations in settling the offering that the firm accepts.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    local operations, earnings = avp.operations_involvement, avp.earnings_logic
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = "to " .. what
      place = place or "account_specific_value_proposition." .. where
    end

    if operations < options.least_involvement then
      lack(operations:is("none") and "be settled with operations"
        or "be settled jointly with operations (operations are " .. operations .. ")",
        "operations_involvement")
    end
    if earnings:is("undefined") then
      lack("have an earnings logic", "earnings_logic")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail {
      message = "the offering is not declared " .. table.concat(lacks, " or "),
      at = place,
    }
  end,
  tests = {
    { name = "settled jointly, earning by volume", expect = "pass", program = [[
account_specific_value_proposition: { operations_involvement: joint, earnings_logic: volume }
]] },
    { name = "settled jointly, earning by shared gains", expect = "pass", program = [[
account_specific_value_proposition:
  operations_involvement: joint
  earnings_logic: gain_sharing
]] },
    { name = "consulted where the firm accepts it", expect = "pass",
      options = { least_involvement = "consulted" }, program = [[
account_specific_value_proposition: { operations_involvement: consulted, earnings_logic: margin }
]] },
    { name = "an offering that operations learn of afterward", expect = "fail",
      message = "the offering is not declared to be settled with operations",
      options = { least_involvement = "consulted" }, program = [[
account_specific_value_proposition: { operations_involvement: none, earnings_logic: margin }
]] },
    { name = "operations are only asked", expect = "fail",
      message = "not declared to be settled jointly with operations (operations are consulted)",
      program = [[
account_specific_value_proposition: { operations_involvement: consulted, earnings_logic: margin }
]] },
    { name = "no earnings logic", expect = "fail",
      message = "the offering is not declared to have an earnings logic", program = [[
account_specific_value_proposition: { operations_involvement: joint, earnings_logic: undefined }
]] },
    { name = "both lacks are named", expect = "fail",
      message = "declared to be settled with operations or to have an earnings logic", program = [[
account_specific_value_proposition: { operations_involvement: none, earnings_logic: undefined }
]] },
    { name = "no earnings logic, whatever the part of operations is", expect = "fail",
      message = "the offering is not declared to have an earnings logic", program = [[
account_specific_value_proposition: { earnings_logic: undefined }
]] },
    { name = "the earnings logic is not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.earnings_logic", program = [[
account_specific_value_proposition: { operations_involvement: joint }
]] },
  },
}
