return rule {
  id = "FIT-10",
  name = "the-program-is-present-where-its-portfolio-is-decided",
  kind = "fit",
  severity = "error",
  elements = { "account_portfolio_definition", "organizational_integration" },
  title = "The program is represented at the level that decides its portfolio",
  rationale = [[
A list of strategic accounts commits whoever has to serve them. If it is decided in a room where
nobody speaks for the program, the names on it are settled by other interests and later defended by
no one. How a program is present depends on the room: by a sponsor or a member among executives, by
duties written down for the managers of units or of sales, by its place in the sales line, or by
what account managers are entitled to decide. Any level can decide as long as the program is there.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account portfolio definition" },
    { work = "storbacka-2012", at = "Table 1, organizational integration" },
  },
  remediation = "Give the program a place where the portfolio is decided, or let the portfolio be "
    .. "decided where the program has one.",
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
    local apd = c.account_portfolio_definition
    local oi = c.organizational_integration
    if apd.decided_by:is("executive_committee") then
      if oi.executive_representation:is("member") then
        return pass()
      end
      if oi.executive_representation:is("sponsor") and options.representation_from == "sponsor" then
        return pass()
      end
      local give = "give the program a sponsor or a member in the executive committee"
      if options.representation_from == "member" then
        give = "give the program a member in the executive committee"
      end
      return fail {
        message = "the executive committee decides the portfolio, and the program's "
          .. "representation there is " .. oi.executive_representation,
        notes = {
          ["account_portfolio_definition.decided_by"] = "the accounts are chosen here",
          ["organizational_integration.executive_representation"] =
            "but this is all that speaks for the program there",
        },
        at = "organizational_integration.executive_representation",
        alternatives = { give, "let the portfolio be decided where the program is represented" },
      }
    end

    if apd.decided_by:is("account_managers") then
      if c:declares("organizational_integration.authority")
        and oi.authority >= options.authority_from then
        return pass()
      end
      if oi.roles_defined:has("account_managers") then
        return pass()
      end
      if oi.authority >= options.authority_from then
        return pass()
      end
      return fail {
        message = "account managers decide the portfolio, but neither a role nor authority "
          .. "entitles them to",
        notes = {
          ["account_portfolio_definition.decided_by"] = "account managers choose the accounts",
          ["organizational_integration.roles_defined"] = "but their duties are not written down",
          ["organizational_integration.authority"] = "and others need not follow",
        },
        at = "account_portfolio_definition.decided_by",
        alternatives = {
          "define the role of account managers",
          options.authority_from == "shared" and "give account managers shared or formal authority"
            or "give account managers formal authority",
          "let managers who are entitled to decide the portfolio do so",
        },
      }
    end

    -- Unit or sales management decides. What is declared may be enough, so it is looked at first.
    if options.voice_above_counts
      and c:declares("organizational_integration.executive_representation")
      and oi.executive_representation >= "sponsor" then
      return pass()
    end
    local notes = {
      ["account_portfolio_definition.decided_by"] = "the accounts are chosen here",
      ["organizational_integration.roles_defined"] =
        "but these managers have no defined duties toward them",
    }
    local above = "give the program a sponsor or a member in the executive committee"

    if apd.decided_by:is("sales_management") then
      if c:declares("organizational_integration.structure")
        and oi.structure:is("sales_line") then
        return pass()
      end
      if oi.roles_defined:has("functional_management") then
        return pass()
      end
      if oi.structure:is("sales_line") then
        return pass()
      end
      notes["organizational_integration.structure"] = "and the program is not in their line"
      if options.voice_above_counts then
        local _ = oi.executive_representation
        notes["organizational_integration.executive_representation"] = "nor does anyone above speak"
      end
      local alternatives = {
        "define the role of functional management, sales among it",
        "let the portfolio be decided where the program is represented",
        "place the program in the sales line",
      }
      if options.voice_above_counts then
        alternatives[4] = above
      end
      return fail {
        message = "sales management decides the portfolio of a program that has no place there",
        notes = notes,
        at = "account_portfolio_definition.decided_by",
        alternatives = alternatives,
      }
    end

    if oi.roles_defined:any("functional_management", "regional_management") then
      return pass()
    end
    if options.voice_above_counts then
      local _ = oi.executive_representation
      notes["organizational_integration.executive_representation"] = "nor does anyone above speak"
    end
    local alternatives = {
      "define the roles of functional or regional management",
      "let the portfolio be decided where the program is represented",
    }
    if options.voice_above_counts then
      alternatives[3] = above
    end
    return fail {
      message = "business unit management decides the portfolio of a program that has no place "
        .. "there",
      notes = notes,
      at = "account_portfolio_definition.decided_by",
      alternatives = alternatives,
    }
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
organizational_integration: { structure: virtual, roles_defined: [functional_management] }
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
      message = "the program's representation there is none", program = [[
account_portfolio_definition: { decided_by: executive_committee }
organizational_integration: { executive_representation: none }
]] },
    { name = "a sponsor where a firm counts members only", expect = "fail",
      message = "the program's representation there is sponsor",
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
      message = "business unit management decides the portfolio", program = [[
account_portfolio_definition: { decided_by: business_unit_management }
organizational_integration: { roles_defined: [account_managers], executive_representation: none }
]] },
    { name = "business units decide under a sponsor whom a firm does not count", expect = "fail",
      message = "business unit management decides the portfolio",
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
      message = "sales management decides the portfolio", program = [[
account_portfolio_definition: { decided_by: sales_management }
organizational_integration:
  structure: dedicated_unit
  roles_defined: [regional_management]
  executive_representation: none
]] },
    { name = "account managers decide because nobody else does", expect = "fail",
      message = "neither a role nor authority entitles them", program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { roles_defined: [], authority: influence }
]] },
    { name = "account managers decide with shared authority where a firm asks for formal authority",
      expect = "fail", message = "neither a role nor authority entitles them",
      options = { authority_from = "formal" }, program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { roles_defined: [], authority: shared }
]] },
    { name = "account managers decide with formal authority where a firm asks for it",
      expect = "pass", options = { authority_from = "formal" }, program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { authority: formal }
]] },
    { name = "executive representation not declared", expect = "undetermined",
      waits_for = "organizational_integration.executive_representation", program = [[
account_portfolio_definition: { decided_by: executive_committee }
]] },
    { name = "a voice above could save it", expect = "undetermined",
      waits_for = "organizational_integration.executive_representation", program = [[
account_portfolio_definition: { decided_by: business_unit_management }
organizational_integration: { roles_defined: [] }
]] },
    { name = "the structure could save it", expect = "undetermined",
      waits_for = "organizational_integration.structure", program = [[
account_portfolio_definition: { decided_by: sales_management }
organizational_integration: { roles_defined: [], executive_representation: none }
]] },
    { name = "authority could save it", expect = "undetermined",
      waits_for = "organizational_integration.authority", program = [[
account_portfolio_definition: { decided_by: account_managers }
organizational_integration: { roles_defined: [] }
]] },
    { name = "who decides not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.decided_by", program = [[
organizational_integration: { executive_representation: member }
]] },
    { name = "duties could entitle the managers", expect = "undetermined",
      waits_for = "organizational_integration.roles_defined", program = [[
account_portfolio_definition: { decided_by: sales_management }
organizational_integration: { executive_representation: none }
]] },
  },
}
