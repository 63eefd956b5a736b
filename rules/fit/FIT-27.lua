return rule {
  id = "FIT-27",
  name = "propositions-show-the-segments",
  kind = "fit",
  grade = "derived",
  relation = "match",
  scope = "portfolio",
  severity = "error",
  elements = { "account_portfolio_definition", "account_specific_value_proposition" },
  title = "The accounts of a segmented portfolio do not all get the same proposition",
  rationale = [[
Segments are worth their trouble when something is done differently in one of them, and what is done
for an account is its proposition: what is offered, how the work is divided, what is earned and what
the price follows. A program can state that propositions differ and yet declare the same for every
account it has; then the segments are a way to sort a list. A bespoke offering is another for each
account even where its terms are the same, so it shows a difference that no attribute tells. Only
accounts that are listed can be compared: two that differ show enough, but that all are alike can
only be said of a list that is the whole portfolio. Where propositions are not even said to differ,
another rule compares that with the segments.
]],
  source = {
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the account portfolio",
    },
    { work = "storbacka-2012", at = "Table 1, account specific value proposition" },
    { work = "storbacka-2004", at = "pp. 19-25" },
    { work = "storbacka-2006", at = "on customer portfolios" },
  },
  remediation = "Declare for each account what its segment makes different, or manage the "
    .. "portfolio as one group.",
  options = {
    bespoke_differs = {
      type = "boolean", default = true,
      description = "Whether bespoke offerings count as different even if all else is alike.",
    },
  },
  check = function(c, options, accounts)
    local apd = c.account_portfolio_definition
    local listed = accounts:count()
    local segments = accounts:kinds("accounts.segment")
    if segments <= 1 then
      return not_applicable("all accounts lie in one segment, or none tells its segment")
    end
    if apd.segmentation:is("none") then
      return not_applicable("the portfolio is managed as one group")
    end
    if accounts:kinds("account_specific_value_proposition") > 1 then
      return pass()
    end

    local differ = accounts:tally("account_specific_value_proposition.differentiation")
    if differ.none > 0 then
      return not_applicable("propositions are not said to differ")
    end
    if apd.size > listed then
      return not_applicable("the accounts that are listed are only a part of the portfolio")
    end
    local offerings = accounts:tally("account_specific_value_proposition.offering_structure")
    if options.bespoke_differs and offerings.bespoke > 0 then
      return pass()
    end

    if accounts:declaring("accounts.segment") < listed then
      segments = segments - 1 -- accounts that tell none were counted as one
    end
    if segments == 1 then
      accounts:tally("accounts.segment") -- waits for those that tell none
    end
    return fail {
      message = string.format("propositions are said to differ by %s, but those of all %d accounts "
        .. "in %d segments are alike", differ.account > 0 and "account" or "segment", listed,
        segments),
      notes = {
        ["account_portfolio_definition.segmentation"] = "accounts are told apart here",
        ["account_portfolio_definition.size"] = "the accounts that are listed are all",
        ["account_specific_value_proposition"] = "this is the proposition to each of them",
      },
      at = "account_portfolio_definition.segmentation",
      alternatives = {
        "let offering, work, earnings or price differ from segment to segment",
        "manage the portfolio as one group, with one proposition",
        options.bespoke_differs and "make each account a bespoke offering" or nil,
      },
    }
  end,
  tests = {
    { name = "two segments, two ways to earn", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: segment, earnings_logic: margin }
accounts:
- { name: A, segment: x }
- { name: B, segment: y, account_specific_value_proposition: { earnings_logic: service_fee } }
]] },
    { name = "two of many accounts differ", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_relationship, size: 40 }
accounts:
- { name: A, segment: x, account_specific_value_proposition: { work_division: integrated } }
- { name: B, segment: y, account_specific_value_proposition: { work_division: shared } }
- { name: C }
]] },
    { name = "two segments, and a bespoke offering for each account", expect = "pass", program = [[
account_portfolio_definition: { segmentation: by_potential, size: 2 }
account_specific_value_proposition: { differentiation: account, offering_structure: bespoke }
accounts: [{ name: A, segment: x }, { name: B, segment: y }]
]] },
    { name = "bespoke offerings where a firm wants to see the difference", expect = "fail",
      message = "said to differ by account", options = { bespoke_differs = false }, program = [[
account_portfolio_definition: { segmentation: by_potential, size: 2 }
account_specific_value_proposition: { differentiation: account, offering_structure: bespoke }
accounts: [{ name: A, segment: x }, { name: B, segment: y }]
]] },
    { name = "two segments, one proposition", expect = "fail",
      message = "said to differ by segment, but those of all 3 accounts in 2 segments are alike",
      program = [[
account_portfolio_definition: { segmentation: by_value, size: 3 }
account_specific_value_proposition: { differentiation: segment, offering_structure: modular }
accounts: [{ name: A, segment: x }, { name: B, segment: y }, { name: C, segment: x }]
]] },
    { name = "two segments, and in both the same exception from the standard", expect = "fail",
      message = "said to differ by account, but those of all 2 accounts", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none, offering_structure: modular }
accounts:
- { name: A, segment: x, account_specific_value_proposition: { differentiation: account } }
- { name: B, segment: y, account_specific_value_proposition: { differentiation: account } }
]] },
    { name = "more accounts than the size says, one of them without a segment", expect = "fail",
      message = "those of all 3 accounts in 2 segments", program = [[
account_portfolio_definition: { segmentation: by_value, size: 1 }
account_specific_value_proposition: { differentiation: segment, offering_structure: modular }
accounts: [{ name: A, segment: x }, { name: B, segment: y }, { name: C }]
]] },
    { name = "the segment of the second account not declared", expect = "undetermined",
      program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: segment, offering_structure: modular }
accounts: [{ name: A, segment: x }, { name: B }]
]] },
    { name = "two alike of three accounts", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: by_value, size: 3 }
account_specific_value_proposition: { differentiation: segment, offering_structure: modular }
accounts: [{ name: A, segment: x }, { name: B, segment: y }]
]] },
    { name = "a standard that makes no difference", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A, segment: x }, { name: B, segment: y }]
]] },
    { name = "a standard that makes no difference, whatever the size", expect = "not_applicable",
      program = [[
account_portfolio_definition: { segmentation: by_value }
account_specific_value_proposition: { differentiation: none }
accounts: [{ name: A, segment: x }, { name: B, segment: y }]
]] },
    { name = "all accounts in one segment", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
accounts: [{ name: A, segment: x }, { name: B, segment: x }]
]] },
    { name = "one group, whatever the accounts call their segments", expect = "not_applicable",
      program = [[
account_portfolio_definition: { segmentation: none, size: 2 }
accounts: [{ name: A, segment: x }, { name: B, segment: y }]
]] },
    { name = "no account tells its segment", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
accounts: [{ name: A }, { name: B }]
]] },
    { name = "no accounts", expect = "not_applicable", program = [[
account_portfolio_definition: { segmentation: by_value, size: 2 }
]] },
  },
}
