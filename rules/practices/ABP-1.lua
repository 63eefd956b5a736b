return rule {
  id = "ABP-1",
  name = "account-planning-is-part-of-strategic-planning",
  kind = "practice",
  elements = { "account_business_planning" },
  title = "Account planning is part of the firm's yearly strategic planning",
  rationale = [[
Table 1 lists as a common practice that account planning is integrated with the strategic planning
that the firm does every year. Two declarations show it: the link between the two plans is
integrated, and no more than a year lies between two rounds of account planning. A round that comes
less often than the firm's own misses some of the years. A round that comes more often includes the
yearly one. Plans that only follow the firm's aims or calendar are aligned with strategic planning
and no part of it; a firm can accept that by an option.
]],
  source = { { work = "storbacka-2012", statement = "practice-abp-1" } },
  remediation = "Account planning is a step of the firm's strategic planning, which takes in "
    .. "the account plans, and a year or less lies between two rounds of account planning.",
  options = {
    weakest_link = {
      type = "word",
      domain = { "aligned", "integrated" },
      default = "integrated",
      description = "The weakest link to strategic planning that the firm accepts.",
    },
    longest_cycle_months = {
      type = "integer",
      default = 12,
      min = 1,
      max = 60,
      description = "The longest time between two rounds of account planning, in months.",
    },
  },
  check = function(c, options)
    local link = c.account_business_planning.strategic_planning_link
    local cycle = c.account_business_planning.cycle_months
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = "to " .. what
      place = place or where
    end

    if link < options.weakest_link then
      lack(link:is("none") and "be linked to the firm's strategic planning"
        or "be part of the firm's strategic planning (it is " .. link .. " with it)",
        "account_business_planning.strategic_planning_link")
    end
    if cycle > options.longest_cycle_months then
      lack(string.format("take place at least every %d months (it takes place every %d months)",
        options.longest_cycle_months, cycle), "account_business_planning.cycle_months")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail {
      message = "account planning is not declared " .. table.concat(lacks, " or "),
      at = place,
    }
  end,
  tests = {
    { name = "integrated planning every year", expect = "pass", program = [[
account_business_planning: { strategic_planning_link: integrated, cycle_months: 12 }
]] },
    { name = "integrated planning every quarter", expect = "pass", program = [[
account_business_planning: { strategic_planning_link: integrated, cycle_months: 3 }
]] },
    { name = "aligned where the firm accepts it", expect = "pass",
      options = { weakest_link = "aligned" }, program = [[
account_business_planning: { strategic_planning_link: aligned, cycle_months: 12 }
]] },
    { name = "more than the firm asks for", expect = "pass", options = { weakest_link = "aligned" },
      program = [[
account_business_planning: { strategic_planning_link: integrated, cycle_months: 12 }
]] },
    { name = "two years where the firm plans every two years", expect = "pass",
      options = { longest_cycle_months = 24 }, program = [[
account_business_planning: { strategic_planning_link: integrated, cycle_months: 24 }
]] },
    { name = "aligned planning", expect = "fail",
      message = "not declared to be part of the firm's strategic planning (it is aligned with it)",
      program = [[
account_business_planning: { strategic_planning_link: aligned, cycle_months: 12 }
]] },
    { name = "planning without a link", expect = "fail",
      message = "account planning is not declared to be linked to the firm's strategic planning",
      options = { weakest_link = "aligned" }, program = [[
account_business_planning: { strategic_planning_link: none, cycle_months: 12 }
]] },
    { name = "integrated planning every five years", expect = "fail",
      message = "not declared to take place at least every 12 months (it takes place every 60 "
        .. "months)",
      program = [[
account_business_planning: { strategic_planning_link: integrated, cycle_months: 60 }
]] },
    { name = "one month longer than a year", expect = "fail",
      message = "it takes place every 13 months", program = [[
account_business_planning: { strategic_planning_link: integrated, cycle_months: 13 }
]] },
    { name = "both lacks are named", expect = "fail",
      message = "to be part of the firm's strategic planning (it is aligned with it) or to take "
        .. "place at least every 12 months",
      program = [[
account_business_planning: { strategic_planning_link: aligned, cycle_months: 24 }
]] },
    { name = "a long cycle does not wait for the link", expect = "fail",
      message = "it takes place every 24 months", program = [[
account_business_planning: { cycle_months: 24 }
]] },
    { name = "the link is not declared", expect = "undetermined",
      waits_for = "account_business_planning.strategic_planning_link", program = [[
account_business_planning: { cycle_months: 12 }
]] },
    { name = "the cycle is not declared", expect = "undetermined",
      waits_for = "account_business_planning.cycle_months", program = [[
account_business_planning: { strategic_planning_link: integrated }
]] },
  },
}
