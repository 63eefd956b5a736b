return rule {
  id = "AMP-3",
  name = "sales-process-tracks-the-account-plan",
  kind = "practice",
  elements = { "account_management_process" },
  title = "The sales process follows the progress of the account plan",
  rationale = [[
Table 1 lists as a common practice that the sales process serves to monitor the progress of the
account plan. One declaration shows it: sales meetings or sales systems show how far the plan has
come. Where they show offers, orders or sales alone, the plan is not monitored by them.
]],
  source = { { work = "storbacka-2012", statement = "practice-amp-3" } },
  remediation = "The sales process shows how far the account plan has come.",
  check = function(c)
    if c.account_management_process.sales_process_tracks_plan then
      return pass()
    end
    return fail {
      message = "the sales process is not declared to show how far the account plan has come",
    }
  end,
  tests = {
    { name = "the plan is followed", expect = "pass", program = [[
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "the plan is not followed", expect = "fail",
      message = "the sales process is not declared to show how far the account plan has come",
      program = [[
account_management_process: { sales_process_tracks_plan: false }
]] },
    { name = "nothing is declared about it", expect = "undetermined",
      waits_for = "account_management_process.sales_process_tracks_plan", program = [[
account_management_process: { encounter_process: generic }
]] },
  },
}
