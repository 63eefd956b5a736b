return rule {
  id = "MATCH-1",
  name = "match-1",
  kind = "fit",
  relation = "match",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "A rule of the firm",
  rationale = "The firm wants it.",
  source = { { at = "our policy" } },
  remediation = "Ask the firm.",
  check = function(c)
    if (c.role_and_goals.coreness >= "core") == (c.account_specific_value_proposition.differentiation >= "account") then
      return pass()
    end
    return fail { message = "the proposition and the role differ", alternatives = { "change the one", "change the other" } }
  end,
  tests = { { name = "nothing", expect = "undetermined", program = "samp: 1" } },
}
