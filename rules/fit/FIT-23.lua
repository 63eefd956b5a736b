local REVIEW <const> = "account_portfolio_definition.review.cycle_months"
local PLANNING <const> = "account_business_planning.cycle_months"

return rule {
  id = "FIT-23",
  name = "portfolio-review-and-planning-mesh",
  kind = "advice",
  grade = "inferred",
  relation = "match",
  severity = "warning",
  elements = { "account_portfolio_definition", "account_business_planning" },
  title = "The review of the portfolio and account planning come round together",
  rationale = [[
The source describes both as yearly: the selection of accounts, and the planning that is part of the
firm's yearly strategic planning. It does not say that the two have to meet. That they should is our
inference: a review decides for whom plans are made, so a plan that is made between two reviews may
be for an account that leaves. The two come round together if one cycle is a multiple of the other,
whichever is longer. A review that changes nothing has no effect on plans.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-apd-2" },
    { work = "storbacka-2012", statement = "practice-abp-1" },
  },
  remediation = "Change the length of one of the two cycles, so that they come round together.",
  options = {
    mesh = {
      type = "word", domain = { "multiple", "equal" }, default = "multiple",
      description = "Whether one cycle may be a multiple of the other, or both have one length.",
    },
  },
  check = function(c, options)
    local changes = c.account_portfolio_definition.review
    if not changes.selects and not changes.deselects then
      return not_applicable("reviews do not change the portfolio")
    end

    local review = c.account_portfolio_definition.review.cycle_months
    local planning = c.account_business_planning.cycle_months
    local multiple = review % planning == 0 or planning % review == 0
    if review == planning or options.mesh == "multiple" and multiple then
      return pass()
    end
    local fitting = options.mesh == "equal" and "as long as" or "a multiple or a part of"
    return fail {
      message = string.format("the portfolio is reviewed every %d months, and accounts are planned "
        .. "every %d months", review, planning),
      notes = {
        [REVIEW] = "the portfolio can change at this interval",
        [PLANNING] = "plans are made at an interval that does not meet it",
      },
      at = PLANNING,
      alternatives = {
        "make the planning cycle " .. fitting .. " the review cycle",
        "make the review cycle " .. fitting .. " the planning cycle",
      },
    }
  end,
  tests = {
    { name = "both yearly", expect = "pass", program = [[
account_portfolio_definition: { review: { cycle_months: 12 } }
account_business_planning: { cycle_months: 12 }
]] },
    { name = "a review at every second round of planning", expect = "pass", program = [[
account_portfolio_definition: { review: { cycle_months: 24 } }
account_business_planning: { cycle_months: 12 }
]] },
    { name = "quarterly plans under a yearly review", expect = "pass", program = [[
account_portfolio_definition: { review: { cycle_months: 12 } }
account_business_planning: { cycle_months: 3 }
]] },
    { name = "a yearly review, plans for two years", expect = "pass", program = [[
account_portfolio_definition: { review: { cycle_months: 12 } }
account_business_planning: { cycle_months: 24 }
]] },
    { name = "a yearly review, plans every eighteen months", expect = "fail",
      message = "every 12 months, and accounts are planned every 18 months",
      program = [[
account_portfolio_definition: { review: { cycle_months: 12, selects: true } }
account_business_planning: { cycle_months: 18 }
]] },
    { name = "reviews that only take accounts out have to meet planning too", expect = "fail",
      message = "reviewed every 9 months", program = [[
account_portfolio_definition: { review: { cycle_months: 9, selects: false, deselects: true } }
account_business_planning: { cycle_months: 12 }
]] },
    { name = "a multiple where a firm asks for one length", expect = "fail",
      message = "reviewed every 24 months", options = { mesh = "equal" }, program = [[
account_portfolio_definition: { review: { cycle_months: 24, selects: true } }
account_business_planning: { cycle_months: 12 }
]] },
    { name = "one length where a firm asks for it", expect = "pass", options = { mesh = "equal" },
      program = [[
account_portfolio_definition: { review: { cycle_months: 18 } }
account_business_planning: { cycle_months: 18 }
]] },
    { name = "whether a review changes anything is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.review.selects", program = [[
account_portfolio_definition: { review: { cycle_months: 12, deselects: false } }
account_business_planning: { cycle_months: 18 }
]] },
    { name = "reviews that change nothing", expect = "not_applicable", program = [[
account_portfolio_definition: { review: { cycle_months: 12, selects: false, deselects: false } }
account_business_planning: { cycle_months: 18 }
]] },
  },
}
