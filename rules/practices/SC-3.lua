return rule {
  id = "SC-3",
  name = "finance-and-legal-roles-are-defined",
  kind = "practice",
  elements = { "support_capabilities" },
  title = "Finance and legal have defined roles in the program",
  rationale = [[
Table 1 lists as a common practice that administrative support functions have defined roles, and
names finance and legal as these functions. The declaration says for which of the two the role is
settled, and the practice takes both.
]],
  source = { { work = "storbacka-2012", statement = "practice-sc-3" } },
  remediation = "It is settled what finance does for the program, and what the legal department "
    .. "or a lawyer does for it.",
  check = function(c)
    local roles = c.support_capabilities.administrative_roles
    if roles:all("finance", "legal") then
      return pass()
    end
    if roles:has("finance") then
      return fail { message = "the role of legal in the program is not declared to be defined" }
    end
    if roles:has("legal") then
      return fail { message = "the role of finance in the program is not declared to be defined" }
    end
    return fail {
      message = "the roles of finance and legal in the program are not declared to be defined",
    }
  end,
  tests = {
    { name = "finance and legal", expect = "pass", program = [[
support_capabilities: { administrative_roles: [finance, legal] }
]] },
    { name = "finance alone", expect = "fail",
      message = "the role of legal in the program is not declared to be defined", program = [[
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "legal alone", expect = "fail",
      message = "the role of finance in the program is not declared to be defined", program = [[
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "neither of them", expect = "fail",
      message = "the roles of finance and legal in the program are not declared to be defined",
      program = [[
support_capabilities: { administrative_roles: [] }
]] },
    { name = "the roles are not declared", expect = "undetermined",
      waits_for = "support_capabilities.administrative_roles", program = [[
support_capabilities: { it_support: knowledge_platform }
]] },
  },
}
