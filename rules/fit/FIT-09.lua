local SIZE <const> = "account_portfolio_definition.size"
local SEGMENTATION <const> = "account_portfolio_definition.segmentation"
local STAFFING <const> = "account_team_profile_and_skills.staffing"
local SEGMENT <const> = "segment the portfolio, so that dedicated people have their place"

return rule {
  id = "FIT-09",
  name = "the-portfolio-can-be-staffed",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  scope = "portfolio",
  severity = "error",
  elements = { "account_portfolio_definition", "account_team_profile_and_skills" },
  title = "The portfolio is no larger than its teams can serve",
  rationale = [[
Knowing a customer takes time, and time is what staffing decides. People with another job keep up
with a few accounts; a mixture of dedicated and part-time people stretches further, and further
still when segments tell which accounts get the dedicated ones; a team for each account is sound
until there are more accounts than a firm can find people for. Accounts are counted as they are
staffed: those that are listed as they say, the rest of the portfolio as the program's standard
says. Where the lines run differs by firm, so they are options. A portfolio that is small enough can
be staffed in any way.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account team profile and skills" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the account portfolio",
    },
  },
  remediation = "Staff the teams for the number of accounts, or choose as many accounts as the "
    .. "teams can serve.",
  options = {
    most_part_time = {
      type = "integer", default = 10, min = 1, max = 100000,
      description = "The most accounts that part-time teams can serve.",
    },
    most_mixed = {
      type = "integer", default = 40, min = 1, max = 100000,
      description = "The most accounts that mixed staffing can serve without segments.",
    },
    most_dedicated = {
      type = "integer", default = 150, min = 1, max = 100000,
      description = "The most accounts that a firm can dedicate teams to.",
    },
  },
  check = function(c, options, accounts)
    local apd = c.account_portfolio_definition
    local size = math.max(accounts:count(), apd.size)
    if size <= math.min(options.most_part_time, options.most_mixed, options.most_dedicated) then
      return not_applicable("a portfolio this small can be staffed in any way")
    end

    local notes = { [SIZE] = size == apd.size and "this many accounts are to be served" or nil }
    local staffed = accounts:tally(STAFFING)
    local rest = size - accounts:count()
    if rest > 0 then
      local standard = tostring(c.account_team_profile_and_skills.staffing)
      staffed[standard] = staffed[standard] + rest
      notes[STAFFING] = (rest == size and "all" or rest) .. " of them by this standard"
    end

    local way, message = "dedicated", "dedicated teams are to serve %s"
    if staffed.part_time > options.most_part_time then
      way, message = "part_time", "%s are served part-time"
    elseif staffed.mixed > options.most_mixed and apd.segmentation:is("none") then
      way, message = "mixed", "%s share mixed teams, and no segments divide them"
      notes[SEGMENTATION] = "nothing tells who gets dedicated people"
    elseif staffed.dedicated <= options.most_dedicated then
      return pass()
    end
    local count, most = staffed[way], options["most_" .. way]
    local excess = count - most
    local these = excess .. " or more of these accounts"
    local fewer = count < size and "deselect " .. these or "choose " .. most .. " accounts at most"
    local alternatives = way == "mixed" and { SEGMENT, fewer } or { fewer }
    if staffed.dedicated + excess <= options.most_dedicated then
      alternatives[#alternatives + 1] = "dedicate teams to " .. these
    end
    local mix = "serve " .. these .. " with mixed teams"
    if way ~= "mixed" and staffed.mixed + excess > options.most_mixed then
      local segmented = not apd.segmentation:is("none")
      mix = segmented and mix .. ", by segment" or "segment the portfolio and " .. mix
    end
    if way ~= "mixed" then
      alternatives[#alternatives + 1] = mix
    end
    local served = (count < size and count .. " of " or "") .. size .. " accounts"
    return fail {
      message = string.format(message, served),
      notes = notes,
      at = SIZE,
      alternatives = alternatives,
      among = { [STAFFING] = way },
    }
  end,
  tests = {
    { name = "thirty accounts with dedicated teams", expect = "pass", program = [[
account_portfolio_definition: { size: 30 }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "forty accounts with mixed teams", expect = "pass", program = [[
account_portfolio_definition: { size: 40 }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "three hundred accounts with mixed teams by segment", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 300 }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "forty-eight accounts by segment, one of them on the side", expect = "pass",
      program = [[
account_portfolio_definition: { segmentation: by_potential, size: 48 }
account_team_profile_and_skills: { staffing: mixed }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: part_time } }
- { name: B }
]] },
    { name = "forty-one accounts in one group, one of them with a dedicated team", expect = "pass",
      program = [[
account_portfolio_definition: { segmentation: none, size: 41 }
account_team_profile_and_skills: { staffing: mixed }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: dedicated } }
]] },
    { name = "twelve accounts on the side but for two", expect = "pass", program = [[
account_portfolio_definition: { size: 12 }
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: dedicated } }
- { name: B, account_team_profile_and_skills: { staffing: mixed } }
]] },
    { name = "twelve accounts on the side but for one", expect = "fail",
      message = "11 of 12 accounts are served part-time", program = [[
account_portfolio_definition: { size: 12 }
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: dedicated } }
- { name: B }
]] },
    { name = "two accounts on the side that are listed, where a firm allows one", expect = "fail",
      message = "2 of 20 accounts are served part-time", options = { most_part_time = 1 },
      program = [[
account_portfolio_definition: { size: 20 }
account_team_profile_and_skills: { staffing: mixed }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: part_time } }
- { name: B, account_team_profile_and_skills: { staffing: part_time } }
]] },
    { name = "every account listed with its own staffing, and no standard", expect = "pass",
      options = { most_part_time = 1 }, program = [[
account_portfolio_definition: { size: 2 }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: part_time } }
- { name: B, account_team_profile_and_skills: { staffing: dedicated } }
]] },
    { name = "more accounts listed than the size says", expect = "fail",
      message = "2 accounts are served part-time", options = { most_part_time = 1 }, program = [[
account_portfolio_definition: { size: 1 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "eleven accounts on the side", expect = "fail",
      message = "11 accounts are served part-time", program = [[
account_portfolio_definition: { size: 11 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "two hundred accounts on the side", expect = "fail",
      message = "200 accounts are served part-time", program = [[
account_portfolio_definition: { size: 200 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "two hundred accounts on the side, which segments divide", expect = "fail",
      message = "200 accounts are served part-time", program = [[
account_portfolio_definition: { segmentation: by_value, size: 200 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "forty-one accounts in one group with mixed teams", expect = "fail",
      message = "41 accounts share mixed teams, and no segments divide them", program = [[
account_portfolio_definition: { segmentation: none, size: 41 }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "a hundred and fifty dedicated teams", expect = "pass", program = [[
account_portfolio_definition: { size: 150 }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "a hundred and fifty-one dedicated teams", expect = "fail",
      message = "dedicated teams are to serve 151 accounts", program = [[
account_portfolio_definition: { size: 151 }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "a hundred and fifty-one dedicated teams where a firm has the people",
      expect = "pass", options = { most_dedicated = 151 }, program = [[
account_portfolio_definition: { size: 151 }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "a hundred and fifty-one accounts, one of them by a mixed team", expect = "pass",
      program = [[
account_portfolio_definition: { size: 151 }
account_team_profile_and_skills: { staffing: dedicated }
accounts: [{ name: A, account_team_profile_and_skills: { staffing: mixed } }]
]] },
    { name = "four accounts on the side where a firm allows three", expect = "fail",
      message = "4 accounts are served part-time", options = { most_part_time = 3 }, program = [[
account_portfolio_definition: { size: 4 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "three accounts where a firm allows three on the side", expect = "not_applicable",
      options = { most_part_time = 3 }, program = [[
account_portfolio_definition: { size: 3 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "twelve accounts on the side where mixed teams are said to serve fewer",
      expect = "pass", options = { most_part_time = 12, most_mixed = 5 }, program = [[
account_portfolio_definition: { size: 12 }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "twenty-one accounts with mixed teams where a firm allows twenty", expect = "fail",
      message = "21 accounts share mixed teams", options = { most_mixed = 20 }, program = [[
account_portfolio_definition: { segmentation: none, size: 21 }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "twenty-one accounts, twenty of them with mixed teams, where a firm allows twenty",
      expect = "pass", options = { most_mixed = 20 }, program = [[
account_portfolio_definition: { segmentation: none, size: 21 }
account_team_profile_and_skills: { staffing: mixed }
accounts: [{ name: A, account_team_profile_and_skills: { staffing: part_time } }]
]] },
    { name = "an account without staffing, and no standard", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.staffing", program = [[
account_portfolio_definition: { size: 30 }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: mixed } }
- { name: B }
]] },
    { name = "two accounts listed, and there could be more", expect = "undetermined",
      waits_for = "account_portfolio_definition.size", program = [[
account_team_profile_and_skills: { staffing: part_time }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "ten accounts, whatever their staffing", expect = "not_applicable",
      program = "account_portfolio_definition: { size: 10 }" },
  },
}
