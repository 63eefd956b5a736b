return rule {
  id = "AVP-1",
  name = "strategic-accounts-get-a-proposition-of-their-own",
  kind = "practice",
  elements = { "account_specific_value_proposition" },
  title = "Strategic accounts get a differentiated value proposition",
  rationale = [[
If a strategic account is offered what everybody is offered, it has no reason to treat the firm
differently from other suppliers, and the program is a title on a business card. The difference
may be made for a segment of strategic accounts or for one account; there has to be one.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account-specific value proposition" },
    { work = "homburg-2002", at = "pp. 40-42" },
  },
  remediation = "Define what strategic accounts, or segments of them, are offered that other "
    .. "customers are not.",
  options = {
    least_differentiation = {
      type = "word",
      domain = { "segment", "account" },
      default = "segment",
      description = "The coarsest difference that counts: by segment, or account by account.",
    },
  },
  check = function(c, options)
    local differentiation = c.account_specific_value_proposition.differentiation
    if differentiation >= options.least_differentiation then
      return pass()
    end
    if differentiation:is("none") then
      return fail { message = "strategic accounts are offered what every customer is offered" }
    end
    return fail { message = "the value proposition differs by segment, but not by account" }
  end,
  tests = {
    { name = "a proposition for each segment", expect = "pass", program = [[
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "a proposition for each account", expect = "pass", program = [[
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "a proposition for each account where the firm asks for it", expect = "pass",
      options = { least_differentiation = "account" }, program = [[
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "the ordinary proposition", expect = "fail",
      message = "what every customer is offered", program = [[
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "segments where the firm asks for accounts", expect = "fail",
      message = "by segment, but not by account", options = { least_differentiation = "account" },
      program = [[
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "the difference is not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.differentiation", program = [[
account_specific_value_proposition: { offering_structure: modular }
]] },
  },
}
