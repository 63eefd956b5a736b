return rule {
  id = "FIT-28",
  name = "teams-have-no-more-accounts-than-they-can-serve",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  scope = "portfolio",
  severity = "error",
  elements = { "account_portfolio_definition", "account_team_profile_and_skills" },
  title = "No team serves more accounts than the firm says it can",
  rationale = [[
The source says that the account portfolio frames the profile of the account teams, and that each
account has a team. It gives no numbers, and how many accounts one team can serve differs by firm.
So the rule applies only when the firm has stated it, by the staffing of the team. A portfolio can
be staffed well as a whole and still give one team too many accounts, so the rule looks at each team
that accounts name. An account that does not name
its team may be one more for any of them, so the rule waits for the name. If some accounts of the
portfolio are not listed, a team can be seen to have too many accounts, but not that all teams have
few enough.
]],
  source = {
    { work = "storbacka-2012", statement = "strategic-fit-frames" },
    { work = "storbacka-2012", statement = "account-level" },
  },
  remediation = "Share the accounts among more teams, give the team more people's time, or choose "
    .. "fewer accounts.",
  options = {
    most_part_time = {
      type = "integer", min = 0, max = 100000,
      description = "The most accounts that one team can serve part-time.",
    },
    most_mixed = {
      type = "integer", min = 0, max = 100000,
      description = "The most accounts that one team can serve part-time or with mixed staffing.",
    },
    most_dedicated = {
      type = "integer", min = 0, max = 100000,
      description = "The most accounts that one team can serve, however it is staffed.",
    },
  },
  check = function(c, options, accounts)
    local listed = accounts:count()
    if accounts:declaring("accounts.team") == 0 then
      return not_applicable("no account names its team")
    end
    local fewest = math.min(options.most_part_time, options.most_mixed, options.most_dedicated)
    if listed <= fewest then
      return not_applicable("no team can have too many of so few accounts")
    end

    -- The team that is furthest beyond what its people's time allows.
    local team, load
    local excess = 0
    local teams = accounts:tally("accounts.team", "account_team_profile_and_skills.staffing")
    for name, served in pairs(teams) do
      local less_than_dedicated = served.part_time + served.mixed
      local all = less_than_dedicated + served.dedicated
      local beyond = math.max(all - options.most_dedicated,
        less_than_dedicated - options.most_mixed, served.part_time - options.most_part_time)
      if beyond > excess then
        team, load, excess = name, all, beyond
      end
    end
    if excess == 0 then
      if c.account_portfolio_definition.size > listed then
        return not_applicable("not all accounts of the portfolio are listed with their teams")
      end
      return pass()
    end

    return fail {
      message = string.format("%s serves %d accounts, %d more than the firm says it can",
        #team <= 60 and 'the team "' .. team .. '"' or "one team", load, excess),
      notes = {
        ["account_team_profile_and_skills.staffing"] =
          "the staffing of each account that does not state its own",
      },
      alternatives = {
        string.format("share %d or more of its accounts among further teams", excess),
        string.format("deselect %d or more of its accounts", excess),
        "relieve the people of the team of other work, or hire more people for it",
      },
      at = "accounts.team",
      among = { ["accounts.team"] = team },
    }
  end,
  tests = {
    { name = "five accounts each for two teams that have other work", expect = "pass",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 10 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [&n { team: North }, *n, *n, *n, *n, &s { team: South }, *s, *s, *s, *s]
]] },
    { name = "six accounts for one of them", expect = "fail",
      message = 'the team "North" serves 6 accounts, 1 more than the firm says it can',
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 10 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [&n { team: North }, *n, *n, *n, *n, *n, &s { team: South }, *s, *s, *s]
]] },
    { name = "ten accounts for a mixed team", expect = "pass",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 10 }
account_team_profile_and_skills: { staffing: mixed }
accounts: [&n { team: North }, *n, *n, *n, *n, *n, *n, *n, *n, *n]
]] },
    { name = "eleven accounts for a mixed team", expect = "fail",
      message = "serves 11 accounts, 1 more than the firm says it can",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 11 }
account_team_profile_and_skills: { staffing: mixed }
accounts: [&n { team: North }, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n]
]] },
    { name = "eleven accounts for a dedicated team", expect = "pass",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 11 }
account_team_profile_and_skills: { staffing: dedicated }
accounts: [&n { team: North }, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n]
]] },
    { name = "fifteen accounts for a dedicated team", expect = "pass",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 15 }
