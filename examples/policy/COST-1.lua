return rule {
  id = "COST-1",
  name = "gains-are-shared-where-the-program-carries-weight",
  kind = "fit",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "Gains are shared with customers where the program carries weight in the firm",
  rationale = [[
Sharing the customer's gains ties up auditors and lawyers for years. The firm gives them to programs
that carry weight; one at its edge can earn and price in any other way.
]],
  source = { { at = "Policy of the program office, 3" } },
  remediation = "Price otherwise, or bring the program's role before the executive committee.",
  options = {
    least_coreness = {
      type = "word", domain = { "supporting", "core" }, default = "supporting",
      description = "How much weight a program that shares gains carries at least.",
    },
  },
  check = function(c, options)
    local rg, avp = c.role_and_goals, c.account_specific_value_proposition
    if not avp.pricing_logic:is("gain_sharing") or rg.coreness >= options.least_coreness then
      return pass()
    end
    return fail {
      message = string.format("gains are shared in a program that is %s", rg.coreness),
      notes = { ["role_and_goals.coreness"] = "it has no auditors and lawyers of its own" },
      at = "account_specific_value_proposition.pricing_logic",
      alternatives = {
        "price by list, cost-plus or value",
        string.format("make the program %s", options.least_coreness),
      },
    }
  end,
  tests = {
    { name = "list prices", expect = "pass", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { pricing_logic: list }
]] },
    { name = "a supporting program", expect = "pass", program = [[
role_and_goals: { coreness: supporting }
account_specific_value_proposition: { pricing_logic: gain_sharing }
]] },
    { name = "a peripheral program", expect = "fail", message = "a program that is peripheral",
      program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { pricing_logic: gain_sharing }
]] },
    { name = "a supporting program, where that is not enough", expect = "fail",
      options = { least_coreness = "core" }, program = [[
role_and_goals: { coreness: supporting }
account_specific_value_proposition: { pricing_logic: gain_sharing }
]] },
    { name = "a core program, whatever it prices by", expect = "pass",
      program = "role_and_goals: { coreness: core }" },
    { name = "a peripheral program that does not say what it prices by", expect = "undetermined",
      waits_for = "account_specific_value_proposition.pricing_logic",
      program = "role_and_goals: { coreness: peripheral }" },
  },
}
