local DEVELOPMENT <const> = "account_specific_value_proposition.joint_development"
local WORK <const> = "account_specific_value_proposition.work_division"

return rule {
  id = "FIT-13",
  name = "the-team-can-do-what-the-proposition-promises",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_specific_value_proposition", "account_team_profile_and_skills" },
  title = "The functions that a proposition calls for are in the account team",
  rationale = [[
The source says that strategic account management involves functions beside marketing and sales,
such as manufacturing and research and development, and that firms develop together with
strategically important customers. The value proposition says which of this work there is. If one
firm runs a part of the other's operations, the team needs people who do such work: operations,
service or logistics. If joint development goes on at all times, it needs people who design what is
sold or who do the work that is improved. Single projects can be left to people who are asked when a
project comes up. A team of sellers fits a proposition that calls for neither.
]],
  source = {
    { work = "storbacka-2012", statement = "other-functions-take-part", via = "homburg-2002" },
    {
      work = "storbacka-2012",
      statement = "joint-development-aligns-preferences",
      via = "adner-2002",
    },
    { work = "storbacka-2012", statement = "proposition-frames" },
  },
  remediation = "Bring the functions that the proposition calls for into the team, or promise what "
    .. "the functions in the team can do.",
  options = {
    development_from = {
      type = "word", domain = { "occasional", "continuous" }, default = "continuous",
      description = "The least joint development that calls for people who can develop.",
    },
    research_needed = {
      type = "boolean", default = false,
      description = "Whether only research and development can develop with the account.",
    },
    service_operates = {
      type = "boolean", default = true,
      description = "Whether service or logistics in the team can run integrated work in place of "
        .. "operations.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    local develops = avp.joint_development >= options.development_from
    local integrates = avp.work_division:is("integrated")
    if not develops and not integrates then
      return not_applicable("the proposition calls for no particular function")
    end

    local team = c.account_team_profile_and_skills.composition
    local works = team:any("operations", "service", "logistics")
    local runs = team:has("operations") or options.service_operates and works
    local only_research = options.research_needed or not works
    local cannot_develop = develops and only_research and not team:has("research_and_development")
    local cannot_run = integrates and not runs
    if not cannot_develop and not cannot_run then
      return pass()
    end

    local notes = { ["account_team_profile_and_skills.composition"] = "but nobody in the team can" }
    local lacking, promises, less = {}, {}, {}
    if cannot_develop then
      notes[DEVELOPMENT] = "somebody has to develop with the account"
      promises[1] = "joint development is " .. avp.joint_development
      less[1] = options.development_from == "continuous" and "develop jointly on occasion at most"
        or "develop nothing jointly"
    end
    if cannot_develop and options.research_needed then
      lacking[1] = "research and development"
    elseif cannot_develop and not cannot_run then -- who runs the work can develop, too
      lacking[1] = "research and development, operations, service or logistics"
    end
    if cannot_run then
      notes[WORK] = "somebody has to run the work for the account"
      promises[#promises + 1] = "the work division is integrated"
      less[#less + 1] = "share work without integrating it"
      lacking[#lacking + 1] = options.service_operates and "operations, service or logistics"
        or "operations"
    end
    return fail {
      message = table.concat(promises, " and ") .. ", but the team has no "
        .. table.concat(lacking, " and no "),
      notes = notes,
      at = cannot_develop and DEVELOPMENT or WORK,
      alternatives = {
        "bring " .. table.concat(lacking, " and ") .. " into the team",
        table.concat(less, " and "),
      },
    }
  end,
  tests = {
    { name = "developing at all times with developers in the team", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, research_and_development] }
]] },
    { name = "developing at all times with those who do the work", expect = "pass", program = [[
account_specific_value_proposition: { work_division: transactional, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "running the customer's work with operations in the team", expect = "pass",
      program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: none }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "running the customer's work with service", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, service] }
]] },
    { name = "running the customer's work with logistics", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: none }
account_team_profile_and_skills: { composition: [sales, logistics] }
]] },
    { name = "a team with both, whatever the proposition leaves open", expect = "pass",
      program = [[
account_specific_value_proposition: { joint_development: none }
account_team_profile_and_skills: { composition: [sales, operations, research_and_development] }
]] },
    { name = "operations in the team, whatever the work division", expect = "pass", program = [[
account_specific_value_proposition: { joint_development: continuous }
account_team_profile_and_skills: { composition: [operations] }
]] },
    { name = "developing at all times with sellers only", expect = "fail",
      message = "joint development is continuous, but the team has no research and development, op",
      program = [[
account_specific_value_proposition: { work_division: shared, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, marketing] }
]] },
    { name = "running the customer's work with sellers and developers", expect = "fail",
      message = "the work division is integrated, but the team has no operations, service or log",
      program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: none }
account_team_profile_and_skills: { composition: [sales, research_and_development] }
]] },
    { name = "both promised, neither function there", expect = "fail",
      message = "joint development is continuous and the work division is integrated, but the te\z
        am has no operations, service or logistics",
      program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "developing at all times with operations where only developers can", expect = "fail",
      message = "but the team has no research and development",
      options = { research_needed = true }, program = [[
account_specific_value_proposition: { work_division: shared, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "both promised where only developers can develop", expect = "fail",
      message = "no research and development and no operations, service or logistics",
      options = { research_needed = true }, program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "developing with developers where only they can", expect = "pass",
      options = { research_needed = true }, program = [[
account_specific_value_proposition: { work_division: shared, joint_development: continuous }
account_team_profile_and_skills: { composition: [research_and_development] }
]] },
    { name = "single projects with sellers where a firm counts them", expect = "fail",
      message = "joint development is occasional, but the team has no",
      options = { development_from = "occasional" }, program = [[
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "single projects with service where a firm counts them", expect = "pass",
      options = { development_from = "occasional" }, program = [[
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
account_team_profile_and_skills: { composition: [sales, service] }
]] },
    { name = "no project where a firm counts single ones", expect = "not_applicable",
      options = { development_from = "occasional" }, program = [[
account_specific_value_proposition: { work_division: shared, joint_development: none }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "service runs the customer's work where only operations can", expect = "fail",
      message = "the work division is integrated, but the team has no operations",
      options = { service_operates = false }, program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, service] }
]] },
    { name = "operations run the customer's work where only they can", expect = "pass",
      options = { service_operates = false }, program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: none }
account_team_profile_and_skills: { composition: [operations] }
]] },
    { name = "single projects with sellers", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "a proposition that only sells", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: shared, joint_development: none }
account_team_profile_and_skills: { composition: [sales] }
]] },
  },
}
