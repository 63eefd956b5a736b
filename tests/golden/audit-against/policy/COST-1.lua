return rule {
  id = "COST-1",
  name = "gains-are-shared-in-core-programs-only",
  kind = "fit",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "Gains are shared where the program is core, and the theme is one the firm pursues",
  rationale = "The firm has given up the theme of retention, and audits gains for core programs only.",
  source = { { at = "Policy of the program office, 3" } },
  remediation = "Choose another theme, or another pricing.",
  check = function(c)
    if c.role_and_goals.theme:is("retention") then
      return fail {
        message = "the theme is retention, which the firm does not pursue",
        alternatives = { "make growth the theme", "make innovation or efficiency the theme" },
      }
    end
    local avp = c.account_specific_value_proposition
    if avp.pricing_logic:is("gain_sharing") and not c.role_and_goals.coreness:is("core") then
      return fail {
        message = "gains are shared in a program that is not core",
        alternatives = { "price otherwise", "make the program core" },
      }
    end
    return pass()
  end,
  tests = {
    { name = "list prices", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { pricing_logic: list }
]] },
    { name = "a core program", expect = "pass", program = [[
role_and_goals: { theme: growth, coreness: core }
account_specific_value_proposition: { pricing_logic: gain_sharing }
]] },
    { name = "retention", expect = "fail", program = "role_and_goals: { theme: retention }" },
    { name = "a supporting program", expect = "fail", message = "not core", program = [[
role_and_goals: { theme: growth, coreness: supporting }
account_specific_value_proposition: { pricing_logic: gain_sharing }
]] },
    { name = "no theme", expect = "undetermined", waits_for = "role_and_goals.theme",
      program = "role_and_goals: { coreness: core }" },
  },
}
