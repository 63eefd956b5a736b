return rule {
  id = "FRM-AVP",
  name = "value-proposition-is-declared",
  kind = "framing",
  severity = "error",
  elements = { "account_specific_value_proposition" },
  title = "The program declares what its strategic accounts are offered",
  rationale = [[
The value proposition settles who does which part of the work and how the firm earns by it. Both
decide how far the performance of an account can be moved at all. Without a proposition there is
nothing that performance measures, and through them the results of the program, could be compared
with.
]],
  source = {
    { work = "storbacka-2012", at = "Equifinality and the Interdependence of Design Elements" },
    { work = "storbacka-2014", at = "abstract" },
  },
  remediation = "Declare the program's standard proposition: the division of work, the offering, "
    .. "and its earnings and pricing logic. State it for an account where that account differs.",
  check = function(c)
    if not c:declares("account_specific_value_proposition") then
      return fail {
        message = "the program declares no standard value proposition, so account performance "
          .. "management, and through it the performance of the accounts, cannot be judged",
        at = "account_specific_value_proposition",
      }
    end
    return pass()
  end,
  tests = {
    { name = "a proposition with its work and its earnings", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared, earnings_logic: margin }
]] },
    { name = "a modest proposition is a proposition", expect = "pass", program = [[
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "no proposition", expect = "fail", message = "declares no standard value proposition",
      program = [[
role_and_goals: { coreness: core, goals: [growth] }
]] },
    { name = "a key with nothing behind it", expect = "fail",
      message = "declares no standard value proposition", program = [[
role_and_goals: { coreness: core, goals: [growth] }
account_specific_value_proposition:
]] },
    { name = "an empty mapping", expect = "fail",
      message = "declares no standard value proposition", program = [[
account_specific_value_proposition: {}
]] },
    { name = "a sentence where the element should be", expect = "undetermined",
      waits_for = "account_specific_value_proposition", program = [[
account_specific_value_proposition: we go the extra mile
]] },
  },
}
