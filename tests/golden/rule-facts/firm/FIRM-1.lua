return rule {
  id = "FIRM-1",
  name = "the-portfolio-can-be-served",
  formerly = { "CAP-1" },
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "The portfolio is no larger than the firm can serve",
  rationale = "Only the firm knows how many accounts it can serve.",
  source = { { at = "our account policy" } },
  remediation = "Choose fewer accounts.",
  options = {
    most = {
      type = "integer", min = 1, max = 1000,
      description = "The most accounts that the firm can serve.",
    },
  },
  check = function(c, options)
    if c.account_portfolio_definition.size > options.most then
      return fail { message = "more than " .. options.most .. " accounts" }
    end
    return pass()
  end,
  tests = {
    { name = "few", expect = "pass", options = { most = 10 },
      program = "account_portfolio_definition: { size: 10 }" },
    { name = "many", expect = "fail", options = { most = 10 },
      program = "account_portfolio_definition: { size: 11 }" },
    { name = "nobody has set it", expect = "not_applicable",
      program = "account_portfolio_definition: { size: 11 }" },
  },
}
