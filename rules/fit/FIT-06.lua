return rule {
  id = "FIT-06",
  name = "joint-planning-is-done-with-accounts-chosen-for-it",
  kind = "fit",
  grade = "derived",
  relation = "match",
  severity = "error",
  elements = { "account_portfolio_definition", "account_business_planning" },
  title = "Joint planning is done with accounts that were chosen for working together",
  rationale = [[
Planning at one table asks the customer to open its books, its calendar and its doubts. Some
customers want that and some buy at arm's length for good reasons, and how much they buy says
nothing of which they are. Criteria that look at willingness to collaborate, or at strategic fit,
find the ones that will sit down. A program that chooses by size or profit can plan for its accounts
just as well, with the customer informed or heard.
]],
  source = {
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the account portfolio",
    },
    { work = "storbacka-2012", at = "Table 1, account business planning" },
  },
  remediation = "Let the criteria look for customers that will plan together, or plan in a way "
    .. "that the accounts now chosen will take part in.",
  options = {
    joint_from = {
      type = "word", domain = { "consulted", "joint" }, default = "joint",
      description = "The least customer involvement that calls for accounts chosen for it.",
    },
    innovation_counts = {
      type = "boolean", default = false,
      description = "Whether choosing accounts by innovation capability also finds customers that "
        .. "will plan together.",
    },
  },
  check = function(c, options)
    local involvement = c.account_business_planning.customer_involvement
    if involvement < options.joint_from then
      return not_applicable("the customer need not be willing to plan together")
    end
    local basis = c.account_portfolio_definition.selection_criteria.basis
    if basis:any("collaboration_willingness", "strategic_fit") then
      return pass()
    end
    if options.innovation_counts and basis:has("innovation_capability") then
      return pass()
    end

    local chosen = "by no quality"
    if not basis:empty() then
      chosen = "by " .. basis
    end
    local qualities = "willingness to collaborate or strategic fit"
    if options.innovation_counts then
      qualities = "willingness to collaborate, strategic fit or innovation capability"
    end
    local less = { joint = "consulted or informed", consulted = "informed" }
    return fail {
      message = string.format("customer involvement in planning is %s, but accounts are chosen %s",
        involvement, chosen),
      notes = {
        ["account_business_planning.customer_involvement"] =
          "the plan needs a customer that wants to make it",
        ["account_portfolio_definition.selection_criteria.basis"] =
          "but nobody asked whether it does",
      },
      at = "account_business_planning.customer_involvement",
      alternatives = {
        "choose accounts also by " .. qualities,
        "plan with the customer " .. less[options.joint_from],
      },
    }
  end,
  tests = {
    { name = "joint plans with accounts chosen for collaboration", expect = "pass", program = [[
account_portfolio_definition:
  selection_criteria: { basis: [revenue, collaboration_willingness] }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "joint plans with accounts chosen for strategic fit", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "accounts chosen for collaboration, whatever the planning", expect = "pass",
      program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
]] },
    { name = "joint plans with accounts chosen by revenue", expect = "fail",
      message = "planning is joint, but accounts are chosen by revenue", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue, profitability] } }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "joint plans with accounts chosen by nothing", expect = "fail",
      message = "accounts are chosen by no quality", program = [[
account_portfolio_definition: { selection_criteria: { basis: [] } }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "consulted customers chosen by revenue where a firm asks for willingness",
      expect = "fail", message = "planning is consulted",
      options = { joint_from = "consulted" }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
account_business_planning: { customer_involvement: consulted }
]] },
    { name = "informed customers where a firm asks for willingness from consulted on",
      expect = "not_applicable", options = { joint_from = "consulted" }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
account_business_planning: { customer_involvement: informed }
]] },
    { name = "joint plans with accounts chosen for innovation", expect = "fail",
      message = "chosen by innovation capability", program = [[
account_portfolio_definition: { selection_criteria: { basis: [innovation_capability] } }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "joint plans with accounts chosen for innovation where a firm counts it",
      expect = "pass", options = { innovation_counts = true }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [innovation_capability] } }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "joint plans with accounts chosen by revenue where a firm counts innovation",
      expect = "fail", message = "chosen by revenue",
      options = { innovation_counts = true }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "accounts chosen by revenue, and the planning left open", expect = "undetermined",
      waits_for = "account_business_planning.customer_involvement", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "plans with the customer consulted", expect = "not_applicable", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
account_business_planning: { customer_involvement: consulted }
]] },
    { name = "plans made inside the firm", expect = "not_applicable", program = [[
account_business_planning: { customer_involvement: none }
]] },
  },
}
