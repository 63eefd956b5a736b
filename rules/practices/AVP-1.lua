return rule {
  id = "AVP-1",
  name = "strategic-accounts-get-a-proposition-of-their-own",
  kind = "practice",
  elements = { "account_specific_value_proposition" },
  title = "Strategic accounts get a proposition that differs from the ordinary one",
  rationale = [[
Table 1 lists a differentiated value proposition for the strategic accounts as a common practice.
It speaks of one proposition for all of them, so a proposition that holds for all strategic
accounts and for no other customer shows the practice. Finer differences, by segment or by account,
show it as well. The practice asks for no finer difference by default; a firm can ask for one.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-avp-1" },
    { work = "storbacka-2012", statement = "special-activities", via = "homburg-2002" },
  },
  remediation = "The strategic accounts are offered something that other customers are not "
    .. "offered, be it the same for all of them or different by segment or by account.",
  options = {
    least_differentiation = {
      type = "word",
      domain = { "strategic_accounts", "segment", "account" },
      default = "strategic_accounts",
      description = "The coarsest difference that counts: for all strategic accounts, by segment, "
        .. "or by account.",
    },
  },
  check = function(c, options)
    local differentiation = c.account_specific_value_proposition.differentiation
    if differentiation >= options.least_differentiation then
      return pass()
    end
    if differentiation:is("none") then
      return fail {
        message = "the value proposition is not declared to differ from the ordinary one",
      }
    end
    return fail {
      message = "the value proposition is not declared to differ by "
        .. options.least_differentiation .. "; it differs from the ordinary one "
        .. differentiation,
    }
  end,
  tests = {
    { name = "one proposition for all strategic accounts", expect = "pass", program = [[
account_specific_value_proposition: { differentiation: strategic_accounts }
]] },
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
      message = "the value proposition is not declared to differ from the ordinary one",
      program = [[
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "segments where the firm asks for accounts", expect = "fail",
      message = "not declared to differ by account; it differs from the ordinary one by segment",
      options = { least_differentiation = "account" }, program = [[
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "one for all where the firm asks for segments", expect = "fail",
      message = "differ by segment; it differs from the ordinary one for all strategic accounts",
      options = { least_differentiation = "segment" }, program = [[
account_specific_value_proposition: { differentiation: strategic_accounts }
]] },
    { name = "the difference is not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.differentiation", program = [[
account_specific_value_proposition: { offering_structure: modular }
]] },
  },
}
