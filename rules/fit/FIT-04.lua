local THEME <const> = "role_and_goals.theme"
local DIFFERENTIATION <const> = "account_specific_value_proposition.differentiation"
local OFFERING <const> = "account_specific_value_proposition.offering_structure"

local NOT_GROWING <const> =
  "the theme is growth, but differentiation is %s and joint development is %s"
local NOT_NEW <const> =
  "the theme is innovation, but the offering is %s and joint development is %s"

local DEVELOP <const> = "develop something together with the account"
local OTHER_THEME <const> = "arrange the program around another theme, which the proposition shows"

return rule {
  id = "FIT-04",
  name = "theme-shows-in-the-offering",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "The program's theme shows in the value proposition",
  rationale = [[
The source says that a theme connects the elements of a configuration, and that all elements have to
echo the role and goals of the program. It names innovation and efficiency as themes. By the
meanings of the words, the value proposition echoes innovation if something new comes of the
relationship: the offering is designed for the account, or the two sides develop something together.
It echoes growth if the account gets something that brings more business: a proposition that differs
from the ordinary one, or something that is developed together. Efficiency can be reached at the
firm or at the account, by any offering. Retention, and a theme that differs by account, ask for no
particular proposition, either. So the rule does not apply to these three.
]],
  source = {
    { work = "storbacka-2012", statement = "single-theme", via = "miller-1996" },
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
    { work = "storbacka-2012", statement = "proposition-frames" },
  },
  remediation = "Let the proposition show the theme, or arrange the program around a theme that "
    .. "the proposition shows.",
  options = {
    innovation_from = {
      type = "word", domain = { "occasional", "continuous" }, default = "occasional",
      description = "The least joint development that shows a theme of innovation.",
    },
    growth_from = {
      type = "word", domain = { "strategic_accounts", "segment", "account" },
      default = "strategic_accounts",
      description = "The least differentiation that shows a theme of growth.",
    },
  },
  check = function(c, options)
    local theme = c.role_and_goals.theme
    local avp = c.account_specific_value_proposition
    if not theme:is("growth", "innovation") then
      return not_applicable("this theme asks for no particular proposition")
    end
    local function misfit(message, at, aim, first, second)
      return fail {
        message = message,
        at = at,
        notes = { [THEME] = aim },
        alternatives = { first, second, OTHER_THEME },
      }
    end

    if theme:is("growth") then
      if avp.differentiation >= options.growth_from or avp.joint_development > "none" then
        return pass()
      end
      local from = { segment = "by segment or by account", account = "by account" }
      return misfit(string.format(NOT_GROWING, avp.differentiation, avp.joint_development),
        DIFFERENTIATION, "the accounts are to bring more business",
        "make the proposition differ " .. (from[options.growth_from] or "from the ordinary one"),
        DEVELOP)
    end

    if avp.offering_structure:is("bespoke")
      or avp.joint_development >= options.innovation_from then
      return pass()
    end
    local without_pause = options.innovation_from == "continuous" and " without pause" or ""
    return misfit(string.format(NOT_NEW, avp.offering_structure, avp.joint_development),
      OFFERING, "something new is to come of the relationship", "offer bespoke work",
      DEVELOP .. without_pause)
  end,
  tests = {
    { name = "innovation by occasional joint development", expect = "pass", program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: modular, joint_development: occasional }
]] },
    { name = "innovation by bespoke work, whatever the joint development", expect = "pass",
      program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: bespoke }
]] },
    { name = "innovation by joint development, whatever the structure", expect = "pass",
      program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { joint_development: continuous }
]] },
    { name = "innovation by fixed products without joint development", expect = "fail",
      message = "the offering is fixed products and joint development is none", program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: fixed_products, joint_development: none }
]] },
    { name = "occasional joint development where a firm asks for continuous", expect = "fail",
      message = "joint development is occasional",
      options = { innovation_from = "continuous" }, program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: modular, joint_development: occasional }
]] },
    { name = "continuous joint development where a firm asks for it", expect = "pass",
      options = { innovation_from = "continuous" }, program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: modular, joint_development: continuous }
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
    { name = "efficiency", expect = "not_applicable", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition:
  differentiation: none
  offering_structure: bespoke
  joint_development: none
]] },
    { name = "retention", expect = "not_applicable", program = [[
role_and_goals: { theme: retention }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "a theme that differs by account", expect = "not_applicable", program = [[
role_and_goals: { theme: strategic_account_management }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
  },
}
