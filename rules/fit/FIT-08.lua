return rule {
  id = "FIT-08",
  name = "accounts-chosen-for-collaboration-are-met-broadly",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_portfolio_definition", "account_management_process" },
  title = "Accounts chosen for collaboration are met across functions and hierarchy levels",
  rationale = [[
Choosing customers because they will work together, and then letting one seller meet one buyer,
leaves the willingness unused: the people who could do something together never talk. Collaboration
runs across functions, where the work is, and across levels, where it is decided. A program that
reaches in one of the two directions only can still collaborate when a generic encounter process
sees to it that the other direction is found when it is called for. Narrow contact suits accounts
that were chosen for what they buy.
]],
  source = {
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the account portfolio",
    },
    { work = "storbacka-2012", at = "Table 1, account management process" },
    { work = "mcdonald-1997", at = "pp. 737-757" },
  },
  remediation = "Meet the accounts across functions and levels, or in one direction by a generic "
    .. "process, or choose accounts by qualities that narrow contact can serve.",
  options = {
    strategic_fit_counts = {
      type = "boolean", default = false,
      description = "Whether accounts chosen for strategic fit are also chosen for collaboration.",
    },
    process_suffices = {
      type = "boolean", default = true,
      description = "Whether one direction is enough where a generic encounter process exists.",
    },
  },
  check = function(c, options)
    local basis = c.account_portfolio_definition.selection_criteria.basis
    local chosen_for_it = basis:has("collaboration_willingness")
      or options.strategic_fit_counts and basis:has("strategic_fit")
    if not chosen_for_it then
      return not_applicable("accounts are not chosen for collaboration")
    end

    local amp = c.account_management_process
    local functions = amp.relationship_breadth:has("functions")
    local levels = amp.relationship_breadth:has("hierarchy_levels")
    if functions and levels then
      return pass()
    end
    local process_helps = options.process_suffices and (functions or levels)
    if process_helps and amp.encounter_process:is("generic") then
      return pass()
    end

    local lack = "met across neither functions nor hierarchy levels"
    local build = "build relationships across functions and hierarchy levels"
    if functions then
      lack = "not met across hierarchy levels"
      build = "build relationships across hierarchy levels too"
    elseif levels then
      lack = "not met across functions"
      build = "build relationships across functions too"
    end
    local choose = "choose accounts by qualities other than willingness to collaborate"
    if options.strategic_fit_counts then
      choose = choose .. " or strategic fit"
    end
    local notes = {
      ["account_portfolio_definition.selection_criteria.basis"] = "these customers are willing",
      ["account_management_process.relationship_breadth"] = "but few of their people are met",
    }
    local alternatives = { build, choose }
    if process_helps then
      notes["account_management_process.encounter_process"] = "and no common process widens that"
      alternatives[3] = "meet accounts by a generic encounter process"
    end
    return fail {
      message = "accounts are chosen for collaboration, but " .. lack,
      notes = notes,
      at = "account_management_process.relationship_breadth",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "met across functions and levels", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
]] },
    { name = "met across functions by a generic process", expect = "pass", program = [[
account_portfolio_definition:
  selection_criteria: { basis: [revenue, collaboration_willingness] }
account_management_process: { encounter_process: generic, relationship_breadth: [functions] }
]] },
    { name = "met across levels by a generic process", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
account_management_process: { encounter_process: generic, relationship_breadth: [hierarchy_levels] }
]] },
    { name = "met across functions and levels, whatever the basis", expect = "pass", program = [[
account_portfolio_definition: { size: 5 }
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
]] },
    { name = "met across neither, whatever the process", expect = "fail",
      message = "met across neither functions nor hierarchy levels", program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
account_management_process: { relationship_breadth: [] }
]] },
    { name = "met across functions as it comes", expect = "fail",
      message = "but not met across hierarchy levels", program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
account_management_process: { encounter_process: ad_hoc, relationship_breadth: [functions] }
]] },
    { name = "met across levels as it comes", expect = "fail",
      message = "but not met across functions", program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
account_management_process: { encounter_process: none, relationship_breadth: [hierarchy_levels] }
]] },
    { name = "one direction by a generic process where a firm asks for both", expect = "fail",
      message = "but not met across hierarchy levels",
      options = { process_suffices = false }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
account_management_process: { encounter_process: generic, relationship_breadth: [functions] }
]] },
    { name = "both directions where a firm asks for both", expect = "pass",
      options = { process_suffices = false }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
]] },
    { name = "chosen for strategic fit where a firm takes that for collaboration",
      expect = "fail", message = "met across neither",
      options = { strategic_fit_counts = true }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [] }
]] },
    { name = "chosen for strategic fit, met broadly, where a firm takes that for collaboration",
      expect = "pass", options = { strategic_fit_counts = true }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
]] },
    { name = "chosen for strategic fit", expect = "not_applicable", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [] }
]] },
    { name = "a generic process could make up for the levels", expect = "undetermined",
      waits_for = "account_management_process.encounter_process", program = [[
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
account_management_process: { relationship_breadth: [functions] }
]] },
    { name = "chosen for what they buy", expect = "not_applicable", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue, profitability] } }
]] },
  },
}
