return rule {
  id = "FOLLOW-UP-2",
  name = "follow-up-2",
  kind = "theme",
  elements = { "account_performance_management" },
  title = "Reports follow what is measured",
  rationale = "For the tests of questions.",
  source = { { work = "storbacka-2012", at = "p. 1" } },
  remediation = "Change one of them.",
  check = function(c)
    if c.account_performance_management.reporting:is("systematic") and c.account_performance_management.value_creation.communication:is("regular") then
      return pass()
    end
    return fail { message = "they do not fit", alternatives = { "change one", "change the other" } }
  end,
  tests = { { name = "one", expect = "pass", program = "samp: 1" } },
}
