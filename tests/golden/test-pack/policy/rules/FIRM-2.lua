return rule {
  id = "FIRM-2",
  name = "a-small-board-looks-often",
  kind = "theme",
  elements = { "account_business_planning" },
  waivable = false,
  title = "Few who look at the plan look often",
  rationale = "What few look at, they forget.",
  source = { { at = "our account policy, section 9" } },
  remediation = "Let more look at it, or let them look more often.",
  check = function(c)
    local planning = c.account_business_planning
    if planning.firm_board.seats > 3 then
      return pass()
    end
    if planning.firm_review:is("quarterly") or planning.firm_board.from:has("finance") then
      return pass()
    end
    return fail {
      message = "few look at the plan, and not often",
      alternatives = { "give the board more than three seats", "look each quarter", "have somebody from finance" },
    }
  end,
  tests = {
    { name = "many", expect = "pass", program = "account_business_planning: { firm_board: { seats: 4 } }" },
    { name = "often", expect = "pass",
      program = "account_business_planning: { firm_board: { seats: 3 }, firm_review: quarterly }" },
    { name = "few and seldom", expect = "fail",
      program = "account_business_planning: { firm_board: { seats: 3, from: [sales] }, firm_review: yearly }" },
    { name = "not known", expect = "undetermined", program = "account_business_planning: { firm_review: yearly }" },
  },
}
