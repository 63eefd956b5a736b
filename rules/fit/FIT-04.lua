local THEME <const> = "role_and_goals.theme"
local OFFERING <const> = "account_specific_value_proposition.offering_structure"

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
Growth and efficiency can be sought with any offering, and retention and a theme that differs by
account ask for no particular one. So the rule does not apply to these four.
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
  },
  check = function(c, options)
    local theme = c.role_and_goals.theme
    local avp = c.account_specific_value_proposition
    if not theme:is("innovation") then
      return not_applicable("this theme asks for no particular proposition")
    end
    if avp.offering_structure:is("bespoke")
      or avp.joint_development >= options.innovation_from then
      return pass()
    end
    local without_pause = options.innovation_from == "continuous" and " without pause" or ""
    return fail {
      message = string.format(NOT_NEW, avp.offering_structure, avp.joint_development),
      at = OFFERING,
      notes = { [THEME] = "something new is to come of the relationship" },
      alternatives = { "offer bespoke work", DEVELOP .. without_pause, OTHER_THEME },
    }
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
    { name = "growth", expect = "not_applicable", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: none, joint_development: none }
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
