return rule {
  id = "FIT-19",
  name = "knowledge-has-a-carrier",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = {
    "account_management_process",
    "support_capabilities",
    "organizational_integration",
    "account_team_profile_and_skills",
  },
  title = "Insight that is to be spread has something or somebody to carry it",
  rationale = [[
The source says that a knowledge process generates and spreads customer insight, and that IT
supports the program's knowledge management. It does not say that spreading
depends on IT, and a process that spreads insight may use any means. We infer the advice: a carrier
makes it last. A knowledge platform can carry insight, and so can contact records together with
business intelligence that planning takes in. People can carry it, too: a team in which everybody
works for strategic accounts alone, or standing meetings of several departments. One carrier is
enough. Insight that stays with those who gathered it needs none.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-sc-2" },
    { work = "storbacka-2012", statement = "practice-amp-2" },
  },
  remediation = "Provide something or somebody to carry insight to others, or leave insight with "
    .. "those who gathered it.",
  options = {
    records_spread = {
      type = "boolean", default = false,
      description = "Whether contact records alone can spread insight.",
    },
    intelligence_spreads = {
      type = "boolean", default = true,
      description = "Whether contact records can spread insight where business intelligence feeds "
        .. "account planning.",
    },
    people_spread = {
      type = "boolean", default = true,
      description = "Whether a dedicated team or cross-functional coordination can spread insight.",
    },
  },
  check = function(c, options)
    if not c.account_management_process.knowledge.dissemination then
      return not_applicable("no process spreads insight")
    end
    local sc = c.support_capabilities
    local records = sc.it_support:is("contact_records")
    if sc.it_support:is("knowledge_platform") or records and options.records_spread then
      return pass()
    end
    local ask_intelligence = records and options.intelligence_spreads
    if ask_intelligence and sc.business_intelligence:is("feeds_planning") then
      return pass()
    end
    if options.people_spread and (c.organizational_integration.coordination:is("cross_functional")
      or c.account_team_profile_and_skills.staffing:is("dedicated")) then
      return pass()
    end

    local notes = {
      ["account_management_process.knowledge.dissemination"] = "insight is to reach others",
      ["support_capabilities.it_support"] = records and "but IT does not hold what was learned"
        or "but no system carries it to them",
    }
    local alternatives = {
      "provide a knowledge platform",
      "gather insight without a process that spreads it",
    }
    if options.people_spread then
      notes["organizational_integration.coordination"] = "departments have no standing meetings"
      notes["account_team_profile_and_skills.staffing"] = "and the team also has other work"
      alternatives[3] = "coordinate the work for accounts across functions"
      alternatives[4] = "staff the account team with dedicated people"
    end
    if ask_intelligence then
      alternatives[#alternatives + 1] = "feed business intelligence into account planning"
    end
    return fail {
      message = "insight is to be spread, but " .. (records and "IT holds contact records only"
        or "there is no IT for it") .. (options.people_spread and ", and nobody carries it" or ""),
      notes = notes,
      at = "support_capabilities.it_support",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "spread on a platform", expect = "pass", program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "spread from records by business intelligence", expect = "pass", program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { business_intelligence: feeds_planning, it_support: contact_records }
]] },
    { name = "spread by a dedicated team", expect = "pass", program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { it_support: none }
organizational_integration: { coordination: informal }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "spread by standing meetings of several departments", expect = "pass", program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { business_intelligence: none, it_support: contact_records }
organizational_integration: { coordination: cross_functional }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "a platform, whatever the process", expect = "pass", program = [[
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "spread from records alone", expect = "fail",
      message = "but IT holds contact records only, and nobody carries it", program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { business_intelligence: available, it_support: contact_records }
organizational_integration: { coordination: hierarchical }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "spread without IT or people", expect = "fail",
      message = "but there is no IT for it, and nobody carries it", program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { business_intelligence: feeds_planning, it_support: none }
organizational_integration: { coordination: informal }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "spread from records alone where that is enough for a firm", expect = "pass",
      options = { records_spread = true }, program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { it_support: contact_records }
]] },
    { name = "spread without IT where records are enough for a firm", expect = "fail",
      message = "there is no IT for it", options = { records_spread = true }, program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { it_support: none }
organizational_integration: { coordination: informal }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "spread by business intelligence where that does not count", expect = "fail",
      message = "IT holds contact records only", options = { intelligence_spreads = false },
      program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { business_intelligence: feeds_planning, it_support: contact_records }
organizational_integration: { coordination: informal }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "spread on a platform where business intelligence does not count", expect = "pass",
      options = { intelligence_spreads = false }, program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "spread by people where they do not count", expect = "fail",
      message = "but there is no IT for it", options = { people_spread = false }, program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { it_support: none }
organizational_integration: { coordination: cross_functional }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "spread on a platform where people do not count", expect = "pass",
      options = { people_spread = false }, program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "spread without IT, open who could carry it", expect = "undetermined",
      waits_for = "organizational_integration.coordination", program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { it_support: none }
]] },
    { name = "insight that stays with those who gathered it", expect = "not_applicable",
      program = [[
account_management_process: { knowledge: { generation: true, dissemination: false } }
support_capabilities: { it_support: none }
]] },
  },
}
