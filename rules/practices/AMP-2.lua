return rule {
  id = "AMP-2",
  name = "customer-insight-is-gathered-and-spread",
  kind = "practice",
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
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = what
      place = place or where
    end

    if not knowledge.generation then
      lack("no process gathers customer insight", "account_management_process.knowledge.generation")
    end
    if not knowledge.dissemination then
      lack("no process spreads customer insight",
        "account_management_process.knowledge.dissemination")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail { message = table.concat(lacks, " and "), at = place }
  end,
  tests = {
    { name = "gathered and spread", expect = "pass", program = [[
account_management_process: { knowledge: { generation: true, dissemination: true } }
]] },
    { name = "nothing gathered", expect = "fail", message = "no process gathers", program = [[
account_management_process: { knowledge: { generation: false, dissemination: true } }
]] },
    { name = "gathered and kept", expect = "fail", message = "no process spreads customer insight",
      program = [[
account_management_process: { knowledge: { generation: true, dissemination: false } }
]] },
    { name = "both lacks are named", expect = "fail",
      message = "no process gathers customer insight and no process spreads customer insight",
      program = [[
account_management_process: { knowledge: { generation: false, dissemination: false } }
]] },
    { name = "not spread, whether or not it is gathered", expect = "fail",
      message = "no process spreads customer insight", program = [[
account_management_process: { knowledge: { dissemination: false } }
]] },
    { name = "spreading is not declared", expect = "undetermined",
      waits_for = "account_management_process.knowledge.dissemination", program = [[
account_management_process: { knowledge: { generation: true } }
]] },
  },
}
