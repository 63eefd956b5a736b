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
Developing without pause is the trade of research and development, and running a part of the
customer's work is the trade of operations. When these functions are outside the team, each step is
a request to another department, and the customer notices. Development now and then is a smaller
matter: those who do the work, in operations, service or logistics, can improve it with the
customer. A sales team is sound where the proposition asks for neither.
]],
  source = {
    { work = "homburg-2002", at = "pp. 40-42" },
    { work = "storbacka-2012", at = "Introduction, on boundary spanning" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the value proposition",
    },
  },
  remediation = "Bring the functions that the proposition calls for into the team, or promise what "
    .. "the functions in the team can do.",
  options = {
    research_from = {
      type = "word", domain = { "occasional", "continuous" }, default = "continuous",
      description = "The least joint development that calls for research and development itself.",
    },
    service_operates = {
      type = "boolean", default = false,
      description = "Whether service or logistics in the team can run an integrated work division "
        .. "in place of operations.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    local develops = avp.joint_development >= "occasional"
    local integrates = avp.work_division:is("integrated")
    if not develops and not integrates then
      return not_applicable("the proposition calls for no particular function")
    end

    local team = c.account_team_profile_and_skills.composition
    local works = team:any("operations", "service", "logistics")
    local runs = team:has("operations") or options.service_operates and works
    local needs_research = avp.joint_development >= options.research_from
    local can_develop = team:has("research_and_development") or works and not needs_research
    local cannot_develop = develops and not can_develop
    local cannot_run = integrates and not runs
    if not cannot_develop and not cannot_run then
      return pass()
    end

    local notes = { ["account_team_profile_and_skills.composition"] = "but nobody in the team can" }
    local lacking, promises, less = {}, {}, {}
    if cannot_develop then
      notes[DEVELOPMENT] = "somebody has to develop with the account"
      promises[1] = avp.joint_development .. " joint development"
      less[1] = options.research_from == "continuous" and works
        and "develop jointly on occasion at most" or "develop nothing jointly"
    end
    if cannot_develop and needs_research then
      lacking[1] = "research and development"
    elseif cannot_develop and not cannot_run then -- who runs the work can develop now and then
      lacking[1] = "research and development, operations, service or logistics"
    end
    if cannot_run then
      notes[WORK] = "somebody has to run the work for the account"
      promises[#promises + 1] = "integrated work division"
      less[#less + 1] = "divide work less closely"
      lacking[#lacking + 1] = options.service_operates and "operations, service or logistics"
        or "operations"
    end
    return fail {
      message = "the proposition promises " .. table.concat(promises, " and ")
        .. ", but the team has no " .. table.concat(lacking, " and no "),
      notes = notes,
      at = cannot_develop and DEVELOPMENT or WORK,
      alternatives = {
        "bring " .. table.concat(lacking, " and ") .. " into the team",
        table.concat(less, " and "),
      },
    }
  end,
  tests = {
    { name = "developing without pause with developers in the team", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, research_and_development] }
]] },
    { name = "running the customer's work with operations in the team", expect = "pass",
      program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: none }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "developing now and then with those who do the work", expect = "pass", program = [[
account_specific_value_proposition: { work_division: transactional, joint_development: occasional }
account_team_profile_and_skills: { composition: [sales, service] }
]] },
    { name = "developing now and then with developers", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
account_team_profile_and_skills: { composition: [marketing, research_and_development] }
]] },
    { name = "a team with both, whatever the work division", expect = "pass", program = [[
account_specific_value_proposition: { joint_development: continuous }
account_team_profile_and_skills: { composition: [operations, research_and_development] }
]] },
    { name = "a team with both, whatever the proposition leaves open", expect = "pass",
      program = [[
account_specific_value_proposition: { joint_development: none }
account_team_profile_and_skills: { composition: [sales, operations, research_and_development] }
]] },
    { name = "developing without pause without developers", expect = "fail",
      message = "continuous joint development, but the team has no research and development",
      program = [[
account_specific_value_proposition: { work_division: shared, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "developing now and then with sellers only", expect = "fail",
      message = "occasional joint development, but the team has no research and development, oper",
      program = [[
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
account_team_profile_and_skills: { composition: [sales, marketing] }
]] },
    { name = "running the customer's work with sellers and service", expect = "fail",
      message = "integrated work division, but the team has no operations", program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: none }
account_team_profile_and_skills: { composition: [sales, service] }
]] },
    { name = "both promised, neither function there", expect = "fail",
      message = "no research and development and no operations", program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: continuous }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "whoever runs the work could develop now and then", expect = "fail",
      message = "occasional joint development and integrated work division, but the team has no op",
      program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: occasional }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "developers are lacking, whatever the work division", expect = "fail",
      message = "no research and development", program = [[
account_specific_value_proposition: { joint_development: continuous }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "developing now and then where a firm asks for developers", expect = "fail",
      message = "occasional joint development, but the team has no research and development",
      options = { research_from = "occasional" }, program = [[
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "not developing where a firm asks for developers", expect = "not_applicable",
      options = { research_from = "occasional" }, program = [[
account_specific_value_proposition: { work_division: shared, joint_development: none }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "service runs the customer's work where a firm counts that", expect = "pass",
      options = { service_operates = true }, program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: none }
account_team_profile_and_skills: { composition: [sales, service] }
]] },
    { name = "nobody runs the customer's work where a firm counts service", expect = "fail",
      message = "no operations, service or logistics",
      options = { service_operates = true }, program = [[
account_specific_value_proposition: { work_division: integrated, joint_development: none }
account_team_profile_and_skills: { composition: [sales, finance] }
]] },
    { name = "the work division could call for operations", expect = "undetermined",
      waits_for = "account_specific_value_proposition.work_division", program = [[
account_specific_value_proposition: { joint_development: continuous }
account_team_profile_and_skills: { composition: [sales, research_and_development] }
]] },
    { name = "a proposition that only sells", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: shared, joint_development: none }
account_team_profile_and_skills: { composition: [sales] }
]] },
  },
}
