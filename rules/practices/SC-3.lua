return rule {
  id = "SC-3",
  name = "finance-and-legal-roles-are-defined",
  kind = "practice",
  elements = { "support_capabilities" },
  title = "Finance and legal have defined roles in the program",
  rationale = [[
Agreements with strategic accounts are larger, longer and less usual than others: they share
costs, gains, data and risk. Finance and legal have to judge them, and do it faster and with more
sense for the account if their part is settled beforehand. If it is not, they come in last and as
a hurdle.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, support capabilities" },
  },
  remediation = "Settle what finance and legal do for strategic accounts, who does it, and at "
    .. "which point they join.",
  check = function(c)
    local roles = c.support_capabilities.administrative_roles
    if roles:all("finance", "legal") then
      return pass()
    end
    if roles:has("finance") then
      return fail { message = "the role of legal in the program is not defined" }
    end
    if roles:has("legal") then
      return fail { message = "the role of finance in the program is not defined" }
    end
    return fail { message = "neither finance nor legal has a defined role in the program" }
  end,
  tests = {
    { name = "finance and legal", expect = "pass", program = [[
support_capabilities: { administrative_roles: [finance, legal] }
]] },
    { name = "finance alone", expect = "fail", message = "role of legal", program = [[
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "legal alone", expect = "fail", message = "role of finance", program = [[
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "neither of them", expect = "fail", message = "neither finance nor legal", program = [[
support_capabilities: { administrative_roles: [] }
]] },
    { name = "the roles are not declared", expect = "undetermined",
      waits_for = "support_capabilities.administrative_roles", program = [[
support_capabilities: { it_support: knowledge_platform }
]] },
  },
}
