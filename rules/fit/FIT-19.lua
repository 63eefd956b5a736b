return rule {
  id = "FIT-19",
  name = "knowledge-has-a-carrier",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_management_process", "support_capabilities" },
  title = "A knowledge process has IT that can carry it",
  rationale = [[
Insight that is gathered has to be put somewhere, and insight that is spread has to arrive. For
gathering, records of contacts are enough: somebody can look things up. Spreading asks for more, as
people who did not gather it have to come across it. A knowledge platform does that. So do plain
records where business intelligence takes what is in them into account planning, which is where the
others meet it. A program that keeps insight in a few heads needs no IT for it.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, support capabilities" },
    { work = "storbacka-2012", at = "Table 1, account management process" },
  },
  remediation = "Provide the IT that the knowledge process asks for, or ask less of the process.",
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
  },
  check = function(c, options)
    local knowledge = c.account_management_process.knowledge
    if not knowledge.generation and not knowledge.dissemination then
      return not_applicable("no process gathers or spreads insight")
    end

    local spreads = knowledge.dissemination
    local sc = c.support_capabilities
    local records = sc.it_support:is("contact_records")
    if sc.it_support:is("knowledge_platform") then
      return pass()
    end
    if records and (options.records_spread or not spreads) then
      return pass()
    end
    local ask_intelligence = records and options.intelligence_spreads
    if ask_intelligence and sc.business_intelligence:is("feeds_planning") then
      return pass()
    end

    local message = "customer insight is gathered without IT to keep it"
    local provide = "keep records of contacts"
    local forgo = "leave insight to those who meet the account"
    local notes = { ["support_capabilities.it_support"] = "but there is no IT to keep it in" }
    if spreads then
      message = "customer insight is to be spread without IT"
      provide = "provide IT that carries insight to others"
      notes["account_management_process.knowledge.dissemination"] = "insight is to reach others"
    else
      notes["account_management_process.knowledge.generation"] = "insight is gathered"
    end
    if records then
      message = "customer insight is to be spread, but IT holds contact records only"
      provide = "provide a knowledge platform"
      forgo = "gather insight without a process that spreads it"
      notes["support_capabilities.it_support"] = "but IT does not carry it there"
    end
    local alternatives = { provide, forgo }
    if ask_intelligence then
      notes["support_capabilities.business_intelligence"] =
        "nor does intelligence take it to planning"
      alternatives[3] = "feed business intelligence into account planning"
    end
    return fail {
      message = message,
      notes = notes,
      at = "support_capabilities.it_support",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "gathered and spread on a platform", expect = "pass", program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "spread from records by business intelligence", expect = "pass", program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
support_capabilities: { business_intelligence: feeds_planning, it_support: contact_records }
]] },
    { name = "gathered in records", expect = "pass", program = [[
account_management_process: { knowledge: { generation: true, dissemination: false } }
support_capabilities: { it_support: contact_records }
]] },
    { name = "a platform does not wait for the other half of the process", expect = "pass",
      program = [[
account_management_process: { knowledge: { generation: true } }
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "a platform, whatever the process", expect = "pass", program = [[
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "spread from records alone", expect = "fail",
      message = "IT holds contact records only", program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
support_capabilities: { business_intelligence: available, it_support: contact_records }
]] },
    { name = "spread without IT", expect = "fail",
      message = "customer insight is to be spread without IT", program = [[
account_management_process: { knowledge: { dissemination: true } }
support_capabilities: { business_intelligence: feeds_planning, it_support: none }
]] },
    { name = "gathered without IT", expect = "fail",
      message = "customer insight is gathered without IT to keep it", program = [[
account_management_process: { knowledge: { generation: true, dissemination: false } }
support_capabilities: { it_support: none }
]] },
    { name = "gathered without IT, whether spread or not", expect = "fail",
      message = "customer insight is gathered without IT to keep it", program = [[
account_management_process: { knowledge: { generation: true } }
support_capabilities: { it_support: none }
]] },
    { name = "spread from records alone where that is enough for a firm", expect = "pass",
      options = { records_spread = true }, program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
support_capabilities: { it_support: contact_records }
]] },
    { name = "spread without IT where records are enough for a firm", expect = "fail",
      message = "spread without IT", options = { records_spread = true }, program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
support_capabilities: { it_support: none }
]] },
    { name = "spread by business intelligence where a firm asks for a platform", expect = "fail",
      message = "contact records only", options = { intelligence_spreads = false }, program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
support_capabilities: { business_intelligence: feeds_planning, it_support: contact_records }
]] },
    { name = "spread on a platform where a firm asks for one", expect = "pass",
      options = { intelligence_spreads = false }, program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "gathered in records, open whether it is spread", expect = "undetermined",
      waits_for = "account_management_process.knowledge.dissemination", program = [[
account_management_process: { knowledge: { generation: true } }
support_capabilities: { it_support: contact_records }
]] },
    { name = "insight in a few heads", expect = "not_applicable", program = [[
account_management_process: { knowledge: { generation: false, dissemination: false } }
support_capabilities: { it_support: none }
]] },
  },
}
