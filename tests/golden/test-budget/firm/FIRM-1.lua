return rule {
  id = "FIRM-1",
  name = "counts-to-a-thousand",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "It counts far for each account",
  rationale = "A rule that takes 30 instructions an account.",
  source = { { at = "nowhere" } },
  remediation = "Select fewer accounts.",
  check = function(c)
    local sum = 0
    for i = 1, c.account_portfolio_definition.size * 10 do
      sum = sum + i
    end
    if sum < 6000000 then
      return pass()
    end
    return fail { message = "a sum of " .. sum }
  end,
  tests = {
    { name = "few", expect = "pass", program = "account_portfolio_definition: { size: 12 }" },
    { name = "many", expect = "fail", program = "account_portfolio_definition: { size: 400 }" },
    { name = "not known", expect = "undetermined", program = "account_portfolio_definition: { segmentation: none }" },
  },
}
