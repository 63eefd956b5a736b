local SEGMENTATION <const> = "account_portfolio_definition.segmentation"
local DIFFERENTIATION <const> = "account_specific_value_proposition.differentiation"

local ALIKE <const> = "the portfolio is segmented %s, but nothing differs among its %d accounts"

return rule {
  id = "FIT-07",
  name = "a-segmented-portfolio-is-treated-differently",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  scope = "portfolio",
  severity = "error",
  elements = {
    "account_portfolio_definition",
    "account_business_planning",
    "account_specific_value_proposition",
    "account_management_process",
    "account_performance_management",
    "account_team_profile_and_skills",
  },
  title = "Something differs among the accounts of a segmented portfolio",
  rationale = [[
The source says that strategic customers should be divided into portfolios, so that they are not
managed as one homogeneous group, and that the definition of the portfolio frames the proposition,
the process and the team. By its meaning, a segmented portfolio has groups that are treated
differently. So at least one thing differs by segment or by account: the proposition, the meetings
and the use of knowledge, the measures, the team, or what plans hold and who makes them. Any one of
them is enough, and so is a proposition that is said to differ by segment or by account. Only
accounts that are listed can be compared: two that differ are enough, but that all are alike can
only be said of a list that holds the whole portfolio. A portfolio that is managed as one group may
have propositions of any kind.
]],
  source = {
    { work = "storbacka-2012", statement = "customers-as-assets", via = "storbacka-2006" },
    { work = "storbacka-2012", statement = "portfolio-frames" },
  },
  remediation = "Let something differ by segment or by account, or manage the accounts as one "
    .. "group.",
  check = function(c, options, accounts)
    local apd = c.account_portfolio_definition
    if apd.segmentation:is("none") then
      return not_applicable("strategic accounts are managed as one group")
    end
    local differ = accounts:tally(DIFFERENTIATION)
    if differ.segment + differ.account > 0 then
      return pass()
    end
    local listed, unnamed = accounts:count(), 0
    if listed > 1 then
      if accounts:kinds("account_specific_value_proposition") > 1
        or accounts:kinds("account_management_process", "account_performance_management",
          "account_team_profile_and_skills", "account_business_planning.focus",
          "account_business_planning.customer_involvement") > 1 then
        return pass()
      end
      unnamed = listed - accounts:declaring("accounts.team")
      -- accounts that name no team are counted as one kind
      if accounts:kinds("accounts.team") > (unnamed > 0 and 2 or 1) then
        return pass()
      end
    end
    if listed < apd.size then
      if c.account_specific_value_proposition.differentiation >= "segment" then
        return pass()
      end
      return not_applicable("the accounts that are listed are only a part of the portfolio")
    end
    if listed < 2 then
      return not_applicable("there is only one strategic account")
    end
    if unnamed > 0 then
      accounts:tally("accounts.team") -- waits for the teams that are not named
    end
    return fail {
      message = string.format(ALIKE, apd.segmentation, listed),
      notes = {
        [SEGMENTATION] = "groups of accounts are to be treated differently",
        [DIFFERENTIATION] = "the proposition does not differ by segment or by account",
      },
      at = SEGMENTATION,
      alternatives = {
        "let the proposition differ by segment or by account",
        "let meetings, measures or the team differ by segment or by account",
        "let plans or the part of customers in them differ by segment",
        "manage the accounts as one group",
      },
    }
  end,
  tests = {
    { name = "one segment whose plans are made together", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_need, size: 2 }
account_business_planning: { focus: [sales_forecast], customer_involvement: none }
account_specific_value_proposition: { differentiation: none }
segments:
  - { name: bakers, account_business_planning: { customer_involvement: joint } }
  - { name: millers }
accounts:
  - { name: One, segment: bakers, team: north }
  - { name: Two, segment: millers, team: north }
]] },
    { name = "one segment whose plans look ahead", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_need, size: 2 }
account_business_planning: { focus: [sales_forecast], customer_involvement: none }
account_specific_value_proposition: { differentiation: none }
segments:
  - { name: bakers, account_business_planning: { focus: [future_value_creation] } }
  - { name: millers }
accounts:
  - { name: One, segment: bakers, team: north }
  - { name: Two, segment: millers, team: north }
]] },
    { name = "propositions by segment", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 30 }
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "propositions by account for every listed account", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_need, size: 2 }
account_specific_value_proposition: { differentiation: account }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "propositions by segment for all listed accounts, unlike the standard",
      expect = "pass",
      program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts:
- &a { name: A, account_specific_value_proposition: { differentiation: segment } }
- *a
]] },
    { name = "propositions by account for all listed accounts, unlike the standard",
      expect = "pass",
      program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts:
- &a { name: A, account_specific_value_proposition: { differentiation: account } }
- *a
]] },
    { name = "one account is earned on in another way", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_potential, size: 40 }
account_specific_value_proposition: { differentiation: none, earnings_logic: margin }
accounts:
- { name: A }
- { name: B, account_specific_value_proposition: { earnings_logic: volume } }
]] },
    { name = "one account is met in another way", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
account_management_process: { encounter_process: generic }
accounts:
- { name: A }
- { name: B, account_management_process: { encounter_process: ad_hoc } }
]] },
    { name = "one account is reported on in another way", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
account_performance_management: { reporting: none }
accounts:
- { name: A }
- { name: B, account_performance_management: { reporting: systematic } }
]] },
    { name = "one account has dedicated people", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
account_team_profile_and_skills: { staffing: mixed }
accounts:
- { name: A }
- { name: B, account_team_profile_and_skills: { staffing: dedicated } }
]] },
    { name = "two accounts have teams of their own", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A, team: North }, { name: B, team: South }]
]] },
    { name = "two segments, and nothing differs", expect = "fail",
      message = "the portfolio is segmented by value, but nothing differs among its 2 accounts",
      program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A, segment: x, team: T }, { name: B, segment: y, team: T }]
]] },
    { name = "one proposition for all strategic accounts, and one team", expect = "fail",
      message = "nothing differs among its 3 accounts", program = [[
account_portfolio_definition: { segmentation: by_relationship, size: 3 }
account_specific_value_proposition: { differentiation: strategic_accounts }
accounts: [&a { name: A, team: North }, *a, *a]
]] },
    { name = "more listed accounts than the size says", expect = "fail",
      message = "nothing differs among its 2 accounts", program = [[
account_portfolio_definition: { segmentation: by_value, size: 1 }
account_specific_value_proposition: { differentiation: none }
accounts: [&a { name: A, team: North }, *a]
]] },
    { name = "the team of one account is not declared", expect = "undetermined",
      waits_for = "accounts.team", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A, team: North }, { name: B }]
]] },
    { name = "the segmentation is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.segmentation", program = [[
account_portfolio_definition: { size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "two named teams, and an account that names none", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 3 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A, team: North }, { name: B, team: South }, { name: C }]
]] },
    { name = "no account names its team", expect = "undetermined", waits_for = "accounts.team",
      program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "two of three accounts are listed, and alike", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: by_value, size: 3 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "no account is listed", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: by_value, size: 3 }
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "only one account", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: by_value, size: 1 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A }]
]] },
    { name = "one group", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: none, size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "one group, and propositions by account", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: none, size: 2 }
account_specific_value_proposition: { differentiation: account }
accounts: [{ name: A }, { name: B }]
]] },
  },
}
