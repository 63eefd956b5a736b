return rule {
  id = "OI-3",
  name = "escalation-secures-operational-resources",
  kind = "practice",
  elements = { "organizational_integration" },
  title = "An escalation mechanism secures operational resources for strategic accounts",
  rationale = [[
Table 1 lists as a common practice a defined mechanism of escalation that gives strategic accounts
priority in operational resources when they need it. Formal escalation shows it, because a rule says
to whom a conflict over resources is taken. Informal escalation can have the same result, but it
follows no rule, so nobody has defined it. A firm can accept it by an option.
]],
  source = { { work = "storbacka-2012", statement = "practice-oi-3" } },
  remediation = "A rule says who decides when a strategic account and somebody else ask for "
    .. "the same operational resources.",
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
        message = "no escalation is declared to secure operational resources for strategic "
          .. "accounts",
      }
    end
    return fail {
      message = "no defined mechanism is declared to secure operational resources for strategic "
        .. "accounts; escalation is " .. escalation,
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
    { name = "informal escalation", expect = "fail",
      message = "no defined mechanism is declared to secure operational resources for strategic "
        .. "accounts; escalation is informal",
      program = [[
organizational_integration: { escalation: informal }
]] },
    { name = "no escalation", expect = "fail",
      message = "no escalation is declared to secure operational resources",
      options = { least_escalation = "informal" }, program = [[
organizational_integration: { escalation: none }
]] },
    { name = "escalation is not declared", expect = "undetermined",
      waits_for = "organizational_integration.escalation", program = [[
organizational_integration: { executive_representation: member }
]] },
  },
}
