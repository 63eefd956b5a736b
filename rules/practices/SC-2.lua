return rule {
  id = "SC-2",
  name = "it-supports-knowledge-management",
  kind = "practice",
  elements = { "support_capabilities" },
  title = "IT supports the knowledge management of the program",
  rationale = [[
Table 1 lists as a common practice that IT supports what the program needs for managing knowledge.
A knowledge platform shows it, because it holds what was learned about an account. Contact records
hold names and dates and no knowledge in this sense. A firm that needs no more than these records
can accept them by an option.
]],
  source = { { work = "storbacka-2012", statement = "practice-sc-2" } },
  remediation = "Those who serve an account share a system in which they can look up what was "
    .. "learned about it.",
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
      return fail { message = "no IT is declared to support what is known about the accounts" }
    end
    return fail {
      message = "IT is not declared to support knowledge management; it holds " .. support,
    }
  end,
  tests = {
    { name = "a knowledge platform", expect = "pass", program = [[
support_capabilities: { it_support: knowledge_platform }
]] },
    { name = "contact records where they are enough", expect = "pass",
      options = { least_support = "contact_records" }, program = [[
support_capabilities: { it_support: contact_records }
]] },
    { name = "contact records", expect = "fail",
      message = "not declared to support knowledge management; it holds contact records",
      program = [[
support_capabilities: { it_support: contact_records }
]] },
    { name = "no IT", expect = "fail",
      message = "no IT is declared to support what is known about the accounts",
      options = { least_support = "contact_records" }, program = [[
support_capabilities: { it_support: none }
]] },
    { name = "IT is not declared", expect = "undetermined",
      waits_for = "support_capabilities.it_support", program = [[
support_capabilities: { business_intelligence: available }
]] },
  },
}
