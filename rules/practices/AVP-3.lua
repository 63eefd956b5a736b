return rule {
  id = "AVP-3",
  name = "offering-is-modular-and-its-pricing-is-stated",
  kind = "practice",
  elements = { "account_specific_value_proposition" },
  title = "The offering is built of standard modules, and its pricing logic is stated",
  rationale = [[
Table 1 lists two things about the offering as a common practice: standard modules are combined in
it, and its pricing logic is defined. Two declarations show it: the structure of the offering is
modular, and there is a pricing logic. The table prefers no pricing logic, so each one counts.
Products from the catalog are not combined of modules, and bespoke work is not made of standard
parts.
]],
  source = { { work = "storbacka-2012", statement = "practice-avp-3" } },
  remediation = "The offering combines standard modules for the account, and it is settled what "
    .. "its price follows.",
  check = function(c)
    local avp = c.account_specific_value_proposition
    local structure, pricing = avp.offering_structure, avp.pricing_logic
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = "to " .. what
      place = place or "account_specific_value_proposition." .. where
    end

    if structure:is("fixed_products") then
      lack("be built of standard modules (it consists of fixed products)", "offering_structure")
    elseif structure:is("bespoke") then
      lack("be built of standard modules (it is bespoke)", "offering_structure")
    end
    if pricing:is("undefined") then
      lack("have a pricing logic", "pricing_logic")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail {
      message = "the offering is not declared " .. table.concat(lacks, " or "),
      at = place,
    }
  end,
  tests = {
    { name = "modules priced by list", expect = "pass", program = [[
account_specific_value_proposition: { offering_structure: modular, pricing_logic: list }
]] },
    { name = "modules priced by value", expect = "pass", program = [[
account_specific_value_proposition: { offering_structure: modular, pricing_logic: value_based }
]] },
    { name = "fixed products", expect = "fail",
      message = "not declared to be built of standard modules (it consists of fixed products)",
      program = [[
account_specific_value_proposition: { offering_structure: fixed_products, pricing_logic: list }
]] },
    { name = "bespoke work", expect = "fail",
      message = "not declared to be built of standard modules (it is bespoke)", program = [[
account_specific_value_proposition: { offering_structure: bespoke, pricing_logic: cost_plus }
]] },
    { name = "modules without a pricing logic", expect = "fail",
      message = "the offering is not declared to have a pricing logic", program = [[
account_specific_value_proposition: { offering_structure: modular, pricing_logic: undefined }
]] },
    { name = "both lacks are named", expect = "fail",
      message = "(it is bespoke) or to have a pricing logic", program = [[
account_specific_value_proposition: { offering_structure: bespoke, pricing_logic: undefined }
]] },
    { name = "no pricing logic, whatever the structure", expect = "fail",
      message = "the offering is not declared to have a pricing logic", program = [[
account_specific_value_proposition: { pricing_logic: undefined }
]] },
    { name = "the pricing logic is not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.pricing_logic", program = [[
account_specific_value_proposition: { offering_structure: modular }
]] },
  },
}
