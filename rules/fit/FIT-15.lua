return rule {
  id = "FIT-15",
  name = "contracts-on-value-have-finance-and-legal-behind-them",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "account_specific_value_proposition", "support_capabilities" },
  title = "Prices and earnings that follow the customer's gain have finance or legal behind them",
  rationale = [[
The source says that the pricing logic is defined, and that the roles of finance and legal, which
support the program, are defined. It does not link the two. We infer the advice: where price or
earnings follow the customer's gain, the two firms need an estimate or a figure of this gain and
terms that say how it counts, and finance and legal can support this work. One of the two functions
is enough. A price from a list or a markup on cost asks nothing of them.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-sc-3" },
    { work = "storbacka-2012", statement = "practice-avp-3" },
  },
  remediation = "Define what finance or legal do for the program, or let price and earnings follow "
    .. "something else than the customer's gain.",
  options = {
    finance_needed = {
      type = "boolean", default = false,
      description = "Whether such prices and earnings need a role of finance.",
    },
    legal_needed = {
      type = "boolean", default = false,
      description = "Whether such prices and earnings need a role of legal.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    local by_price = avp.pricing_logic:is("value_based", "gain_sharing")
    local by_earnings = avp.earnings_logic:is("gain_sharing")
    if not by_price and not by_earnings then
      return not_applicable("neither price nor earnings follow the customer's gain")
    end

    local roles = c.support_capabilities.administrative_roles
    local lacking = {}
    if options.finance_needed and not roles:has("finance") then
      lacking[1] = "finance"
    end
    if options.legal_needed and not roles:has("legal") then
      lacking[#lacking + 1] = "legal"
    end
    if #lacking == 0 and roles:any("finance", "legal") then
      return pass()
    end

    local subject = "earnings are a share of the customer's gain"
    local place = "account_specific_value_proposition.earnings_logic"
    local instead = "earn by volume, margin or service fee"
    if by_price then
      subject = "the price rests on the customer's gain"
      place = "account_specific_value_proposition.pricing_logic"
      instead = by_earnings and "price by list or cost-plus and " .. instead
        or "price by list or cost-plus"
    end
    local alternatives = { "define the role of " .. table.concat(lacking, " and "), instead }
    if #lacking == 0 then
      lacking = { "finance", "legal" }
      alternatives = { "define the role of finance", "define the role of legal", instead }
    end
    local missing = "but no role of " .. table.concat(lacking, " or ") .. " is defined"
    return fail {
      message = subject .. ", " .. missing,
      notes = { [place] = subject, ["support_capabilities.administrative_roles"] = missing },
      at = place,
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "gains shared with finance and legal", expect = "pass", program = [[
account_specific_value_proposition: { pricing_logic: list, earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [finance, legal] }
]] },
    { name = "value-based price with finance", expect = "pass", program = [[
account_specific_value_proposition: { pricing_logic: value_based }
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "earnings by shared gains with legal, whatever the price", expect = "pass",
      program = [[
account_specific_value_proposition: { earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "list price with legal, whatever the earnings logic", expect = "pass", program = [[
account_specific_value_proposition: { pricing_logic: list }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "value-based price with both, where a firm asks for both", expect = "pass",
      options = { finance_needed = true, legal_needed = true }, program = [[
account_specific_value_proposition: { pricing_logic: value_based }
support_capabilities: { administrative_roles: [legal, finance] }
]] },
    { name = "value-based price with legal, where a firm asks for finance", expect = "fail",
      message = "but no role of finance is defined", options = { finance_needed = true },
      program = [[
account_specific_value_proposition: { pricing_logic: value_based }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "value-based price with finance, where a firm asks for legal", expect = "fail",
      message = "but no role of legal is defined", options = { legal_needed = true }, program = [[
account_specific_value_proposition: { pricing_logic: value_based }
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "shared gains with neither, where a firm asks for both", expect = "fail",
      message = "earnings are a share of the customer's gain, but no role of finance or legal is",
      options = { finance_needed = true, legal_needed = true }, program = [[
account_specific_value_proposition: { pricing_logic: list, earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "value-based price with neither", expect = "fail",
      message = "the price rests on the customer's gain, but no role of finance or legal",
      program = [[
account_specific_value_proposition: { pricing_logic: value_based, earnings_logic: margin }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "price by shared gains with neither", expect = "fail",
      message = "the price rests on the customer's gain", program = [[
account_specific_value_proposition: { pricing_logic: gain_sharing, earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "earnings by shared gains with neither", expect = "fail",
      message = "earnings are a share of the customer's gain, but no role of finance or legal is",
      program = [[
account_specific_value_proposition: { pricing_logic: cost_plus, earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "the earnings logic could follow the gain", expect = "undetermined",
      waits_for = "account_specific_value_proposition.earnings_logic", program = [[
account_specific_value_proposition: { pricing_logic: cost_plus }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "list price and volume earnings with both roles", expect = "not_applicable",
      program = [[
account_specific_value_proposition: { pricing_logic: list, earnings_logic: volume }
support_capabilities: { administrative_roles: [finance, legal] }
]] },
    { name = "list price and volume earnings need no roles", expect = "not_applicable", program = [[
account_specific_value_proposition: { pricing_logic: list, earnings_logic: volume }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "cost-plus price and service fee, support left out", expect = "not_applicable",
      program = [[
account_specific_value_proposition: { pricing_logic: cost_plus, earnings_logic: service_fee }
]] },
  },
}
