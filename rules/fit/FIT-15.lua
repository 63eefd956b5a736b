return rule {
  id = "FIT-15",
  name = "contracts-on-value-have-finance-and-legal-behind-them",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_specific_value_proposition", "support_capabilities" },
  title = "Gain sharing and value-based pricing have finance and legal behind them",
  rationale = [[
When price or earnings depend on what the customer gains, the contract has to say what a gain is,
who audits it, who bears the bad year and when the money is booked. An account team cannot answer
this alone: finance has to model the sums and legal has to write the terms. Where the price is a
list or a markup, ordinary order handling copes and no standing support role is called for.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, support capabilities" },
    { work = "storbacka-2012", at = "Table 1, account-specific value proposition" },
    { work = "homburg-2002", at = "pp. 40-42" },
  },
  remediation = "Define what finance and legal do for the program, or choose a price and earnings "
    .. "logic that needs no terms of its own.",
  options = {
    legal_needed = {
      type = "boolean", default = true,
      description = "Whether such contracts need a legal role beside the finance role.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    local by_price = avp.pricing_logic:is("value_based", "gain_sharing")
    local by_earnings = avp.earnings_logic:is("gain_sharing")
    if not by_price and not by_earnings then
      return not_applicable("neither price nor earnings depend on the customer's gain")
    end

    local roles = c.support_capabilities.administrative_roles
    local lacking = {}
    if not roles:has("finance") then
      lacking[#lacking + 1] = "finance"
    end
    if options.legal_needed and not roles:has("legal") then
      lacking[#lacking + 1] = "legal"
    end
    if #lacking == 0 then
      return pass()
    end

    local risk = "gains are shared"
    local at = "account_specific_value_proposition.earnings_logic"
    local note = "somebody has to settle what is shared, and when"
    local instead = "earn by volume, margin or service fee"
    if by_price then
      risk = "pricing follows the customer's gain"
      at = "account_specific_value_proposition.pricing_logic"
      note = "somebody has to model this price and write its terms"
      instead = "price by list or cost-plus"
    end
    if by_price and by_earnings then
      instead = "price by list or cost-plus and earn by volume, margin or service fee"
    end
    local either = table.concat(lacking, " or ")
    return fail {
      message = risk .. " with no " .. either .. " role behind it",
      notes = {
        [at] = note,
        ["support_capabilities.administrative_roles"] =
          "but no role for " .. either .. " supports it",
      },
      at = at,
      alternatives = {
        "define support roles for " .. table.concat(lacking, " and "),
        instead,
      },
    }
  end,
  tests = {
    { name = "gains shared with finance and legal", expect = "pass", program = [[
account_specific_value_proposition: { pricing_logic: list, earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [finance, legal] }
]] },
    { name = "value-based price with finance and legal", expect = "pass", program = [[
account_specific_value_proposition: { pricing_logic: value_based }
support_capabilities: { administrative_roles: [legal, finance] }
]] },
    { name = "value-based price with finance, where a firm asks for no legal role", expect = "pass",
      options = { legal_needed = false }, program = [[
account_specific_value_proposition: { pricing_logic: value_based }
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "value-based price with legal only, where a firm asks for finance", expect = "fail",
      message = "no finance role", options = { legal_needed = false }, program = [[
account_specific_value_proposition: { pricing_logic: value_based }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "list price with finance and legal, whatever the earnings logic", expect = "pass",
      program = [[
account_specific_value_proposition: { pricing_logic: list }
support_capabilities: { administrative_roles: [finance, legal] }
]] },
    { name = "list price with finance, earnings logic open, where no legal role is asked for",
      expect = "pass", options = { legal_needed = false }, program = [[
account_specific_value_proposition: { pricing_logic: list }
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "value-based price with finance only", expect = "fail",
      message = "pricing follows the customer's gain with no legal role behind it", program = [[
account_specific_value_proposition: { pricing_logic: value_based }
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "price by shared gains with neither", expect = "fail",
      message = "no finance or legal role behind it", program = [[
account_specific_value_proposition: { pricing_logic: gain_sharing, earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "earnings by shared gains with neither", expect = "fail",
      message = "gains are shared with no finance or legal role behind it", program = [[
account_specific_value_proposition: { pricing_logic: cost_plus, earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "earnings by shared gains, legal only, whatever the price", expect = "fail",
      message = "gains are shared with no finance role", program = [[
account_specific_value_proposition: { earnings_logic: gain_sharing }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "earnings logic open, finance alone does not settle it",
      expect = "undetermined", waits_for = "account_specific_value_proposition.earnings_logic",
      program = [[
account_specific_value_proposition: { pricing_logic: cost_plus }
support_capabilities: { administrative_roles: [finance] }
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
