return rule {
  id = "FIT-09",
  name = "the-portfolio-can-be-staffed",
  kind = "fit",
  severity = "error",
  elements = { "account_portfolio_definition", "account_team_profile_and_skills" },
  title = "The portfolio is no larger than its teams can serve",
  rationale = [[
Knowing a customer takes time, and time is what staffing decides. People with another job keep up
with a few accounts; a mixture of dedicated and part-time people stretches further, and further
still when segments tell which accounts get the dedicated ones; a team for each account is sound
until there are more accounts than a firm can find people for. Where the lines run differs by firm,
so they are options. A portfolio that is small enough can be staffed in any way.
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
  check = function(c, options)
    local apd = c.account_portfolio_definition
    local atp = c.account_team_profile_and_skills
    local size = apd.size
    if size <= math.min(options.most_part_time, options.most_mixed, options.most_dedicated) then
      return not_applicable("a portfolio this small can be staffed in any way")
    end

    local notes = { ["account_portfolio_definition.size"] = "this many accounts are to be served" }
    local alternatives = {}
    local function add(alternative)
      alternatives[#alternatives + 1] = alternative
    end

    if atp.staffing:is("part_time") then
      if size <= options.most_part_time then
        return pass()
      end
      notes["account_team_profile_and_skills.staffing"] = "by people who have another job"
      add(string.format("choose %d accounts at most", options.most_part_time))
      if size <= options.most_dedicated then
        add("dedicate teams to the accounts")
      end
      if size <= options.most_mixed then
        add("dedicate people to some of the accounts")
      else
        add("segment the portfolio and dedicate people to some segments")
      end
      return fail {
        message = size .. " accounts are served part-time",
        notes = notes,
        at = "account_team_profile_and_skills.staffing",
        alternatives = alternatives,
      }
    end

    if atp.staffing:is("mixed") then
      if size <= options.most_mixed then
        return pass()
      end
      if not apd.segmentation:is("none") then
        return pass()
      end
      notes["account_team_profile_and_skills.staffing"] = "some of them by dedicated people"
      notes["account_portfolio_definition.segmentation"] = "but nothing says which of them"
      add("segment the portfolio, so that dedicated people have their place")
      add(string.format("choose %d accounts at most", options.most_mixed))
      if size <= options.most_dedicated then
        add("dedicate teams to all accounts")
      end
      return fail {
        message = size .. " accounts share mixed teams, and no segments divide them",
        notes = notes,
        at = "account_team_profile_and_skills.staffing",
        alternatives = alternatives,
      }
    end

    if size <= options.most_dedicated then
      return pass()
    end
    notes["account_team_profile_and_skills.staffing"] = "each of them by people of its own"
    return fail {
      message = "dedicated teams are to serve " .. size .. " accounts",
      notes = notes,
      at = "account_portfolio_definition.size",
      alternatives = {
        string.format("choose %d accounts at most", options.most_dedicated),
        "segment the portfolio and dedicate people to some segments",
      },
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
    { name = "staffing not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.staffing", program = [[
account_portfolio_definition: { size: 30 }
]] },
    { name = "segmentation not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.segmentation", program = [[
account_portfolio_definition: { size: 300 }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "size not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.size", program = [[
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "ten accounts", expect = "not_applicable", program = [[
account_portfolio_definition: { size: 10 }
account_team_profile_and_skills: { staffing: part_time }
]] },
  },
}
