return rule {
  id = "FIT-23",
  name = "portfolio-review-and-planning-mesh",
  kind = "fit",
  grade = "derived",
  relation = "match",
  severity = "error",
  elements = { "account_portfolio_definition", "account_business_planning" },
  title = "The portfolio's review cycle and the planning cycle mesh",
  rationale = [[
A review decides for whom plans are made, so the two should come round together: plans for accounts
about to leave are wasted, and accounts that enter between two rounds go without a plan. They come
round together when one cycle is a multiple of the other, whichever is the longer and whatever their
length. If planning is the slower, newcomers wait for it, and how long they may is for the firm to
say. A review that changes nothing has no bearing on plans.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account portfolio definition" },
    { work = "storbacka-2012", at = "Table 1, account business planning" },
  },
  remediation = "Change the length of one of the two cycles, so that they come round together.",
  options = {
    mesh = {
      type = "word", domain = { "multiple", "equal" }, default = "multiple",
      description = "Whether one cycle may be a multiple of the other, or both have one length.",
    },
    longest_wait_months = {
      type = "integer", default = 12, min = 0, max = 119,
      description = "The most months that an account may wait for its first plan.",
    },
  },
  check = function(c, options)
    local apd = c.account_portfolio_definition
    local selects = apd.review.selects
    local deselects = apd.review.deselects
    if not selects and not deselects then
      return not_applicable("reviews do not change the portfolio")
    end

    local review = apd.review.cycle_months
    local planning = c.account_business_planning.cycle_months
    local meshes = review == planning
    if options.mesh == "multiple" then
      meshes = review % planning == 0 or planning % review == 0
    end
    if not meshes then
      local fitting = options.mesh == "equal" and "as long as" or "a multiple or a part of"
      return fail {
        message = string.format(
          "the portfolio is reviewed every %d months and accounts are planned every %d",
          review, planning),
        notes = {
          ["account_portfolio_definition.review.cycle_months"] = "accounts change at this interval",
          ["account_business_planning.cycle_months"] = "and plans at one that does not meet it",
        },
        at = "account_business_planning.cycle_months",
        alternatives = {
          "make the planning cycle " .. fitting .. " the review cycle",
          "make the review cycle " .. fitting .. " the planning cycle",
        },
      }
    end

    local wait = planning - review
    if wait <= options.longest_wait_months or not selects then
      return pass()
    end
    return fail {
      message = string.format("accounts that a review brings in may wait %d months for a plan",
        wait),
      notes = {
        ["account_portfolio_definition.review.cycle_months"] = "accounts come in this often",
        ["account_business_planning.cycle_months"] = "but plans are made this seldom",
      },
      at = "account_business_planning.cycle_months",
      alternatives = {
        "plan at each review, or at least more often",
        "review the portfolio when plans are made",
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
      message = "the portfolio is reviewed every 12 months and accounts are planned every 18",
      program = [[
account_portfolio_definition: { review: { cycle_months: 12, selects: true } }
account_business_planning: { cycle_months: 18 }
]] },
    { name = "reviews that only take accounts out have to meet planning too", expect = "fail",
      message = "reviewed every 9 months", program = [[
account_portfolio_definition: { review: { cycle_months: 9, selects: false, deselects: true } }
account_business_planning: { cycle_months: 12 }
]] },
    { name = "a yearly review, plans for three years", expect = "fail",
      message = "may wait 24 months for a plan", program = [[
account_portfolio_definition: { review: { cycle_months: 12, selects: true, deselects: false } }
account_business_planning: { cycle_months: 36 }
]] },
    { name = "a yearly review that brings nobody in, plans for three years", expect = "pass",
      program = [[
account_portfolio_definition: { review: { cycle_months: 12, selects: false, deselects: true } }
account_business_planning: { cycle_months: 36 }
]] },
    { name = "plans for three years where a firm lets accounts wait for two", expect = "pass",
      options = { longest_wait_months = 24 }, program = [[
account_portfolio_definition: { review: { cycle_months: 12, selects: true } }
account_business_planning: { cycle_months: 36 }
]] },
    { name = "plans for three years where a firm lets accounts wait for less", expect = "fail",
      message = "may wait 24 months for a plan", options = { longest_wait_months = 23 },
      program = [[
account_portfolio_definition: { review: { cycle_months: 12, selects: true } }
account_business_planning: { cycle_months: 36 }
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
    { name = "whether anybody waits for a plan not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.review.selects", program = [[
account_portfolio_definition: { review: { cycle_months: 12 } }
account_business_planning: { cycle_months: 36 }
]] },
    { name = "reviews that change nothing", expect = "not_applicable", program = [[
account_portfolio_definition: { review: { cycle_months: 12, selects: false, deselects: false } }
account_business_planning: { cycle_months: 18 }
]] },
  },
}
