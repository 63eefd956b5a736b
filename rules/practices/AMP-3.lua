return rule {
  id = "AMP-3",
  name = "sales-process-tracks-the-account-plan",
  kind = "practice",
  elements = { "account_management_process" },
  title = "The sales process tracks the progress of the account plan",
  rationale = [[
An account plan is made once a year; the sales process runs every day. If the daily process shows
how far the plan has come, a plan that slips is seen while there is time to act. Otherwise the
plan is opened again when the next one is due.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account management process" },
  },
  remediation = "Tie the stages and reviews of the sales process to the milestones of the account "
    .. "plan.",
  check = function(c)
    if c.account_management_process.sales_process_tracks_plan then
      return pass()
    end
    return fail { message = "the sales process does not show how far the account plan has come" }
  end,
  tests = {
    { name = "the plan is tracked", expect = "pass", program = [[
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "the plan is not tracked", expect = "fail", message = "does not show how far",
      program = [[
account_management_process: { sales_process_tracks_plan: false }
]] },
    { name = "tracking is not declared", expect = "undetermined",
      waits_for = "account_management_process.sales_process_tracks_plan", program = [[
account_management_process: { encounter_process: generic }
]] },
  },
}
