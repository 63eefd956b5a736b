return rule {
  id = "SHOWN-1",
  name = "shown-1",
  kind = "practice",
  elements = { "account_business_planning" },
  title = "A rule of the firm",
  rationale = "The firm wants it.",
  source = { { at = "our policy" } },
  remediation = "Ask the firm.",
  check = function(c)
    if c.account_business_planning.strategic_planning_link >= "integrated" then
      return pass()
    end
    return fail { message = "planning stands alone" }
  end,
  tests = { { name = "nothing", expect = "undetermined", program = "samp: 1" } },
}
