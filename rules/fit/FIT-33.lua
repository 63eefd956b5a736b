local OPERATIONS <const> = "account_specific_value_proposition.operations_involvement"

return rule {
  id = "FIT-33",
  name = "work-for-one-account-is-settled-with-operations",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_specific_value_proposition", "organizational_integration" },
  title = "Integrated or bespoke work involves operations before it is promised",
  rationale = [[
The source says that the offering is defined together with operations so that its earnings logic is
secured. A bespoke offering, or work inside the customer's operations, is work for one account that
no list of standard work covers, so those who do it know what it takes. There are two ways to have
this knowledge before the promise: operations take part in settling the offering, or standing
meetings of several departments coordinate the work. One of them is enough. Authority over
operations is neither: it lets account managers promise, and not know. The rule asks nothing of work
that every customer can order as a fixed product, integrated or not.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-avp-2" },
    { work = "storbacka-2012", statement = "support-of-whole-firm" },
    { work = "storbacka-2012", statement = "integration-executes-role" },
  },
  remediation = "Involve operations before integrated or bespoke work is promised, or promise work "
    .. "of the ordinary kind.",
  check = function(c)
    local avp = c.account_specific_value_proposition
    local bespoke = avp.offering_structure:is("bespoke")
    local integrated = avp.work_division:is("integrated")
      and not avp.offering_structure:is("fixed_products")
    if not integrated and not bespoke then
      return not_applicable("the work is of the ordinary kind")
    end
    if avp.operations_involvement >= "consulted" then
      return pass()
    end
    if c.organizational_integration.coordination:is("cross_functional") then
      return pass()
    end

    local notes = {
      [OPERATIONS] = "operations learn what is offered when it has been settled",
      ["organizational_integration.coordination"] = "and departments have no standing meetings",
    }
    local work, less = {}, {}
    if integrated then
      notes["account_specific_value_proposition.work_division"] =
        "one firm runs a part of the other's operations"
      work[1] = "the work division is integrated"
      less[1] = "share work without integrating it"
    end
    if bespoke then
      notes["account_specific_value_proposition.offering_structure"] =
        "operations have to make this for one account"
      work[#work + 1] = "the offering is bespoke"
      less[#less + 1] = "offer modules or fixed products"
    end
    return fail {
      message = table.concat(work, " and ") .. ", but operations have no part in settling it",
      notes = notes,
      at = OPERATIONS,
      alternatives = {
        "consult operations before the offering is settled, or settle it with them",
        "coordinate the work for accounts across functions",
        table.concat(less, " and "),
      },
    }
  end,
  tests = {
    { name = "integrated work on which operations are consulted", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated, operations_involvement: consulted }
]] },
    { name = "bespoke offerings settled with operations", expect = "pass", program = [[
account_specific_value_proposition: { offering_structure: bespoke, operations_involvement: joint }
]] },
    { name = "integrated work that departments coordinate", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated, operations_involvement: none }
organizational_integration: { coordination: cross_functional }
]] },
    { name = "bespoke offerings of account managers who decide on operations", expect = "fail",
      message = "the offering is bespoke, but operations have no part", program = [[
account_specific_value_proposition:
  work_division: shared
  offering_structure: bespoke
  operations_involvement: none
organizational_integration: { coordination: hierarchical, authority: formal }
]] },
    { name = "departments coordinate, whatever the work", expect = "pass", program = [[
organizational_integration: { coordination: cross_functional }
]] },
    { name = "integrated work without operations", expect = "fail",
      message = "the work division is integrated, but operations have no part in settling it",
      program = [[
account_specific_value_proposition:
  work_division: integrated
  offering_structure: modular
  operations_involvement: none
organizational_integration: { coordination: informal }
]] },
    { name = "bespoke offerings without operations", expect = "fail",
      message = "the offering is bespoke, but operations have no part", program = [[
account_specific_value_proposition:
  work_division: shared
  offering_structure: bespoke
  operations_involvement: none
organizational_integration: { coordination: hierarchical }
]] },
    { name = "both without operations", expect = "fail",
      message = "the work division is integrated and the offering is bespoke, but", program = [[
account_specific_value_proposition:
  work_division: integrated
  offering_structure: bespoke
  operations_involvement: none
organizational_integration: { coordination: informal }
]] },
    { name = "coordination could make up for operations", expect = "undetermined",
      waits_for = "organizational_integration.coordination", program = [[
account_specific_value_proposition:
  work_division: integrated
  offering_structure: modular
  operations_involvement: none
]] },
    { name = "integrated work that every customer can order", expect = "not_applicable",
      program = [[
account_specific_value_proposition:
  work_division: integrated
  offering_structure: fixed_products
  operations_involvement: none
organizational_integration: { coordination: informal }
]] },
    { name = "shared work in modules", expect = "not_applicable", program = [[
account_specific_value_proposition:
  work_division: shared
  offering_structure: modular
  operations_involvement: none
organizational_integration: { coordination: informal }
]] },
  },
}
