return rule {
  id = "COST-2",
  name = "no-long-plans",
  kind = "fit",
  elements = { "role_and_goals", "account_business_planning" },
  title = "No theme takes plans for more than five years",
  rationale = "Longer plans are not kept.",
  source = { { at = "Policy of the program office, 4" } },
  remediation = "Plan for a shorter time.",
  check = function(c)
    if c.account_business_planning.cycle_months > 60 then
      return fail {
        message = "plans are for more than five years",
        alternatives = { "plan for five years", "plan for a year" },
      }
    end
    return pass(c.role_and_goals.theme)
  end,
  tests = {
    { name = "a year", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_business_planning: { cycle_months: 12 }
]] },
    { name = "eight years", expect = "fail", message = "more than five years", program = [[
role_and_goals: { theme: growth }
account_business_planning: { cycle_months: 96 }
]] },
  },
}
