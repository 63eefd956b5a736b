local SIZE <const> = "account_portfolio_definition.size"
local STAFFING <const> = "account_team_profile_and_skills.staffing"

return rule {
  id = "FIT-09",
  name = "the-portfolio-can-be-staffed",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  scope = "portfolio",
  severity = "error",
  elements = { "account_portfolio_definition", "account_team_profile_and_skills" },
  title = "The portfolio has no more accounts than the firm can staff",
  rationale = [[
The source says that the definition of the account portfolio frames the profile of the account
teams. It gives no numbers, and what a firm can staff differs by firm. So the rule applies only when
the firm has stated its own capacity: how many accounts it can serve by part-time, by mixed and by
dedicated teams. Then it counts the accounts by their staffing. A listed account counts by its own
staffing, and each account that is not listed counts by the program's standard.
]],
  source = { { work = "storbacka-2012", statement = "strategic-fit-frames" } },
  remediation = "Staff the teams for the number of accounts, or choose as many accounts as the "
    .. "teams can serve.",
  options = {
    most_part_time = {
      type = "integer", min = 0, max = 100000,
      description = "The most accounts that the firm can serve by part-time teams.",
    },
    most_mixed = {
      type = "integer", min = 0, max = 100000,
      description = "The most accounts that the firm can serve by mixed teams.",
    },
    most_dedicated = {
      type = "integer", min = 0, max = 100000,
      description = "The most accounts that the firm can serve by dedicated teams.",
    },
  },
  check = function(c, options, accounts)
    local listed = accounts:count()
    local size = math.max(listed, c.account_portfolio_definition.size)
    if size <= math.min(options.most_part_time, options.most_mixed, options.most_dedicated) then
      return not_applicable("a portfolio this small can be staffed in any way")
    end

    local staffed = accounts:tally(STAFFING)
    local standard = tostring(c.account_team_profile_and_skills.staffing)
    staffed[standard] = staffed[standard] + size - listed
    local label = { part_time = "part-time", mixed = "mixed", dedicated = "dedicated" }
    local way, excess = "", 0
    for _, this in ipairs { "part_time", "mixed", "dedicated" } do
      local beyond = staffed[this] - options["most_" .. this]
      if beyond > excess then
        way, excess = this, beyond
      end
    end
    if excess == 0 then
      return pass()
    end

    local served = staffed[way] == 1 and "1 account is" or staffed[way] .. " accounts are"
    return fail {
      message = string.format("%s served by %s teams, %d more than the firm can serve in this way",
        served, label[way], excess),
      notes = { [STAFFING] = "the staffing of each account that does not state its own" },
      at = SIZE,
      alternatives = {
        string.format("deselect %d or more of these accounts", excess),
        string.format("serve %d or more of these accounts by teams of another kind", excess),
        string.format("hire people for %d more accounts, and state the new capacity", excess),
      },
      among = { [STAFFING] = way },
    }
  end,
  tests = {
    { name = "as many dedicated teams as the firm has", expect = "pass",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 20 }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "as many accounts as mixed teams can serve", expect = "pass",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 40 }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "twelve accounts, two of them not by part-time teams", expect = "pass",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 12 }
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: dedicated } }
- { name: B, account_team_profile_and_skills: { staffing: mixed } }
]] },
    { name = "twelve accounts, one of them not by a part-time team", expect = "fail",
      message = "11 accounts are served by part-time teams, 1 more than",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 12 }
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: dedicated } }
- { name: B }
]] },
    { name = "one account too many for mixed teams", expect = "fail",
      message = "41 accounts are served by mixed teams, 1 more than",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 41 }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "one account too many for dedicated teams", expect = "fail",
      message = "21 accounts are served by dedicated teams, 1 more than",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 21 }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "two accounts too many for part-time teams", expect = "fail",
      message = "12 accounts are served by part-time teams, 2 more than",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 12 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "forty-one accounts, one of them by a dedicated team", expect = "pass",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 41 }
account_team_profile_and_skills: { staffing: mixed }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: dedicated } }
]] },
    { name = "more listed accounts than the size says", expect = "fail",
      message = "2 accounts are served by part-time teams, 1 more",
      options = { most_part_time = 1, most_mixed = 9, most_dedicated = 9 }, program = [[
account_portfolio_definition: { size: 1 }
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { name: A }
- { name: B }
]] },
    { name = "every account is listed with its own staffing", expect = "pass",
      options = { most_part_time = 1, most_mixed = 9, most_dedicated = 9 }, program = [[
account_portfolio_definition: { size: 2 }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: part_time } }
- { name: B, account_team_profile_and_skills: { staffing: dedicated } }
]] },
    { name = "the way that is furthest beyond the capacity is named", expect = "fail",
      message = "3 accounts are served by mixed teams, 2 more",
      options = { most_part_time = 1, most_mixed = 1, most_dedicated = 1 }, program = [[
account_portfolio_definition: { size: 7 }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: part_time } }
- { name: B, account_team_profile_and_skills: { staffing: part_time } }
- { name: C, account_team_profile_and_skills: { staffing: mixed } }
- { name: D, account_team_profile_and_skills: { staffing: mixed } }
- { name: E, account_team_profile_and_skills: { staffing: mixed } }
- { name: F, account_team_profile_and_skills: { staffing: dedicated } }
- { name: G, account_team_profile_and_skills: { staffing: dedicated } }
]] },
    { name = "two ways are equally far beyond the capacity", expect = "fail",
      message = "2 accounts are served by part-time teams, 1 more",
      options = { most_part_time = 1, most_mixed = 1, most_dedicated = 1 }, program = [[
account_portfolio_definition: { size: 4 }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: part_time } }
- { name: B, account_team_profile_and_skills: { staffing: part_time } }
- { name: C, account_team_profile_and_skills: { staffing: mixed } }
- { name: D, account_team_profile_and_skills: { staffing: mixed } }
]] },
    { name = "no capacity for part-time teams", expect = "fail",
      message = "1 account is served by part-time teams, 1 more",
      options = { most_part_time = 0, most_mixed = 9, most_dedicated = 9 }, program = [[
account_portfolio_definition: { size: 1 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "a portfolio that any staffing can serve", expect = "not_applicable",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 }, program = [[
account_portfolio_definition: { size: 10 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "a portfolio that any staffing can serve, whatever it is", expect = "not_applicable",
      options = { most_part_time = 10, most_mixed = 10, most_dedicated = 10 }, program = [[
account_portfolio_definition: { size: 10 }
]] },
    { name = "a portfolio that is one account larger", expect = "undetermined",
      options = { most_part_time = 10, most_mixed = 10, most_dedicated = 12 },
      waits_for = "account_team_profile_and_skills.staffing", program = [[
account_portfolio_definition: { size: 11 }
]] },
    { name = "an account without staffing, and no standard", expect = "undetermined",
      options = { most_part_time = 1, most_mixed = 20, most_dedicated = 20 },
      waits_for = "account_team_profile_and_skills.staffing", program = [[
account_portfolio_definition: { size: 12 }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: mixed } }
- { name: B }
]] },
    { name = "two accounts are listed, and there could be more", expect = "undetermined",
      options = { most_part_time = 10, most_mixed = 40, most_dedicated = 20 },
      waits_for = "account_portfolio_definition.size", program = [[
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { name: A }
- { name: B }
]] },
    { name = "the firm has stated no capacity", expect = "not_applicable", program = [[
account_portfolio_definition: { size: 400 }
account_team_profile_and_skills: { staffing: part_time }
]] },
  },
}