account_team_profile_and_skills: { staffing: dedicated }
accounts: [&n { team: North }, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n]
]] },
    { name = "sixteen accounts for a dedicated team", expect = "fail",
      message = "serves 16 accounts, 1 more than the firm says it can",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 16 }
account_team_profile_and_skills: { staffing: dedicated }
accounts: [&n { team: North }, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n]
]] },
    { name = "two part-time accounts, one more than a firm allows, for one of two teams",
      expect = "fail", message = 'the team "South" serves 2 accounts, 1 more than the firm says',
      options = { most_part_time = 1, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 3 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [{ team: North }, { team: South }, { team: South }]
]] },
    { name = "two part-time accounts where a firm allows two", expect = "pass",
      options = { most_part_time = 2, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 3 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [{ team: North }, { team: South }, { team: South }]
]] },
    { name = "two accounts of one team, one of them with more time", expect = "pass",
      options = { most_part_time = 1, most_mixed = 2, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 2 }
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { team: North }
- { team: North, account_team_profile_and_skills: { staffing: mixed } }
]] },
    { name = "three accounts of one team, and enough time for one of them", expect = "fail",
      message = "serves 3 accounts, 1 more than the firm says it can",
      options = { most_part_time = 1, most_mixed = 5, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 3 }
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { team: North }
- { team: North }
- { team: North, account_team_profile_and_skills: { staffing: dedicated } }
]] },
    { name = "three mixed accounts where a firm allows two", expect = "fail",
      message = "serves 3 accounts",
      options = { most_part_time = 5, most_mixed = 2, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 3 }
account_team_profile_and_skills: { staffing: mixed }
accounts: [{ team: North }, { team: North }, { team: North }]
]] },
    { name = "two accounts of dedicated people where a firm allows one", expect = "fail",
      message = "serves 2 accounts",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 1 }, program = [[
account_portfolio_definition: { size: 2 }
account_team_profile_and_skills: { staffing: dedicated }
accounts: [{ team: North }, { team: North }]
]] },
    { name = "a team with too many accounts already, whatever the size", expect = "fail",
      message = "serves 2 accounts",
      options = { most_part_time = 1, most_mixed = 10, most_dedicated = 15 }, program = [[
account_team_profile_and_skills: { staffing: part_time }
accounts: [{ team: North }, { team: North }]
]] },
    { name = "a team whose name is a sentence", expect = "fail",
      message = "one team serves 2 accounts",
      options = { most_part_time = 1, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 2 }
account_team_profile_and_skills: { staffing: part_time }
accounts:
- &n { team: The people of the northern district who answer when somebody calls them }
- *n
]] },
    { name = "an account that does not name its team", expect = "undetermined",
      options = { most_part_time = 1, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 2 }
account_team_profile_and_skills: { staffing: mixed }
accounts: [{ team: North }, { name: A }]
]] },
    { name = "two of many accounts listed", expect = "not_applicable",
      options = { most_part_time = 1, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 12 }
account_team_profile_and_skills: { staffing: mixed }
accounts: [{ team: North }, { team: South }]
]] },
    { name = "five accounts", expect = "not_applicable",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
accounts: [&n { team: North }, *n, *n, *n, *n]
]] },
    { name = "five accounts where a firm allows four part-time", expect = "fail",
      message = "serves 5 accounts",
      options = { most_part_time = 4, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 5 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [&n { team: North }, *n, *n, *n, *n]
]] },
    { name = "no account names its team", expect = "not_applicable",
      options = { most_part_time = 1, most_mixed = 1, most_dedicated = 1 }, program = [[
account_portfolio_definition: { size: 2 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "two teams are equally far beyond it", expect = "fail",
      message = 'the team "North" serves 2 accounts, 1 more than the firm says it can',
      options = { most_part_time = 1, most_mixed = 5, most_dedicated = 5 }, program = [[
account_portfolio_definition: { size: 4 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [&n { team: North }, *n, &s { team: South }, *s]
]] },
    { name = "the firm has not stated what a team can serve", expect = "not_applicable",
      program = [[
account_portfolio_definition: { size: 6 }
account_team_profile_and_skills: { staffing: part_time }
accounts: [&n { team: North }, *n, *n, *n, *n, *n]
]] },
    { name = "no accounts", expect = "not_applicable",
      options = { most_part_time = 5, most_mixed = 10, most_dedicated = 15 }, program = [[
account_portfolio_definition: { size: 12 }
account_team_profile_and_skills: { staffing: part_time }
]] },
  },
}
