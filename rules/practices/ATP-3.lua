return rule {
  id = "ATP-3",
  name = "account-teams-have-a-remuneration-system-of-their-own",
  kind = "practice",
  elements = { "account_team_profile_and_skills" },
  title = "Account managers and team members have a remuneration system of their own",
  rationale = [[
Table 1 lists as a common practice that account managers and the members of their teams are paid by
a system of their own. The declaration says for which of the two there is such a system, and the
practice takes both. The results that pay depends on make no difference to it; whether they agree
with other elements is a question of fit.
]],
  source = { { work = "storbacka-2012", statement = "practice-atp-3" } },
  remediation = "The pay of account managers follows rules of its own, and so does the pay of "
    .. "the other team members.",
  check = function(c)
    local own = c.account_team_profile_and_skills.remuneration.own_system_for
    local missing = {}
    if not own:has("account_managers") then
      missing[#missing + 1] = "account managers"
    end
    if not own:has("team_members") then
      missing[#missing + 1] = "team members"
    end
    if #missing == 0 then
      return pass()
    end
    return fail {
      message = table.concat(missing, " and ")
        .. " are not declared to have a remuneration system of their own",
    }
  end,
  tests = {
    { name = "a system of their own for both", expect = "pass", program = [[
account_team_profile_and_skills:
  remuneration: { own_system_for: [account_managers, team_members] }
]] },
    { name = "a system of their own, whatever pay depends on", expect = "pass", program = [[
account_team_profile_and_skills:
  remuneration:
    own_system_for: [account_managers, team_members]
    basis: [team_result, long_term_value]
]] },
    { name = "account managers alone", expect = "fail",
      message = "team members are not declared to have a remuneration system of their own",
      program = [[
account_team_profile_and_skills: { remuneration: { own_system_for: [account_managers] } }
]] },
    { name = "team members alone", expect = "fail",
      message = "account managers are not declared to have a remuneration system of their own",
      program = [[
account_team_profile_and_skills: { remuneration: { own_system_for: [team_members] } }
]] },
    { name = "the system that others have", expect = "fail",
      message = "account managers and team members are not declared", program = [[
account_team_profile_and_skills:
  remuneration: { own_system_for: [], basis: [account_performance] }
]] },
    { name = "the system is not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.remuneration.own_system_for", program = [[
account_team_profile_and_skills: { remuneration: { basis: [team_result] } }
]] },
  },
}
