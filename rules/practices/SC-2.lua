return rule {
  id = "SC-2",
  name = "it-supports-knowledge-management",
  kind = "practice",
  elements = { "support_capabilities" },
  title = "IT supports the knowledge management of the program",
  rationale = [[
Knowledge about an account lies with many people in many places. To be found by the next one who
needs it, it has to be kept somewhere that all of them can reach. Records of who was called and
when are a start, but they hold contacts, not what was understood.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, support capabilities" },
  },
  remediation = "Give the account teams a platform for plans, insight and decisions, shared "
    .. "across functions and regions.",
  options = {
    least_support = {
      type = "word",
      domain = { "contact_records", "knowledge_platform" },
      default = "knowledge_platform",
      description = "The least IT support that meets the program's need for knowledge.",
    },
  },
  check = function(c, options)
    local support = c.support_capabilities.it_support
    if support >= options.least_support then
      return pass()
    end
    if support:is("none") then
      return fail { message = "no IT supports the knowledge management of the program" }
    end
    return fail { message = "IT keeps contact records, but does not support knowledge management" }
  end,
  tests = {
    { name = "a knowledge platform", expect = "pass", program = [[
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "contact records where they are enough", expect = "pass",
      options = { least_support = "contact_records" }, program = [[
support_capabilities: { it_support: contact_records }
]] },
    { name = "contact records", expect = "fail", message = "keeps contact records", program = [[
support_capabilities: { it_support: contact_records }
]] },
    { name = "no IT", expect = "fail", message = "no IT supports",
      options = { least_support = "contact_records" }, program = [[
support_capabilities: { it_support: none }
]] },
    { name = "IT is not declared", expect = "undetermined",
      waits_for = "support_capabilities.it_support", program = [[
support_capabilities: { business_intelligence: available }
]] },
  },
}
