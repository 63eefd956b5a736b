return rule {
  id = "APD-2",
  name = "portfolio-is-reviewed-every-year",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "Strategic accounts are selected and deselected every year",
  rationale = [[
Customers change owners, strategies and suppliers, and a portfolio that is never looked at again
turns into a list of old acquaintances. Leaving has to be as regular as joining: resources for a
new account come mostly from one that no longer earns its place. A fixed date makes either
decision an ordinary one.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account portfolio definition" },
  },
  remediation = "Put a yearly review of the portfolio on the calendar, and let it decide on "
    .. "entries and exits alike.",
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
      lacks[#lacks + 1] = what
      place = place or where
    end

    if not review.deselects then
      lack("takes no account out", "account_portfolio_definition.review.deselects")
    end
    if not review.selects then
      lack("brings no customer in", "account_portfolio_definition.review.selects")
    end
    if review.cycle_months > options.longest_cycle_months then
      lack(string.format("comes every %d months, not every %d months or more often",
        review.cycle_months, options.longest_cycle_months),
        "account_portfolio_definition.review.cycle_months")
    end

    if #lacks == 0 then
      return pass()
    end
    local list = lacks[#lacks]
    if #lacks > 1 then
      list = table.concat(lacks, ", ", 1, #lacks - 1) .. " and " .. list
    end
    return fail { message = "the review of the portfolio " .. list, at = place }
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
    { name = "accounts that stay forever", expect = "fail", message = "takes no account out",
      program = [[
account_portfolio_definition:
  review: { cycle_months: 12, selects: true, deselects: false }
]] },
    { name = "a portfolio that can only shrink", expect = "fail",
      message = "brings no customer in", program = [[
account_portfolio_definition:
  review: { cycle_months: 12, selects: false, deselects: true }
]] },
    { name = "one month longer than a year", expect = "fail", message = "every 13 months",
      program = [[
account_portfolio_definition:
  review: { cycle_months: 13, selects: true, deselects: true }
]] },
    { name = "a year where the firm asks for half a year", expect = "fail",
      message = "not every 6 months or more often", options = { longest_cycle_months = 6 },
      program = [[
account_portfolio_definition:
  review: { cycle_months: 12, selects: true, deselects: true }
]] },
    { name = "every lack is named", expect = "fail",
      message = "takes no account out, brings no customer in and comes every 24 months",
      program = [[
account_portfolio_definition:
  review: { cycle_months: 24, selects: false, deselects: false }
]] },
    { name = "a long cycle does not wait for what is not declared", expect = "fail",
      message = "the review of the portfolio comes every 24 months", program = [[
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
