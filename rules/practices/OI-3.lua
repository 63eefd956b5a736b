return rule {
  id = "OI-3",
  name = "escalation-secures-operational-resources",
  kind = "practice",
  elements = { "organizational_integration" },
  title = "An escalation mechanism secures operational resources for strategic accounts",
  rationale = [[
Sooner or later a strategic account and somebody else's customer need the same capacity in the
same week. An agreed way to take the question higher settles it in time, and by the priorities of
the firm rather than by who shouts first. Personal favors do the same for a while, for those who
are owed some.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, organizational integration" },
  },
  remediation = "Define who is asked, within what time, when operations cannot serve a strategic "
    .. "account as promised, and who decides.",
  options = {
    least_escalation = {
      type = "word",
      domain = { "informal", "formal" },
      default = "formal",
      description = "The least formal way of escalation that the firm calls a mechanism.",
    },
  },
  check = function(c, options)
    local escalation = c.organizational_integration.escalation
    if escalation >= options.least_escalation then
      return pass()
    end
    if escalation:is("none") then
      return fail {
        message = "nothing secures operational resources when a strategic account needs them",
      }
    end
    return fail {
      message = "operational resources for strategic accounts rest on informal escalation",
    }
  end,
  tests = {
    { name = "formal escalation", expect = "pass", program = [[
organizational_integration: { escalation: formal }
]] },
    { name = "informal escalation where the firm accepts it", expect = "pass",
      options = { least_escalation = "informal" }, program = [[
organizational_integration: { escalation: informal }
]] },
    { name = "informal escalation", expect = "fail", message = "rest on informal escalation",
      program = [[
organizational_integration: { escalation: informal }
]] },
    { name = "no escalation", expect = "fail", message = "nothing secures operational resources",
      options = { least_escalation = "informal" }, program = [[
organizational_integration: { escalation: none }
]] },
    { name = "escalation is not declared", expect = "undetermined",
      waits_for = "organizational_integration.escalation", program = [[
organizational_integration: { executive_representation: member }
]] },
  },
}
