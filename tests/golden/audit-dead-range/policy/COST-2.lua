return rule {
  id = "COST-2",
  name = "no-long-plans",
  kind = "theme",
  elements = { "account_business_planning" },
  title = "No plan is for more than five years",
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
    return pass()
  end,
  tests = {
    { name = "a year", expect = "pass", program = "account_business_planning: { cycle_months: 12 }" },
    { name = "five years", expect = "pass", program = "account_business_planning: { cycle_months: 60 }" },
    { name = "eight years", expect = "fail", message = "more than five years",
      program = "account_business_planning: { cycle_months: 96 }" },
  },
}
