return rule {
  id = "POLICY-1",
  name = "policy-1",
  kind = "fit",
  elements = { "organizational_integration", "support_capabilities" },
  title = "A rule of the firm",
  rationale = "The firm wants it.",
  source = { { at = "our policy" } },
  remediation = "Ask the firm.",
  check = function(c)
    if c.organizational_integration.authority < "formal" or c.support_capabilities.it_support >= "contact_records" then
      return pass()
    end
    return fail { message = "authority has no tools", alternatives = { "change the one", "change the other" } }
  end,
  tests = { { name = "nothing", expect = "undetermined", program = "samp: 1" } },
}
