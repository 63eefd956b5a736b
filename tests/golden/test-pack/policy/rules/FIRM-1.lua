return rule {
  id = "FIRM-1",
  name = "the-board-looks-at-the-plan",
  kind = "practice",
  elements = { "account_business_planning" },
  title = "The board looks at the plan",
  rationale = "A plan that nobody asks for is not kept.",
  source = { { at = "our account policy, section 8" } },
  remediation = "Put the plan on the board's agenda.",
  options = {
    least = { type = "word", domain = { "yearly", "quarterly" }, default = "yearly", description = "How often." },
  },
  check = function(c, options)
    local review = c.account_business_planning.firm_review
    if review >= options.least then
      return pass()
    end
    return fail { message = "the board looks at the plan too seldom: " .. review }
  end,
  tests = {
    { name = "often", expect = "pass", program = "account_business_planning: { firm_review: quarterly }" },
    { name = "never", expect = "fail", program = "account_business_planning: { firm_review: never }" },
    { name = "not known", expect = "undetermined", program = "account_business_planning: { customer_involvement: joint }" },
  },
}
