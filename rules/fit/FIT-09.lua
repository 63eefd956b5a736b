return rule {
  id = "FIT-09",
  name = "the-portfolio-can-be-staffed",
  kind = "fit",
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
    local atp = c.account_team_profile_and_skills
    local listed = accounts:count()
    local size = listed
    local sized = listed == 0 or c:declares("account_portfolio_definition.size")
    if sized then
      size = math.max(listed, apd.size)
    end
    local smallest = math.min(options.most_part_time, options.most_mixed, options.most_dedicated)
    if sized and size <= smallest then
      return not_applicable("a portfolio this small can be staffed in any way")
    end

    local part_time, mixed, dedicated = 0, 0, 0
    if listed > 0 then
      local staffed = accounts:tally("account_team_profile_and_skills.staffing")
      part_time, mixed, dedicated = staffed.part_time, staffed.mixed, staffed.dedicated
    end
    local rest = size - listed
    if rest > 0 and atp.staffing:is("part_time") then
      part_time = part_time + rest
    elseif rest > 0 and atp.staffing:is("mixed") then
      mixed = mixed + rest
    else
      dedicated = dedicated + rest
    end

    local notes, alternatives = {}, {}
    if sized and apd.size == size then
      notes["account_portfolio_definition.size"] = "this many accounts are to be served"
    end
    if listed == 0 then
      notes["account_team_profile_and_skills.staffing"] = "all of them by this standard"
    elseif rest > 0 then
      notes["account_team_profile_and_skills.staffing"] = rest .. " of them by this standard"
    end
    local function add(...)
      alternatives[#alternatives + 1] = string.format(...)
    end
    local function choose_fewer(count, excess)
      if count == size then
        add("choose %d accounts at most", size - excess)
      else
        add("deselect %d or more of these accounts", excess)
      end
    end
    local function dedicate(excess)
      if dedicated + excess <= options.most_dedicated then
        add("dedicate teams to %d or more of these accounts", excess)
      end
    end
    local function mix(excess)
      if mixed + excess <= options.most_mixed then
        add("serve %d or more of these accounts with mixed teams", excess)
      elseif c:declares("account_portfolio_definition.segmentation")
        and not apd.segmentation:is("none") then
        add("serve %d or more of these accounts with mixed teams, by segment", excess)
      else
        add("segment the portfolio and serve %d or more of these accounts with mixed teams", excess)
      end
    end
    local function misfit(message, count, staffing)
      local served = count .. " accounts"
      if count < size then
        served = string.format("%d of %d accounts", count, size)
      end
      return fail {
        message = string.format(message, served),
        notes = notes,
        at = "account_portfolio_definition.size",
        alternatives = alternatives,
        among = { ["account_team_profile_and_skills.staffing"] = staffing },
      }
    end

    local excess = part_time - options.most_part_time
    if excess > 0 then
      choose_fewer(part_time, excess)
      dedicate(excess)
      mix(excess)
      return misfit("%s are served part-time", part_time, "part_time")
    end
    excess = mixed - options.most_mixed
    if excess > 0 and apd.segmentation:is("none") then
      notes["account_portfolio_definition.segmentation"] = "nothing tells who gets dedicated people"
      add("segment the portfolio, so that dedicated people have their place")
      choose_fewer(mixed, excess)
      dedicate(excess)
      return misfit("%s share mixed teams, and no segments divide them", mixed,
        "mixed")
    end
    excess = dedicated - options.most_dedicated
    if excess > 0 then
      choose_fewer(dedicated, excess)
      mix(excess)
      return misfit("dedicated teams are to serve %s", dedicated, "dedicated")
    end
    return apd.size and pass() -- the size tells whether the accounts that are listed are all
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
    { name = "too many accounts on the side already, whatever the size", expect = "fail",
      message = "2 of 3 accounts are served part-time", options = { most_part_time = 1 },
      program = [[
account_team_profile_and_skills: { staffing: part_time }
accounts:
- { name: A }
- { name: B }
- { name: C, account_team_profile_and_skills: { staffing: mixed } }
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
    { name = "staffing not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.staffing", program = [[
account_portfolio_definition: { size: 30 }
]] },
    { name = "an account without staffing, and no standard", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.staffing", program = [[
account_portfolio_definition: { size: 30 }
accounts:
- { name: A, account_team_profile_and_skills: { staffing: mixed } }
- { name: B }
]] },
    { name = "accounts with staffing, and no standard for the rest", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.staffing", program = [[
account_portfolio_definition: { size: 30 }
accounts: [{ name: A, account_team_profile_and_skills: { staffing: mixed } }]
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
    { name = "size not declared, and two accounts listed", expect = "undetermined",
      waits_for = "account_portfolio_definition.size", program = [[
account_team_profile_and_skills: { staffing: part_time }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "ten accounts", expect = "not_applicable", program = [[
account_portfolio_definition: { size: 10 }
account_team_profile_and_skills: { staffing: part_time }
]] },
  },
}
