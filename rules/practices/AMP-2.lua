return rule {
  id = "AMP-2",
  name = "customer-insight-is-gathered-and-spread",
  kind = "practice",
  severity = "warning",
  elements = { "account_management_process" },
  title = "A knowledge process gathers customer insight and spreads it",
  rationale = [[
Whoever talks with the customer learns something that somebody else in the firm could use. Insight
that is gathered and stays with one person leaves when that person does; a channel with nothing
gathered to put into it stays empty. The program needs a process for either half.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account management process" },
    { work = "day-1994", at = "pp. 37-52" },
  },
  remediation = "Define how insight into the customer is gathered, where it is kept, and how it "
    .. "reaches the people who plan and deliver.",
  check = function(c)
    local knowledge = c.account_management_process.knowledge
    if not knowledge.generation then
      return fail { message = "no process gathers insight into the customer" }
    end
    if not knowledge.dissemination then
      return fail { message = "customer insight is gathered, but no process spreads it" }
    end
    return pass()
  end,
  tests = {
    { name = "gathered and spread", expect = "pass", program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
]] },
    { name = "nothing gathered", expect = "fail", message = "no process gathers", program = [[
account_management_process: { knowledge: { generation: false, dissemination: true } }
]] },
    { name = "gathered and kept", expect = "fail", message = "no process spreads it", program = [[
account_management_process: { knowledge: { generation: true, dissemination: false } }
]] },
    { name = "the knowledge process is not declared", expect = "undetermined",
      waits_for = "account_management_process.knowledge.generation", program = [[
account_management_process: { encounter_process: generic }
]] },
    { name = "spreading is not declared", expect = "undetermined",
      waits_for = "account_management_process.knowledge.dissemination", program = [[
account_management_process: { knowledge: { generation: true } }
]] },
  },
}
