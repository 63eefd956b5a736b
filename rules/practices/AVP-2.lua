return rule {
  id = "AVP-2",
  name = "offering-is-settled-with-operations",
  kind = "practice",
  elements = { "account_specific_value_proposition" },
  title = "The offering is settled with operations, so that its earnings logic holds",
  rationale = [[
What an account brings in depends on what it costs to deliver, and operations know that cost and
decide much of it. An offering promised over their heads may win the account and lose the money.
Settling it together works only if the firm has said what it means to earn by it.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account-specific value proposition" },
  },
  remediation = "Define the offering in one round with operations, and write down what the firm "
    .. "earns by it once the cost to deliver is known.",
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
      lacks[#lacks + 1] = what
      place = place or where
    end

    if operations:is("none") then
      lack("is settled without operations",
        "account_specific_value_proposition.operations_involvement")
    elseif operations < options.least_involvement then
      lack("is settled by consulting operations, not jointly with them",
        "account_specific_value_proposition.operations_involvement")
    end
    if earnings:is("undefined") then
      lack("leaves its earnings logic " .. earnings,
        "account_specific_value_proposition.earnings_logic")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail { message = "the offering " .. table.concat(lacks, " and "), at = place }
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
    { name = "an offering over the heads of operations", expect = "fail",
      message = "without operations", program = [[
account_specific_value_proposition: { operations_involvement: none, earnings_logic: margin }
]] },
    { name = "operations are only asked", expect = "fail", message = "not jointly with them",
      program = [[
account_specific_value_proposition: { operations_involvement: consulted, earnings_logic: margin }
]] },
    { name = "nobody has said what is earned", expect = "fail",
      message = "leaves its earnings logic undefined", program = [[
account_specific_value_proposition: { operations_involvement: joint, earnings_logic: undefined }
]] },
    { name = "both lacks are named", expect = "fail",
      message = "settled without operations and leaves its earnings logic undefined", program = [[
account_specific_value_proposition: { operations_involvement: none, earnings_logic: undefined }
]] },
    { name = "nobody has said what is earned, whatever operations do", expect = "fail",
      message = "the offering leaves its earnings logic undefined", program = [[
account_specific_value_proposition: { earnings_logic: undefined }
]] },
    { name = "the earnings logic is not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.earnings_logic", program = [[
account_specific_value_proposition: { operations_involvement: joint }
]] },
  },
}
