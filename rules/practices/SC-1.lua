return rule {
  id = "SC-1",
  name = "business-intelligence-feeds-account-planning",
  kind = "practice",
  elements = { "support_capabilities" },
  title = "Business intelligence feeds account planning",
  rationale = [[
A plan that looks ahead needs to know where the customer's industry is going, what its rivals do
and where its money is made. Account teams rarely have the time to find that out for themselves.
Reports that exist and do not reach the plan change nothing in it.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, support capabilities" },
  },
  remediation = "Have business intelligence deliver a fixed set of findings for each account "
    .. "before its plan is made.",
  check = function(c)
    local intelligence = c.support_capabilities.business_intelligence
    if intelligence >= "feeds_planning" then
      return pass()
    end
    if intelligence:is("none") then
      return fail { message = "no business intelligence supports the program" }
    end
    return fail {
      message = "business intelligence is available, but does not feed account planning",
    }
  end,
  tests = {
    { name = "intelligence that feeds planning", expect = "pass", program = [[
support_capabilities: { business_intelligence: feeds_planning }
]] },
    { name = "intelligence on a shelf", expect = "fail", message = "does not feed account planning",
      program = [[
support_capabilities: { business_intelligence: available }
]] },
    { name = "no intelligence", expect = "fail", message = "no business intelligence", program = [[
support_capabilities: { business_intelligence: none }
]] },
    { name = "intelligence is not declared", expect = "undetermined",
      waits_for = "support_capabilities.business_intelligence", program = [[
support_capabilities: { administrative_roles: [finance] }
]] },
  },
}
