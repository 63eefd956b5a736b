return rule {
  id = "THEME-1",
  name = "theme-1",
  kind = "theme",
  elements = { "account_business_planning" },
  title = "A rule of the firm",
  rationale = "The firm wants it.",
  source = { { at = "our policy" } },
  remediation = "Ask the firm.",
  check = function(c)
    if not c.account_business_planning.focus:has("action_plans") or c.account_business_planning.focus:has("future_value_creation") then
      return pass()
    end
    return fail { message = "plans of action aim at no value", alternatives = { "change the one", "change the other" } }
  end,
  tests = { { name = "nothing", expect = "undetermined", program = "samp: 1" } },
}
