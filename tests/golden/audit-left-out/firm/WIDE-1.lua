-- Whether an element is declared at all depends on each of its attributes: of seven elements that is too much.
return rule {
  id = "WIDE-1",
  name = "says-something-of-most",
  kind = "framing",
  elements = {
    "role_and_goals",
    "account_portfolio_definition",
    "account_business_planning",
    "account_management_process",
    "organizational_integration",
    "support_capabilities",
    "account_performance_management",
  },
  title = "Most elements are declared",
  rationale = "A program of which little is said cannot be judged.",
  source = { { at = "our policy" } },
  remediation = "Say more.",
  check = function(c)
    local n = 0
    if c:declares("role_and_goals") then
      n = n + 1
    end
    if c:declares("account_portfolio_definition") then
      n = n + 1
    end
    if c:declares("account_business_planning") then
      n = n + 1
    end
    if c:declares("account_management_process") then
      n = n + 1
    end
    if c:declares("organizational_integration") then
      n = n + 1
    end
    if c:declares("support_capabilities") then
      n = n + 1
    end
    if c:declares("account_performance_management") then
      n = n + 1
    end
    if n >= 4 then
      return pass()
    end
    return fail { message = "little is said", alternatives = { "say more", "say it elsewhere" } }
  end,
  tests = { { name = "nothing", expect = "fail", program = "samp: 1" } },
}
