return rule {
  id = "FIT-07",
  name = "propositions-differ-as-the-portfolio-does",
  kind = "fit",
  grade = "derived",
  relation = "match",
  severity = "error",
  elements = { "account_portfolio_definition", "account_specific_value_proposition" },
  title = "Propositions differ to the extent that the portfolio is divided",
  rationale = [[
Dividing strategic accounts into portfolios says that they are assets of different kinds, to be
invested in differently; a single proposition for all of them takes that back. Conversely, a
proposition for each account rests on a view of how accounts differ, which a portfolio managed as
one group does not hold. Either the portfolio and the proposition both make distinctions, or neither
does.
]],
  source = {
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the account portfolio",
    },
    { work = "storbacka-2004", at = "pp. 19-25" },
    { work = "storbacka-2006", at = "on customer portfolios" },
  },
  remediation = "Bring the division of the portfolio and the differentiation of the proposition to "
    .. "the same grain, from either side.",
  options = {
    outside_segments = {
      type = "boolean", default = true,
      description = "Whether propositions by segment may follow the firm's market segments when "
        .. "the portfolio itself is not segmented.",
    },
  },
  check = function(c, options)
    local apd = c.account_portfolio_definition
    local avp = c.account_specific_value_proposition
    if not apd.segmentation:is("none") then
      if avp.differentiation >= "segment" then
        return pass()
      end
      return fail {
        message = "the portfolio is segmented (" .. apd.segmentation
          .. "), but this proposition does not differ by segment or account",
        notes = {
          ["account_portfolio_definition.segmentation"] = "accounts are told apart here",
          ["account_specific_value_proposition.differentiation"] =
            "but not in what they are offered",
        },
        at = "account_specific_value_proposition.differentiation",
        alternatives = {
          "differentiate the proposition by segment or account",
          "manage the portfolio as one group",
        },
      }
    end

    local alternatives = {
      "segment the portfolio by value, potential or relationship",
      "offer one proposition to all strategic accounts",
    }
    local finest = "none"
    if options.outside_segments then
      finest = "segment"
      alternatives[3] = "differentiate the proposition by market segment"
    end
    if avp.differentiation <= finest then
      return pass()
    end
    return fail {
      message = "one homogeneous portfolio carries propositions by " .. avp.differentiation,
      notes = {
        ["account_portfolio_definition.segmentation"] = "all accounts are managed as one group",
        ["account_specific_value_proposition.differentiation"] =
          "but the propositions tell them apart",
      },
      at = "account_specific_value_proposition.differentiation",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "segments by value, propositions by segment", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value }
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "segments by potential, propositions by account", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_potential }
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "one group, one proposition", expect = "pass", program = [[
account_portfolio_definition: { segmentation: none }
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "one group, propositions by market segment", expect = "pass", program = [[
account_portfolio_definition: { segmentation: none }
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "one group, propositions by account", expect = "fail",
      message = "one homogeneous portfolio carries propositions by account", program = [[
account_portfolio_definition: { segmentation: none }
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "one group, propositions by segment, where segments must be the program's own",
      expect = "fail", message = "propositions by segment",
      options = { outside_segments = false }, program = [[
account_portfolio_definition: { segmentation: none }
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "one group, one proposition, where segments must be the program's own",
      expect = "pass", options = { outside_segments = false }, program = [[
account_portfolio_definition: { segmentation: none }
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "segments by relationship, one proposition", expect = "fail",
      message = "but this proposition does not differ by segment or account", program = [[
account_portfolio_definition: { segmentation: by_relationship }
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "propositions by segment, whatever the portfolio", expect = "pass", program = [[
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "propositions by segment, where segments must be the program's own",
      expect = "undetermined", waits_for = "account_portfolio_definition.segmentation",
      options = { outside_segments = false }, program = [[
account_specific_value_proposition: { differentiation: segment }
]] },
  },
}
