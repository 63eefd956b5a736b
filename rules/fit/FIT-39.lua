local THEME <const> = "role_and_goals.theme"
local OFFERING <const> = "account_specific_value_proposition.offering_structure"

return rule {
  id = "FIT-39",
  name = "efficiency-goes-with-offerings-that-exist",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "Efficiency is sought with existing offerings, or its gains are shared",
  rationale = [[
The source names efficiency as a theme, and says that all elements have to echo the role and goals.
It does not say which offering echoes efficiency. We infer it: work that is designed for one account
saves little at the firm that designs it, while products or modules that exist already make the
business cheaper or simpler. Bespoke work can save costs at the account, and then a share of the
gain lets both firms seek it. So the advice is given where the offering is bespoke and neither price
nor earnings share the gain.
]],
  source = {
    { work = "storbacka-2012", statement = "single-theme", via = "miller-1996" },
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
  },
  remediation = "Offer modules or fixed products, or share the gains of bespoke work.",
  check = function(c)
    if not c.role_and_goals.theme:is("efficiency") then
      return not_applicable("the theme is not efficiency")
    end
    local avp = c.account_specific_value_proposition
    if not avp.offering_structure:is("bespoke") or avp.earnings_logic:is("gain_sharing")
      or avp.pricing_logic:is("gain_sharing") then
      return pass()
    end
    return fail {
      message = "the theme is efficiency, but the offering is bespoke and gains are not shared",
      notes = {
        [THEME] = "the business is to become cheaper or simpler",
        [OFFERING] = "but each account gets work of its own",
      },
      at = OFFERING,
      alternatives = {
        "offer modules or fixed products",
        "share the gains of bespoke work, by price or earnings",
        "arrange the program around another theme",
      },
    }
  end,
  tests = {
    { name = "efficiency by modules", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: modular }
]] },
    { name = "efficiency by fixed products", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: fixed_products, earnings_logic: volume }
]] },
    { name = "efficiency by bespoke work whose gains are shared", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: bespoke, earnings_logic: gain_sharing }
]] },
    { name = "gains shared by earnings, whatever the structure", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { earnings_logic: gain_sharing }
]] },
    { name = "efficiency by bespoke work whose price shares the gains", expect = "pass",
      program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition:
  offering_structure: bespoke
  pricing_logic: gain_sharing
  earnings_logic: margin
]] },
    { name = "gains shared by price, whatever the earnings", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: bespoke, pricing_logic: gain_sharing }
]] },
    { name = "efficiency by bespoke work at a margin, priced by list", expect = "fail",
      message = "the offering is bespoke and gains are not shared", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition:
  offering_structure: bespoke
  pricing_logic: list
  earnings_logic: margin
]] },
    { name = "efficiency waits for the price that could save it", expect = "undetermined",
      waits_for = "account_specific_value_proposition.pricing_logic", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: bespoke, earnings_logic: margin }
]] },
    { name = "innovation", expect = "not_applicable", program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition:
  offering_structure: bespoke
  pricing_logic: list
  earnings_logic: margin
]] },
  },
}
