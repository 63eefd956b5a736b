return rule {
  id = "FIRM-3",
  name = "accounts-have-sponsors",
  kind = "practice",
  elements = { "account_management_process" },
  title = "Each account has a sponsor",
  rationale = "Somebody has to stand up for it.",
  source = { { at = "our account policy, section 10" } },
  remediation = "Name a sponsor.",
  check = function(c)
    if c.account_management_process.firm_sponsor ~= "nobody" then
      return pass()
    end
    return fail { message = "nobody stands up for the account" }
  end,
  tests = {
    { name = "somebody", expect = "pass", program = "account_management_process: { firm_sponsor: sales }" },
    { name = "nobody", expect = "fail", program = "account_management_process: { firm_sponsor: nobody }" },
    { name = "not known", expect = "undetermined", program = "samp: 1" },
  },
}
