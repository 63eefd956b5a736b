-- Texts with what Markdown and terminals would act upon.
return rule {
  id = "ODD-1",
  name = "odd-texts-are-shown-as-they-are",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "A *bold* claim_of | `code` and <b>",
  rationale = "1. Not a list. # Not a heading, [no](link), snake_case and _not this_.\n\n- Nor an item.\n\n\27[31mNor red.",
  source = { { at = "our | policy" } },
  remediation = "Do it.",
  options = {
    how = { type = "word", domain = { "well", "badly" }, default = "well", description = "How." },
    at_all = { type = "boolean", default = true, description = "Whether at all." },
  },
  check = function(c, options)
    if options.at_all and c.account_portfolio_definition.size > 1 then
      return pass()
    end
    return fail { message = "`done` *" .. options.how .. "*" }
  end,
  tests = {
    { name = "two", expect = "pass", program = "account_portfolio_definition: { size: 2 } # ```\n" },
    { name = "badly", expect = "fail", options = { how = "badly", at_all = false },
      program = "account_portfolio_definition: { size: 1 }" },
    { name = "nothing", expect = "undetermined", program = "samp: 1" },
  },
}
