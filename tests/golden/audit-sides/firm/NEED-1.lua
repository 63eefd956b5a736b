return rule {
  id = "NEED-1",
  name = "need-1",
  kind = "fit",
  relation = "prerequisite",
  elements = { "account_specific_value_proposition", "account_performance_management" },
  title = "A rule of the firm",
  rationale = "The firm wants it.",
  source = { { at = "our policy" } },
  remediation = "Ask the firm.",
  check = function(c)
    if c.account_specific_value_proposition.joint_development < "continuous" or c.account_performance_management.value_creation.quantified then
      return pass()
    end
    return fail { message = "nobody measures what joint development gives", alternatives = { "change the one", "change the other" } }
  end,
  tests = { { name = "nothing", expect = "undetermined", program = "samp: 1" } },
}
