local DECIDED_BY <const> = "account_portfolio_definition.decided_by"
local REPRESENTATION <const> = "organizational_integration.executive_representation"
local ROLES <const> = "organizational_integration.roles_defined"

local NO_VOICE <const> =
  "the executive committee decides on the portfolio, but no member speaks for the program there"
local SPONSOR_ONLY <const> =
  "the executive committee decides on the portfolio, but the program has only a sponsor there"
local ACCOUNT_MANAGERS_DECIDE <const> =
  "account managers decide on the portfolio, but neither a defined role nor authority entitles them"
local NO_PLACE <const> = " decides on the portfolio, but has no written duty toward the program"

local DEFINE_ROLE <const> = "define the role of account managers"
local DEFINE_SALES <const> = "define the role of functional management, sales among it"
local DEFINE_UNITS <const> = "define the roles of functional or regional management"
local SHARED <const> = "give account managers shared or formal authority"
local FORMAL <const> = "give account managers formal authority"
local SPONSOR <const> = "give the program a sponsor or a member in the executive committee"
local MEMBER <const> = "give the program a member in the executive committee"
local SALES_LINE <const> = "place the program in the sales line"
local ENTITLED <const> = "let other managers decide on the portfolio who have duties toward it"
local ELSEWHERE <const> = "let the portfolio be decided on where the program is represented"

