return rule {
  id = "FIT-06",
  name = "joint-planning-is-done-with-accounts-chosen-for-it",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "account_portfolio_definition", "account_business_planning" },
  title = "Joint planning is done with accounts that are chosen for their willingness",
  rationale = [[
The source says that the choice of customers who are willing to build collaborative relationships
frames the planning, among other elements. It calls this willingness strategic fit. It does not say
that joint planning needs it: a customer that settles plans with the firm has shown its willingness
by that. We infer the advice: criteria that look at strategic fit find such customers before the
firm relies on them, and criteria that look at size or profit alone do not ask. A program that
informs or consults its customers does not need this quality.
]],
  source = {
    { work = "storbacka-2012", statement = "strategic-fit-frames" },
    { work = "storbacka-2012", statement = "practice-abp-3" },
  },
  remediation = "Choose accounts also by strategic fit, or plan in a way that asks less of the "
    .. "customer.",
  options = {
    joint_from = {
      type = "word", domain = { "consulted", "joint" }, default = "joint",
      description = "The least customer involvement that calls for accounts chosen for it.",
    },
    innovation_counts = {
      type = "boolean", default = false,
      description = "Whether innovation capability among the criteria also finds customers that "
        .. "are willing to plan together.",
    },
  },
  check = function(c, options)
    local involvement = c.account_business_planning.customer_involvement
    if involvement < options.joint_from then
      return not_applicable("the plan is not settled together with the customer")
    end
    local basis = c.account_portfolio_definition.selection_criteria.basis
    if basis:has("strategic_fit") then
      return pass()
    end
    if options.innovation_counts and basis:has("innovation_capability") then
      return pass()
    end

    local chosen = "by no quality"
    if not basis:empty() then
      chosen = "by " .. basis
    end
    local qualities = "strategic fit"
    if options.innovation_counts then
      qualities = "strategic fit or innovation capability"
    end
    local less = { joint = "consulted or informed", consulted = "informed" }
    return fail {
      message = string.format("customer involvement in planning is %s, but accounts are chosen %s",
        involvement, chosen),
      notes = {
        ["account_business_planning.customer_involvement"] =
          "this needs customers that are willing",
        ["account_portfolio_definition.selection_criteria.basis"] =
          "no quality here shows that they are",
      },
      at = "account_business_planning.customer_involvement",
      alternatives = {
        "choose accounts also by " .. qualities,
        "plan with the customer " .. less[options.joint_from],
      },
    }
  end,
  tests = {
    { name = "joint plans with accounts chosen by strategic fit", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "joint plans with accounts chosen by revenue and strategic fit", expect = "pass",
      program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue, strategic_fit] } }
account_business_planning: { customer_involvement: joint }
]] },
    { name = "accounts chosen by strategic fit, whatever the planning", expect = "pass",
      program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
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
    { name = "consulted customers chosen by strategic fit where a firm asks for willingness",
      expect = "pass", options = { joint_from = "consulted" }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_business_planning: { customer_involvement: consulted }
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
