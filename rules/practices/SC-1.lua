return rule {
  id = "SC-1",
  name = "business-intelligence-feeds-account-planning",
  kind = "practice",
  elements = { "support_capabilities" },
  title = "Business intelligence feeds account planning",
  rationale = [[
Table 1 lists as a common practice that account planning receives business intelligence. The highest
word of the declaration says that a step of planning takes it in, and it shows the practice. Where
intelligence is available, planners can use it if they look for it; the table asks for more than
that.
]],
  source = { { work = "storbacka-2012", statement = "practice-sc-1" } },
  remediation = "A step of account planning takes in business intelligence about the markets of "
    .. "the accounts.",
  check = function(c)
    local intelligence = c.support_capabilities.business_intelligence
    if intelligence >= "feeds_planning" then
      return pass()
    end
    if intelligence:is("none") then
      return fail { message = "business intelligence is not declared to support the program" }
    end
    return fail {
      message = "business intelligence is not declared to be fed into planning; it is "
        .. intelligence,
    }
  end,
  tests = {
    { name = "intelligence that feeds planning", expect = "pass", program = [[
support_capabilities: { business_intelligence: feeds_planning }
]] },
    { name = "intelligence for those who look for it", expect = "fail",
      message = "not declared to be fed into planning; it is available", program = [[
support_capabilities: { business_intelligence: available }
]] },
    { name = "no intelligence", expect = "fail",
      message = "business intelligence is not declared to support the program", program = [[
support_capabilities: { business_intelligence: none }
]] },
    { name = "intelligence is not declared", expect = "undetermined",
      waits_for = "support_capabilities.business_intelligence", program = [[
support_capabilities: { administrative_roles: [finance] }
]] },
  },
}
