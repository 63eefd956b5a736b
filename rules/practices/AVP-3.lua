return rule {
  id = "AVP-3",
  name = "offering-is-modular-and-its-pricing-is-stated",
  kind = "practice",
  elements = { "account_specific_value_proposition" },
  title = "The offering is built of standard modules, and its pricing logic is stated",
  rationale = [[
Standard modules let each account have a combination of its own without each combination being
invented and costed anew. The pricing logic belongs to the same definition: where nobody has
stated what the price follows, every negotiation starts over and concessions in one account travel
to the next. Any logic will do for that, as long as it is stated.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account-specific value proposition" },
  },
  remediation = "Break the offering into standard modules that can be combined for each account, "
    .. "and state what the price of a module follows.",
  check = function(c)
    local avp = c.account_specific_value_proposition
    local structure, pricing = avp.offering_structure, avp.pricing_logic
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = what
      place = place or where
    end

    if structure:is("fixed_products") then
      lack("is a set of fixed products instead of modules",
        "account_specific_value_proposition.offering_structure")
    elseif structure:is("bespoke") then
      lack("is made anew for the account instead of built of modules",
        "account_specific_value_proposition.offering_structure")
    end
    if pricing:is("undefined") then
      lack("leaves its pricing logic " .. pricing,
        "account_specific_value_proposition.pricing_logic")
    end

    if #lacks == 0 then
      return pass()
    end
    return fail { message = "the offering " .. table.concat(lacks, " and "), at = place }
  end,
  tests = {
    { name = "modules priced by list", expect = "pass", program = [[
account_specific_value_proposition: { offering_structure: modular, pricing_logic: list }
]] },
    { name = "modules priced by value", expect = "pass", program = [[
account_specific_value_proposition: { offering_structure: modular, pricing_logic: value_based }
]] },
    { name = "fixed products", expect = "fail", message = "set of fixed products", program = [[
account_specific_value_proposition: { offering_structure: fixed_products, pricing_logic: list }
]] },
    { name = "bespoke work", expect = "fail", message = "made anew for the account", program = [[
account_specific_value_proposition: { offering_structure: bespoke, pricing_logic: cost_plus }
]] },
    { name = "modules without a pricing logic", expect = "fail",
      message = "the offering leaves its pricing logic undefined", program = [[
account_specific_value_proposition: { offering_structure: modular, pricing_logic: undefined }
]] },
    { name = "both lacks are named", expect = "fail",
      message = "instead of built of modules and leaves its pricing logic undefined", program = [[
account_specific_value_proposition: { offering_structure: bespoke, pricing_logic: undefined }
]] },
    { name = "no pricing logic, whatever the structure", expect = "fail",
      message = "the offering leaves its pricing logic undefined", program = [[
account_specific_value_proposition: { pricing_logic: undefined }
]] },
    { name = "the pricing logic is not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.pricing_logic", program = [[
account_specific_value_proposition: { offering_structure: modular }
]] },
  },
}
