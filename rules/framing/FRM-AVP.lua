local WORK <const> = "account_specific_value_proposition.work_division"
local EARNINGS <const> = "account_specific_value_proposition.earnings_logic"

return rule {
  id = "FRM-AVP",
  name = "value-proposition-is-declared",
  kind = "framing",
  grade = "stated",
  severity = "error",
  elements = { "account_specific_value_proposition" },
  title = "The proposition declares how work is divided and what the firm earns by",
  rationale = [[
The source says that a value proposition defines two things: the division of work between the firm
and the account, and the logic by which the firm earns. Through both it decides how far the
performance of the account can improve. So a proposition has substance if it declares both. An
earnings logic that is declared as undefined says that nothing has been settled, and fills nothing.
]],
  source = {
    { work = "storbacka-2012", statement = "proposition-frames" },
    { work = "storbacka-2014", statement = "framing-sets-prerequisites" },
  },
  remediation = "Declare the program's standard proposition with its work division and its "
    .. "earnings logic. State it for an account where that account differs.",
  check = function(c)
    if not c:declares("account_specific_value_proposition") then
      return fail {
        message = "the program declares no standard value proposition",
        at = "account_specific_value_proposition",
      }
    end
    local works = c:declares("account_specific_value_proposition.work_division")
    local earns = c:declares("account_specific_value_proposition.earnings_logic")
      and not c.account_specific_value_proposition.earnings_logic:is("undefined")
    if works and earns then
      return pass()
    end
    local lacking = "how the work is divided or what the firm earns by"
    if works then
      lacking = "what the firm earns by"
    elseif earns then
      lacking = "how the work is divided"
    end
    return fail {
      message = "the value proposition does not say " .. lacking,
      at = works and EARNINGS or WORK,
    }
  end,
  tests = {
    { name = "a proposition with its work and its earnings", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared, earnings_logic: margin }
]] },
    { name = "a modest proposition is a proposition", expect = "pass", program = [[
account_specific_value_proposition: { work_division: transactional, earnings_logic: volume }
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
    { name = "neither work nor earnings", expect = "fail",
      message = "does not say how the work is divided or what the firm earns by", program = [[
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "work without earnings", expect = "fail",
      message = "the value proposition does not say what the firm earns by", program = [[
account_specific_value_proposition: { work_division: integrated }
]] },
    { name = "earnings that nobody has settled", expect = "fail",
      message = "the value proposition does not say what the firm earns by", program = [[
account_specific_value_proposition: { work_division: integrated, earnings_logic: undefined }
]] },
    { name = "earnings without work", expect = "fail",
      message = "the value proposition does not say how the work is divided", program = [[
account_specific_value_proposition: { earnings_logic: margin }
]] },
    { name = "a work division nobody can read", expect = "undetermined",
      waits_for = "account_specific_value_proposition.work_division", program = [[
account_specific_value_proposition: { work_division: entwined, earnings_logic: margin }
]] },
    { name = "a sentence where the element should be", expect = "undetermined",
      waits_for = "account_specific_value_proposition", program = [[
account_specific_value_proposition: we go the extra mile
]] },
  },
}