return rule {
  id = "FIT-10",
  name = "the-program-is-present-where-its-portfolio-is-decided",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "account_portfolio_definition", "organizational_integration" },
  title = "The program is represented at the level that decides on its portfolio",
  rationale = [[
The source lists two practices side by side: the executive committee decides on the accounts, and
the program is represented in the executive committee. It also says that the portfolio frames
organizational integration. It does not say that one calls for the other. We infer it: a list of
accounts commits those who serve them, so somebody who answers for the program should be present
where the list is made. Any level can decide. How the program is present depends on the level: by a
sponsor or a member among executives, by written duties of the managers of units or of sales, by its
place in the sales line, or by what account managers are entitled to decide.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-apd-3" },
    { work = "storbacka-2012", statement = "practice-oi-2" },
    { work = "storbacka-2012", statement = "strategic-fit-frames" },
  },
  remediation = "Give the program a place where the portfolio is decided on, or let the portfolio "
    .. "be decided on where the program has one.",
  options = {
    representation_from = {
      type = "word", domain = { "sponsor", "member" }, default = "sponsor",
      description = "The least executive representation that counts where executives decide.",
    },
    voice_above_counts = {
      type = "boolean", default = true,
      description = "Whether executive representation also counts where managers below decide.",
    },
    authority_from = {
      type = "word", domain = { "shared", "formal" }, default = "shared",
      description = "The least authority that entitles account managers to decide.",
    },
  },
  check = function(c, options)
    local decided_by = c.account_portfolio_definition.decided_by
    local oi = c.organizational_integration
    local notes = { [DECIDED_BY] = "the accounts are chosen at this level" }
    local function misfit(message, at, alternatives)
      return fail { message = message, notes = notes, at = at, alternatives = alternatives }
    end

    if decided_by:is("executive_committee") then
      if oi.executive_representation >= options.representation_from then
        return pass()
      end
      local none = oi.executive_representation:is("none")
      notes[REPRESENTATION] = none and "but nobody there speaks for the program"
        or "but no member of the committee leads the program"
      local give = options.representation_from == "sponsor" and SPONSOR or MEMBER
      return misfit(none and NO_VOICE or SPONSOR_ONLY, REPRESENTATION, { give, ELSEWHERE })
    end

    if decided_by:is("account_managers") then
      if oi.authority >= options.authority_from or oi.roles_defined:has("account_managers") then
        return pass()
      end
      notes[DECIDED_BY] = "account managers choose the accounts"
      notes[ROLES] = "but their duties are not written down"
      notes["organizational_integration.authority"] = "and they decide nothing that binds others"
      local give = options.authority_from == "shared" and SHARED or FORMAL
      return misfit(ACCOUNT_MANAGERS_DECIDE, DECIDED_BY, { DEFINE_ROLE, give, ENTITLED })
    end

    if options.voice_above_counts and oi.executive_representation >= "sponsor" then
      return pass()
    end
    local who, alternatives = "business unit management", { DEFINE_UNITS, ELSEWHERE }
    if decided_by:is("sales_management") then
      if oi.structure:is("sales_line") or oi.roles_defined:has("functional_management") then
        return pass()
      end
      who, alternatives = "sales management", { DEFINE_SALES, ELSEWHERE, SALES_LINE }
      notes["organizational_integration.structure"] = "and the program is not in the sales line"
    elseif oi.roles_defined:any("functional_management", "regional_management") then
      return pass()
    end
    notes[ROLES] = "but these managers have no written duties toward them"
    if options.voice_above_counts then
      notes[REPRESENTATION] = "and no executive speaks for the program"
      alternatives[#alternatives + 1] = SPONSOR
    end
    return misfit(who .. NO_PLACE, DECIDED_BY, alternatives)
  end,
  tests = {
    { name = "executives decide, a sponsor among them", expect = "pass", program = [[
account_portfolio_definition: { decided_by: executive_committee }
organizational_integration: { executive_representation: sponsor }
]] },
    { name = "executives decide, a member among them", expect = "pass", program = [[
account_portfolio_definition: { decided_by: executive_committee }
organizational_integration: { executive_representation: member }
]] },
    { name = "business units decide, regions have defined duties", expect = "pass", program = [[
account_portfolio_definition: { decided_by: business_unit_management }
organizational_integration: { executive_representation: none, roles_defined: [regional_management] }
]] },
    { name = "business units decide under a sponsor", expect = "pass", program = [[
account_portfolio_definition: { decided_by: business_unit_management }
organizational_integration: { executive_representation: sponsor }
]] },
    { name = "sales decides about a program in its line", expect = "pass", program = [[
account_portfolio_definition: { decided_by: sales_management }
organizational_integration: { structure: sales_line }
]] },
    { name = "sales decides and has defined duties", expect = "pass", program = [[
account_portfolio_definition: { decided_by: sales_management }
organizational_integration:
  structure: virtual
  roles_defined: [functional_management]
  executive_representation: none
]] },
    { name = "account managers decide, as their role says", expect = "pass", program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { roles_defined: [account_managers] }
]] },
    { name = "account managers decide with shared authority", expect = "pass", program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { authority: shared }
]] },
    { name = "account managers decide with authority, their role is not defined", expect = "pass",
      program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { roles_defined: [], authority: formal }
]] },
    { name = "executives decide, nobody speaks for the program", expect = "fail",
      message = "no member speaks for the program there", program = [[
account_portfolio_definition: { decided_by: executive_committee }
organizational_integration: { executive_representation: none }
]] },
    { name = "a sponsor where a firm counts members only", expect = "fail",
      message = "the program has only a sponsor there",
      options = { representation_from = "member" }, program = [[
account_portfolio_definition: { decided_by: executive_committee }
organizational_integration: { executive_representation: sponsor }
]] },
    { name = "a member where a firm counts members only", expect = "pass",
      options = { representation_from = "member" }, program = [[
account_portfolio_definition: { decided_by: executive_committee }
organizational_integration: { executive_representation: member }
]] },
    { name = "business units decide and owe the program nothing", expect = "fail",
      message = "business unit management decides on the portfolio", program = [[
account_portfolio_definition: { decided_by: business_unit_management }
organizational_integration: { roles_defined: [account_managers], executive_representation: none }
]] },
    { name = "business units decide under a sponsor whom a firm does not count", expect = "fail",
      message = "business unit management decides on the portfolio",
      options = { voice_above_counts = false }, program = [[
account_portfolio_definition: { decided_by: business_unit_management }
organizational_integration: { roles_defined: [], executive_representation: sponsor }
]] },
    { name = "business units with duties where a firm counts no voice above", expect = "pass",
      options = { voice_above_counts = false }, program = [[
account_portfolio_definition: { decided_by: business_unit_management }
organizational_integration: { roles_defined: [functional_management] }
]] },
    { name = "sales decides about a unit that it does not know", expect = "fail",
      message = "sales management decides on the portfolio", program = [[
account_portfolio_definition: { decided_by: sales_management }
organizational_integration:
  structure: dedicated_unit
  roles_defined: [regional_management]
  executive_representation: none
]] },
    { name = "account managers decide because nobody else does", expect = "fail",
      message = "neither a defined role nor authority entitles them", program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { roles_defined: [], authority: influence }
]] },
    { name = "account managers decide with shared authority where a firm asks for formal authority",
      expect = "fail", message = "neither a defined role nor authority entitles them",
      options = { authority_from = "formal" }, program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { roles_defined: [], authority: shared }
]] },
    { name = "account managers decide with formal authority where a firm asks for it",
      expect = "pass", options = { authority_from = "formal" }, program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { authority: formal }
]] },
    { name = "a voice above could speak for the program", expect = "undetermined",
      waits_for = "organizational_integration.executive_representation", program = [[
account_portfolio_definition: { decided_by: business_unit_management }
organizational_integration: { roles_defined: [] }
]] },
    { name = "authority could entitle account managers", expect = "undetermined",
      waits_for = "organizational_integration.authority", program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { roles_defined: [] }
]] },
  },
}
