return rule {
  id = "FIT-20",
  name = "functions-are-met-by-functions",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_management_process", "account_team_profile_and_skills" },
  title = "Encounters across functions are matched by the functions in the team",
  rationale = [[
The source says that encounters build personal relationships between different functions, and that
strategic account management involves functions beside marketing and sales and spans boundaries
between functional groups in both firms. So relationships across the customer's functions need
functions on the firm's side, too. The source does not say which functions or how many, so the rule
asks only that somebody in the team is from a function beside sales and marketing. A team of sellers
fits encounters that stay within one function.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-amp-1" },
    { work = "storbacka-2012", statement = "boundaries", via = "mcdonald-1997" },
    { work = "storbacka-2012", statement = "other-functions-take-part", via = "homburg-2002" },
  },
  remediation = "Bring further functions into the team, or arrange encounters that the team can "
    .. "hold.",
  options = {
    marketing_sells = {
      type = "boolean", default = true,
      description = "Whether marketing counts as selling, so that sales and marketing alone are no "
        .. "team across functions.",
    },
  },
  check = function(c, options)
    if not c.account_management_process.relationship_breadth:has("functions") then
      return not_applicable("encounters do not reach across functions")
    end

    local team = c.account_team_profile_and_skills.composition
    if team:any("operations", "finance", "research_and_development", "service", "legal",
      "logistics") then
      return pass()
    end
    if team:has("marketing") and not options.marketing_sells then
      return pass()
    end

    local empty = team:empty()
    local message = "people of several functions of the customer are met, but "
    if empty then
      message = message .. "there is no account team"
    else
      message = message .. "the team consists of " .. team
    end
    return fail {
      message = message,
      notes = {
        ["account_management_process.relationship_breadth"] =
          "people of several functions of the customer are met",
        ["account_team_profile_and_skills.composition"] =
          empty and "but there is no team to meet them" or "but only sellers can meet them",
      },
      at = "account_team_profile_and_skills.composition",
      alternatives = {
        "bring a function into the team beside sales and marketing",
        "meet the account in one function, on one level or on several",
      },
    }
  end,
  tests = {
    { name = "sellers and operations", expect = "pass", program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "a service team that sells nothing", expect = "pass", program = [[
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
account_team_profile_and_skills: { composition: [service] }
]] },
    { name = "sellers and finance", expect = "pass", program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, finance] }
]] },
    { name = "sellers and developers", expect = "pass", program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, research_and_development] }
]] },
    { name = "sellers and a lawyer", expect = "pass", program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, legal] }
]] },
    { name = "sellers and logistics", expect = "pass", program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [marketing, logistics] }
]] },
    { name = "sellers and operations, whatever the encounters", expect = "pass", program = [[
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "sellers alone", expect = "fail",
      message = "several functions of the customer are met, but the team consists of sales",
      program = [[
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "no team", expect = "fail", message = "but there is no account team", program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [] }
]] },
    { name = "sellers and marketers", expect = "fail",
      message = "but the team consists of sales, marketing", program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, marketing] }
]] },
    { name = "sellers and marketers where a firm sets marketing apart", expect = "pass",
      options = { marketing_sells = false }, program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, marketing] }
]] },
    { name = "sellers alone where a firm sets marketing apart", expect = "fail",
      message = "the team consists of sales", options = { marketing_sells = false }, program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "sellers alone, open whom they meet", expect = "undetermined",
      waits_for = "account_management_process.relationship_breadth", program = [[
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "sellers meet purchasing on several levels", expect = "not_applicable", program = [[
account_management_process: { relationship_breadth: [hierarchy_levels] }
account_team_profile_and_skills: { composition: [sales] }
]] },
  },
}
