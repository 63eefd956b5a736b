return rule {
  id = "FEW-4",
  name = "segments-fit-the-size",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "Segments are worth their while",
  rationale = "Segments tell accounts apart that nobody could tell apart by name.",
  source = { { work = "storbacka-2012", at = "Table 1" } },
  remediation = "Segment the portfolio.",
  options = { most = { type = "integer", default = 7, min = 1, max = 100, description = "How many." } },
  check = function(c, options)
    local apd = c.account_portfolio_definition
    if not apd.decided_by:is("executive_committee") then
      return not_applicable("others decide")
    end
    local function describe(count)
      local words = string.format("%d accounts", count)
      return words
    end
    local doubt = true
    if apd.size <= options.most or not doubt then
      return pass()
    elseif apd.size > 1000 and apd.segmentation:is("none") then
      return fail { message = describe(apd.size) .. " are beyond "
        .. "any firm" }
    end
    if apd.segmentation:is("none") then
      return fail { message = describe(apd.size) .. " are in one segment" }
    end
    return pass()
  end,
  tests = {
    { name = "few", expect = "pass", program = "account_portfolio_definition: { decided_by: executive_committee, size: 5 }" },
    { name = "segments", expect = "pass",
      program = "account_portfolio_definition: { decided_by: executive_committee, size: 50, segmentation: by_value }" },
    { name = "many", expect = "fail",
      program = "account_portfolio_definition: { decided_by: executive_committee, size: 50, segmentation: none }" },
    { name = "others decide", expect = "not_applicable",
      program = "account_portfolio_definition: { decided_by: account_managers }" },
    { name = "no size", expect = "undetermined", program = "account_portfolio_definition: {}" },
  },
}
