return rule {
  id = "FIT-20",
  name = "functions-are-met-by-functions",
  kind = "fit",
  grade = "derived",
  relation = "match",
  severity = "error",
  elements = { "account_management_process", "account_team_profile_and_skills" },
  title = "Encounters across functions are matched by the functions in the team",
  rationale = [[
A relationship across functions needs someone on this side for each kind of person on that side: a
plant manager does not talk shop with a seller. A process that promises such contacts and a team
made up of sellers leaves one half of the table empty. Which functions it takes depends on the
business, so the rule counts them and asks that one of them does not sell. A team of sellers fits
encounters that stay with purchasing, on one level or on several.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account management process" },
    { work = "storbacka-2012", at = "Introduction, on boundary spanning" },
    { work = "singh-1991", at = "pp. 328-338" },
  },
  remediation = "Bring further functions into the team, or plan encounters that the team can hold.",
  options = {
    fewest_functions = {
      type = "integer", default = 2, min = 1, max = 8,
      description = "The fewest functions in a team that meets its account across functions.",
    },
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
    local few = team:count() < options.fewest_functions
    local mixed = team:any("operations", "finance", "research_and_development", "service", "legal",
      "logistics")
    if not options.marketing_sells then
      mixed = mixed or team:has("marketing")
    end
    if mixed and not few then
      return pass()
    end

    local members = "nobody"
    if not team:empty() then
      members = tostring(team)
    end
    if few then
      return fail {
        message = "encounters reach across functions, but in the team there is " .. members,
        notes = {
          ["account_management_process.relationship_breadth"] =
            "people of several functions are met",
          ["account_team_profile_and_skills.composition"] = "but few functions can meet them",
        },
        at = "account_team_profile_and_skills.composition",
        alternatives = {
          string.format("build the team of %d functions or more, not of sellers alone",
            options.fewest_functions),
          "meet the account across hierarchy levels or in one function",
        },
      }
    end
    return fail {
      message = "encounters reach across functions, but the team only sells (" .. members .. ")",
      notes = {
        ["account_management_process.relationship_breadth"] = "people of several functions are met",
        ["account_team_profile_and_skills.composition"] = "but only sellers can meet them",
      },
      at = "account_team_profile_and_skills.composition",
      alternatives = {
        "bring a function into the team that does not sell",
        "meet the account across hierarchy levels or in one function",
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
account_team_profile_and_skills: { composition: [service, finance] }
]] },
    { name = "sellers and operations, whatever the encounters", expect = "pass", program = [[
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "sellers alone", expect = "fail",
      message = "encounters reach across functions, but in the team there is sales", program = [[
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "a team of nobody", expect = "fail", message = "in the team there is nobody",
      program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [] }
]] },
    { name = "sellers and marketers", expect = "fail",
      message = "but the team only sells (sales, marketing)", program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, marketing] }
]] },
    { name = "sellers and marketers where a firm sets marketing apart", expect = "pass",
      options = { marketing_sells = false }, program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, marketing] }
]] },
    { name = "sellers alone where a firm sets marketing apart", expect = "fail",
      message = "in the team there is sales", options = { marketing_sells = false }, program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales] }
]] },
    { name = "two functions where a firm asks for three", expect = "fail",
      message = "in the team there is sales, operations", options = { fewest_functions = 3 },
      program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "three functions where a firm asks for three", expect = "pass",
      options = { fewest_functions = 3 }, program = [[
account_management_process: { relationship_breadth: [functions] }
account_team_profile_and_skills: { composition: [sales, operations, logistics] }
]] },
    { name = "sellers alone where a firm counts to one", expect = "fail",
      message = "the team only sells (sales)", options = { fewest_functions = 1 }, program = [[
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
