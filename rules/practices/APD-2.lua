return rule {
  id = "APD-2",
  name = "portfolio-is-reviewed-every-year",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "Strategic accounts are selected and deselected every year",
  rationale = [[
Table 1 lists a process as a common practice in which, every year, strategic accounts are chosen
and others cease to be strategic. Three declarations show it: a review can add accounts, a review
can take accounts out, and no more than a year lies between two reviews. A review that comes more
often shows the practice as well, because it includes the yearly one. The limit of twelve months is
the table's year; a firm can set another.
]],
  source = { { work = "storbacka-2012", statement = "practice-apd-2" } },
  remediation = "A review of the list of strategic accounts takes place every year or more "
    .. "often, and can both add accounts and take accounts out.",
  options = {
    longest_cycle_months = {
      type = "integer",
      default = 12,
      min = 1,
      max = 60,
      description = "The longest time between two reviews of the portfolio, in months.",
    },
  },
  check = function(c, options)
    local review = c.account_portfolio_definition.review
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = "to " .. what
      place = place or "account_portfolio_definition.review." .. where
    end

    if not review.deselects then
      lack("take accounts out", "deselects")
    end
    if not review.selects then
      lack("add accounts", "selects")
    end
    if review.cycle_months > options.longest_cycle_months then
      lack(string.format("take place at least every %d months (it takes place every %d months)",
        options.longest_cycle_months, review.cycle_months), "cycle_months")
    end

    if #lacks == 0 then
      return pass()
    end
    local list = lacks[#lacks]
    if #lacks > 1 then
      list = table.concat(lacks, ", ", 1, #lacks - 1) .. " or " .. list
    end
    return fail { message = "the review of the portfolio is not declared " .. list, at = place }
  end,
  tests = {
    { name = "a yearly review that selects and deselects", expect = "pass", program = [[
account_portfolio_definition:
  review: { cycle_months: 12, selects: true, deselects: true }
]] },
    { name = "a review every six months", expect = "pass", program = [[
account_portfolio_definition:
  review: { cycle_months: 6, selects: true, deselects: true }
]] },
    { name = "two years where the firm allows two years", expect = "pass",
      options = { longest_cycle_months = 24 }, program = [[
account_portfolio_definition:
  review: { cycle_months: 24, selects: true, deselects: true }
]] },
    { name = "accounts that stay forever", expect = "fail",
      message = "not declared to take accounts out", program = [[
account_portfolio_definition:
  review: { cycle_months: 12, selects: true, deselects: false }
]] },
    { name = "a portfolio that can only shrink", expect = "fail",
      message = "not declared to add accounts", program = [[
account_portfolio_definition:
  review: { cycle_months: 12, selects: false, deselects: true }
]] },
    { name = "one month longer than a year", expect = "fail",
      message = "to take place at least every 12 months (it takes place every 13 months)",
      program = [[
account_portfolio_definition:
  review: { cycle_months: 13, selects: true, deselects: true }
]] },
    { name = "a year where the firm asks for half a year", expect = "fail",
      message = "to take place at least every 6 months (it takes place every 12 months)",
      options = { longest_cycle_months = 6 }, program = [[
account_portfolio_definition:
  review: { cycle_months: 12, selects: true, deselects: true }
]] },
    { name = "every lack is named", expect = "fail",
      message = "not declared to take accounts out, to add accounts or to take place at least",
      program = [[
account_portfolio_definition:
  review: { cycle_months: 24, selects: false, deselects: false }
]] },
    { name = "two lacks", expect = "fail",
      message = "not declared to take accounts out or to add accounts", program = [[
account_portfolio_definition:
  review: { cycle_months: 12, selects: false, deselects: false }
]] },
    { name = "a long cycle does not wait for the values that are not declared", expect = "fail",
      message = "it takes place every 24 months", program = [[
account_portfolio_definition:
  review: { cycle_months: 24 }
]] },
    { name = "the length of the cycle is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.review.cycle_months", program = [[
account_portfolio_definition:
  review: { selects: true, deselects: true }
]] },
  },
}
