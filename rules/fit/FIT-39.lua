local THEME <const> = "role_and_goals.theme"
local OFFERING <const> = "account_specific_value_proposition.offering_structure"
local DIFFERENTIATION <const> = "account_specific_value_proposition.differentiation"

local NOT_GROWING <const> =
  "the theme is growth, but differentiation is %s and joint development is %s"

return rule {
  id = "FIT-39",
  name = "growth-and-efficiency-show-in-the-offering",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "Growth and efficiency show in the value proposition",
  rationale = [[
The source names efficiency as a theme, and says that all elements have to echo the role and goals.
It does not say which proposition echoes growth or efficiency. We infer it. Growth comes more easily
if the account gets something that brings more business: a proposition that differs from the
ordinary one, or something that is developed together. Work that is designed for one account saves
little at the firm that designs it, while products or modules that exist already make the business
cheaper or simpler. Bespoke work can save costs at the account, and then a share of the gain lets
both firms seek it.
]],
  source = {
    { work = "storbacka-2012", statement = "single-theme", via = "miller-1996" },
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
  },
  remediation = "Let the proposition bring what the theme is about.",
  options = {
    growth_from = {
      type = "word", domain = { "strategic_accounts", "segment", "account" },
      default = "strategic_accounts",
      description = "The least differentiation that shows a theme of growth.",
    },
  },
  check = function(c, options)
    local theme, avp = c.role_and_goals.theme, c.account_specific_value_proposition
    if theme:is("growth") then
      if avp.differentiation >= options.growth_from or avp.joint_development > "none" then
        return pass()
      end
      local from = { segment = "by segment or by account", account = "by account" }
      return fail {
        message = string.format(NOT_GROWING, avp.differentiation, avp.joint_development),
        notes = { [THEME] = "the accounts are to bring more business" },
        at = DIFFERENTIATION,
        alternatives = {
          "make the proposition differ " .. (from[options.growth_from] or "from the ordinary one"),
          "develop something together with the account",
        },
      }
    end
    if not theme:is("efficiency") then
      return not_applicable("the theme is neither growth nor efficiency")
    end
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
    { name = "growth by a proposition for all strategic accounts", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: strategic_accounts }
]] },
    { name = "growth by propositions for each account", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "growth by occasional joint development", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: none, joint_development: occasional }
]] },
    { name = "growth by joint development, whatever the proposition", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { joint_development: continuous }
]] },
    { name = "growth with the ordinary proposition", expect = "fail",
      message = "the theme is growth, but differentiation is none and joint development is none",
      program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: none, joint_development: none }
]] },
    { name = "one proposition for all where a firm asks for segments", expect = "fail",
      message = "differentiation is for all strategic accounts",
      options = { growth_from = "segment" }, program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition:
  differentiation: strategic_accounts
  joint_development: none
]] },
    { name = "segments where a firm asks for segments", expect = "pass",
      options = { growth_from = "segment" }, program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: segment, joint_development: none }
]] },
    { name = "segments where a firm asks for accounts", expect = "fail",
      message = "differentiation is by segment", options = { growth_from = "account" }, program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: segment, joint_development: none }
]] },
    { name = "the ordinary proposition, and joint development is not declared",
      expect = "undetermined",
      waits_for = "account_specific_value_proposition.joint_development", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: none }
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
