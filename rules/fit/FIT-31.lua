local BASIS <const> = "account_team_profile_and_skills.remuneration.basis"

return rule {
  id = "FIT-31",
  name = "pay-serves-a-theme-of-relationships",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "account_team_profile_and_skills" },
  title = "Where relationships matter, people are not paid on their own sales alone",
  rationale = [[
The source says that every element reflects the role and goals, and it puts joint planning, trust
and interdependence among the goals. Retention, strategic account management, joint planning and the
sharing of assets and information are about a relationship that several people build over time. By
its meaning, pay on individual sales depends on what one person sells in one period. So such a theme
or goal needs variable pay that depends on something besides, or no variable pay. Pay on own sales
beside another basis is no misfit. Strategic account management as a theme can differ by account, so
where growth or volume commitments are goals, pay on own sales echoes them, and the theme alone is
no reason for a misfit.
]],
  source = {
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
    { work = "storbacka-2012", statement = "single-theme" },
    { work = "storbacka-2012", statement = "goals" },
    { work = "storbacka-2012", statement = "practice-atp-3" },
  },
  remediation = "Let variable pay depend on more than a person's own sales, or choose a theme and "
    .. "goals that selling alone can serve.",
  check = function(c)
    local rg = c.role_and_goals
    local themed = rg.theme:is("retention") or rg.theme:is("strategic_account_management")
      and not rg.goals:any("growth", "volume_commitment")
    local goal = rg.goals:has("joint_planning") and "joint planning"
      or rg.goals:has("asset_and_information_sharing") and "sharing of assets and information"
    if not themed and not goal then
      return not_applicable("neither theme nor goals are about relationships")
    end
    local basis = c.account_team_profile_and_skills.remuneration.basis
    if not basis:has("individual_sales")
      or basis:any("account_performance", "team_result", "long_term_value") then
      return pass()
    end

    local aim = themed and "the theme is " .. rg.theme or goal .. " is a goal"
    local less = "make growth, innovation or efficiency the theme, with goals to match"
    if themed and goal then
      less = "choose a theme and goals that are not about relationships"
    elseif goal then
      less = "choose goals that are not about relationships"
    end
    return fail {
      message = aim .. ", but people are paid on their own sales alone",
      notes = {
        [themed and "role_and_goals.theme" or "role_and_goals.goals"] =
          "several people build this over time",
        [BASIS] = "but pay depends on what one person sells",
      },
      at = BASIS,
      alternatives = {
        "let pay depend on the account, the team or long-term value, too",
        "take variable pay away",
        less,
      },
    }
  end,
  tests = {
    { name = "retention paid by the account", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [consistency] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "own sales beside a result of the team", expect = "pass", program = [[
role_and_goals: { theme: strategic_account_management, goals: [profitability] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales, team_result] } }
]] },
    { name = "joint planning without variable pay", expect = "pass", program = [[
role_and_goals: { theme: innovation, goals: [joint_planning] }
account_team_profile_and_skills: { remuneration: { basis: [] } }
]] },
    { name = "own sales beside long-term value", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [profitability] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales, long_term_value] } }
]] },
    { name = "retention paid on own sales", expect = "fail",
      message = "the theme is retention, but people are paid on their own sales alone", program = [[
role_and_goals: { theme: retention, goals: [consistency] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "strategic account management paid on own sales", expect = "fail",
      message = "the theme is strategic account management, but people", program = [[
role_and_goals: { theme: strategic_account_management, goals: [joint_planning] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "joint planning paid on own sales", expect = "fail",
      message = "joint planning is a goal, but people are paid on their own sales alone",
      program = [[
role_and_goals: { theme: growth, goals: [joint_planning] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "shared assets paid on own sales", expect = "fail",
      message = "sharing of assets and information is a goal, but people are paid", program = [[
role_and_goals: { theme: innovation, goals: [asset_and_information_sharing] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "the pay is not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.remuneration.basis", program = [[
role_and_goals: { theme: retention, goals: [consistency] }
]] },
    { name = "strategic account management for growth", expect = "not_applicable", program = [[
role_and_goals: { theme: strategic_account_management, goals: [growth, consistency] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "strategic account management for volume", expect = "not_applicable", program = [[
role_and_goals: { theme: strategic_account_management, goals: [volume_commitment] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "retention with growth paid on own sales", expect = "fail",
      message = "the theme is retention, but people are paid on their own sales alone", program = [[
role_and_goals: { theme: retention, goals: [growth] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "strategic account management for growth that is planned jointly", expect = "fail",
      message = "joint planning is a goal, but people are paid on their own sales alone",
      program = [[
role_and_goals: { theme: strategic_account_management, goals: [growth, joint_planning] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "innovation paid on own sales", expect = "not_applicable", program = [[
role_and_goals: { theme: innovation, goals: [profitability] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "growth paid on own sales", expect = "not_applicable", program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
  },
}
