return rule {
  id = "FIT-12",
  name = "value-pricing-rests-on-quantified-value",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_specific_value_proposition", "account_performance_management" },
  title = "Price and earnings that follow customer value rest on quantified value",
  rationale = [[
The value proposition defines how the firm earns, and it frames account performance management. The
source counts value creation that is quantified among the practices of that element. A price that
follows the customer's gain, or earnings that are a share of it, can only be worked out from a
figure of this gain. So where price or earnings follow the gain, the gain has to be quantified.
Where they follow something else, no such figure is needed.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-apm-2" },
    { work = "storbacka-2012", statement = "practice-avp-3" },
    { work = "storbacka-2012", statement = "proposition-frames" },
  },
  remediation = "Quantify what the customer gains, or let price and earnings follow something "
    .. "else.",
  check = function(c)
    local avp = c.account_specific_value_proposition
    local by_price = avp.pricing_logic:is("value_based", "gain_sharing")
    local by_earnings = avp.earnings_logic:is("gain_sharing")
    if not by_price and not by_earnings then
      return not_applicable("neither price nor earnings follow the customer's gain")
    end
    if c.account_performance_management.value_creation.quantified then
      return pass()
    end

    local message = "earnings are a share of the customer's gain, but nobody quantifies this gain"
    local place = "account_specific_value_proposition.earnings_logic"
    local note = "the firm earns a part of the customer's gain"
    local instead = "earn by volume, margin or service fee"
    if by_price then
      message = "the price rests on the customer's gain, but nobody quantifies this gain"
      place = "account_specific_value_proposition.pricing_logic"
      note = "the price follows what the customer gains"
      instead = "price by list or cost-plus"
    end
    if by_price and by_earnings then
      instead = "price by list or cost-plus and earn by volume, margin or service fee"
    end
    return fail {
      message = message,
      notes = {
        [place] = note,
        ["account_performance_management.value_creation.quantified"] =
          "but this gain is not quantified",
      },
      at = place,
      alternatives = { "quantify what the customer gains", instead },
    }
  end,
  tests = {
    { name = "value-based price on quantified value", expect = "pass", program = [[
account_specific_value_proposition: { pricing_logic: value_based, earnings_logic: margin }
account_performance_management: { value_creation: { quantified: true } }
]] },
    { name = "shared gains that are quantified", expect = "pass", program = [[
account_specific_value_proposition: { pricing_logic: list, earnings_logic: gain_sharing }
account_performance_management: { value_creation: { quantified: true } }
]] },
    { name = "shared gains that are quantified, whatever the price", expect = "pass", program = [[
account_specific_value_proposition: { earnings_logic: gain_sharing }
account_performance_management: { value_creation: { quantified: true } }
]] },
    { name = "list price on quantified value, whatever the earnings logic", expect = "pass",
      program = [[
account_specific_value_proposition: { pricing_logic: list }
account_performance_management: { value_creation: { quantified: true } }
]] },
    { name = "earnings by volume on quantified value, whatever the pricing logic", expect = "pass",
      program = [[
account_specific_value_proposition: { earnings_logic: volume }
account_performance_management: { value_creation: { quantified: true } }
]] },
    { name = "value-based price, nobody measures value", expect = "fail",
      message = "the price rests on the customer's gain, but nobody quantifies this gain",
      program = [[
account_specific_value_proposition: { pricing_logic: value_based, earnings_logic: margin }
account_performance_management: { value_creation: { quantified: false } }
]] },
    { name = "price by shared gains, nobody measures value", expect = "fail",
      message = "nobody quantifies", program = [[
account_specific_value_proposition: { pricing_logic: gain_sharing }
account_performance_management: { value_creation: { quantified: false, communication: regular } }
]] },
    { name = "price and earnings by value that nobody measures", expect = "fail",
      message = "the price rests on the customer's gain, but nobody quantifies this gain",
      program = [[
account_specific_value_proposition: { pricing_logic: value_based, earnings_logic: gain_sharing }
account_performance_management: { value_creation: { quantified: false } }
]] },
    { name = "only earnings share an unmeasured gain", expect = "fail",
      message = "earnings are a share of the customer's gain, but nobody quantifies this gain",
      program = [[
account_specific_value_proposition: { pricing_logic: cost_plus, earnings_logic: gain_sharing }
account_performance_management: { value_creation: { quantified: false } }
]] },
    { name = "the price could follow a gain that nobody measures", expect = "undetermined",
      waits_for = "account_specific_value_proposition.pricing_logic", program = [[
account_specific_value_proposition: { earnings_logic: margin }
account_performance_management: { value_creation: { quantified: false } }
]] },
    { name = "cost-plus price, margin earnings, value quantified", expect = "not_applicable",
      program = [[
account_specific_value_proposition: { pricing_logic: cost_plus, earnings_logic: margin }
account_performance_management: { value_creation: { quantified: true } }
]] },
    { name = "cost-plus price, margin earnings", expect = "not_applicable", program = [[
account_specific_value_proposition: { pricing_logic: cost_plus, earnings_logic: margin }
account_performance_management: { value_creation: { quantified: false } }
]] },
    { name = "list price, service fee, nothing on value creation", expect = "not_applicable",
      program = [[
account_specific_value_proposition: { pricing_logic: list, earnings_logic: service_fee }
]] },
  },
}
