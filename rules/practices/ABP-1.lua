return rule {
  id = "ABP-1",
  name = "account-planning-is-part-of-strategic-planning",
  kind = "practice",
  elements = { "account_business_planning" },
  title = "Account planning is part of the firm's strategic planning",
  rationale = [[
Account plans ask for people, capacity and investment, and those are handed out when the firm
plans its year. A plan made inside that round can claim its share, and what it knows about
customers can change where the firm is going. A plan made beside it finds the budgets closed.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account business planning" },
    { work = "gosselin-2003", at = "pp. 11-31" },
  },
  remediation = "Give account plans a date and an owner in the yearly strategic planning of the "
    .. "firm, as an input to it and a result of it.",
  options = {
    weakest_link = {
      type = "word",
      domain = { "aligned", "integrated" },
      default = "integrated",
      description = "The weakest tie to strategic planning that the firm accepts.",
    },
  },
  check = function(c, options)
    local link = c.account_business_planning.strategic_planning_link
    if link >= options.weakest_link then
      return pass()
    end
    if link:is("none") then
      return fail { message = "account planning has no tie to the strategic planning of the firm" }
    end
    return fail {
      message = "account planning is aligned with strategic planning, but not a part of it",
    }
  end,
  tests = {
    { name = "integrated planning", expect = "pass", program = [[
account_business_planning: { strategic_planning_link: integrated }
]] },
    { name = "aligned where the firm accepts it", expect = "pass",
      options = { weakest_link = "aligned" }, program = [[
account_business_planning: { strategic_planning_link: aligned }
]] },
    { name = "more than the firm asks for", expect = "pass", options = { weakest_link = "aligned" },
      program = [[
account_business_planning: { strategic_planning_link: integrated }
]] },
    { name = "aligned planning", expect = "fail", message = "but not a part of it", program = [[
account_business_planning: { strategic_planning_link: aligned }
]] },
    { name = "planning on its own", expect = "fail", message = "has no tie",
      options = { weakest_link = "aligned" }, program = [[
account_business_planning: { strategic_planning_link: none }
]] },
    { name = "the tie is not declared", expect = "undetermined",
      waits_for = "account_business_planning.strategic_planning_link", program = [[
account_business_planning: { cycle_months: 12 }
]] },
  },
}
