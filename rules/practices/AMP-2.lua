return rule {
  id = "AMP-2",
  name = "customer-insight-is-gathered-and-spread",
  kind = "practice",
  elements = { "account_management_process" },
  title = "A knowledge process gathers customer insight and spreads it",
  rationale = [[
Table 1 lists as a common practice a process that manages knowledge: it generates insight into the
customer, and it spreads this insight. There is a declaration for each half, and the practice takes
both. People who learn something by chance, or pass it on when somebody asks, are no process.
]],
  source = { { work = "storbacka-2012", statement = "practice-amp-2" } },
  remediation = "A fixed procedure gathers insight into the customer, and a fixed procedure "
    .. "spreads it.",
  check = function(c)
    local knowledge = c.account_management_process.knowledge
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = "to " .. what
      place = place or "account_management_process.knowledge." .. where
    end

    if not knowledge.generation then
      lack("gather customer insight", "generation")
    end
    if not knowledge.dissemination then
      lack("spread customer insight", "dissemination")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail { message = "no process is declared " .. table.concat(lacks, " or "), at = place }
  end,
  tests = {
    { name = "gathered and spread", expect = "pass", program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
]] },
    { name = "nothing gathered", expect = "fail",
      message = "no process is declared to gather customer insight", program = [[
account_management_process: { knowledge: { generation: false, dissemination: true } }
]] },
    { name = "gathered and kept", expect = "fail",
      message = "no process is declared to spread customer insight", program = [[
account_management_process: { knowledge: { generation: true, dissemination: false } }
]] },
    { name = "both lacks are named", expect = "fail",
      message = "to gather customer insight or to spread customer insight",
      program = [[
account_management_process: { knowledge: { generation: false, dissemination: false } }
]] },
    { name = "not spread, whether or not it is gathered", expect = "fail",
      message = "no process is declared to spread customer insight", program = [[
account_management_process: { knowledge: { dissemination: false } }
]] },
    { name = "spreading is not declared", expect = "undetermined",
      waits_for = "account_management_process.knowledge.dissemination", program = [[
account_management_process: { knowledge: { generation: true } }
]] },
  },
}
