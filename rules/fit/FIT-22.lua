local RESOURCES <const> = "account_specific_value_proposition.customer_resources"
local FOCUS <const> = "account_business_planning.focus"
local INVOLVEMENT <const> = "account_business_planning.customer_involvement"
local MEETINGS <const> = "account_management_process.encounter_process"

return rule {
  id = "FIT-22",
  name = "asking-for-customer-resources-has-its-tools",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = {
    "account_specific_value_proposition",
    "account_business_planning",
    "account_management_process",
  },
  title = "A proposition that asks for the customer's resources has the tools to move them",
  rationale = [[
The central finding of the source is that account managers influence how the customer allocates its
resources, without authority over them. It names the tools: the account plan, the value proposition,
and the meetings that the account management process defines. So a proposition that asks the
customer for people, assets or investment needs the two other tools. A plan is one if it asks
somebody to act or if the customer sees it; meetings of any form are one. Information alone can be
handed over with orders, so one of the two tools is enough for it. Authority inside the firm has no
part in it.
]],
  source = {
    { work = "storbacka-2012", statement = "impact-without-authority" },
    { work = "storbacka-2012", statement = "resources-of-both" },
  },
  remediation = "Provide the tool that is declared absent, or ask the customer for no resources.",
  check = function(c)
    local avp, abp = c.account_specific_value_proposition, c.account_business_planning
    local more = avp.customer_resources:any("people", "assets", "investment")
    if not more and avp.customer_resources:empty() then
      return not_applicable("the customer is asked for no resources")
    end
    local planned = abp.focus:has("action_plans") or abp.customer_involvement > "none"
    local met = c.account_management_process.encounter_process > "none"
    if planned and met or not more and (planned or met) then
      return pass()
    end

    local notes = { [RESOURCES] = "these belong to the customer" }
    local lacking, alternatives = {}, {}
    if not planned then
      lacking[1] = "no account plan asks anybody to act or reaches the customer"
      notes[FOCUS] = "the plan asks nobody to act"
      notes[INVOLVEMENT] = "and the customer does not see it"
      alternatives[1] = "put actions into account plans"
      alternatives[2] = "show the plan to the customer, or make it together"
    end
    if not met then
      lacking[#lacking + 1] = "no meetings are arranged"
      notes[MEETINGS] = "nobody arranges meetings"
      alternatives[#alternatives + 1] = "arrange meetings, by one pattern or as the occasion wants"
    end
    if #lacking == 2 then
      alternatives = {
        "put actions into account plans, and arrange meetings",
        "let the customer see the plan, and arrange meetings",
      }
    end
    alternatives[#alternatives + 1] = "ask the customer for none of its resources"
    return fail {
      message = "the proposition asks for the customer's " .. avp.customer_resources .. ", but "
        .. table.concat(lacking, " and "),
      notes = notes,
      at = RESOURCES,
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "resources with a plan of actions and meetings now and then", expect = "pass",
      program = [[
account_specific_value_proposition: { customer_resources: [information] }
account_business_planning: { focus: [action_plans], customer_involvement: none }
account_management_process: { encounter_process: ad_hoc }
]] },
    { name = "resources with a plan that the customer is shown", expect = "pass", program = [[
account_specific_value_proposition: { customer_resources: [people, assets] }
account_business_planning: { focus: [sales_forecast], customer_involvement: informed }
account_management_process: { encounter_process: generic }
]] },
    { name = "both tools, whatever is asked for", expect = "pass", program = [[
account_business_planning: { focus: [action_plans] }
account_management_process: { encounter_process: generic }
]] },
    { name = "information at meetings now and then", expect = "pass", program = [[
account_specific_value_proposition: { customer_resources: [information] }
account_business_planning: { focus: [sales_history], customer_involvement: none }
account_management_process: { encounter_process: ad_hoc }
]] },
    { name = "information by a plan", expect = "pass", program = [[
account_specific_value_proposition: { customer_resources: [information] }
account_business_planning: { focus: [action_plans], customer_involvement: none }
account_management_process: { encounter_process: none }
]] },
    { name = "information without either", expect = "fail",
      message = "reaches the customer and no meetings are arranged", program = [[
account_specific_value_proposition: { customer_resources: [information] }
account_business_planning: { focus: [sales_history], customer_involvement: none }
account_management_process: { encounter_process: none }
]] },
    { name = "resources without a plan", expect = "fail",
      message = "asks for the customer's people, but no account plan asks anybody to act",
      program = [[
account_specific_value_proposition: { customer_resources: [people] }
account_business_planning: { focus: [sales_history], customer_involvement: none }
account_management_process: { encounter_process: ad_hoc }
]] },
    { name = "resources without meetings", expect = "fail",
      message = "asks for the customer's people, investment, but no meetings are arranged",
      program = [[
account_specific_value_proposition: { customer_resources: [people, investment] }
account_business_planning: { focus: [action_plans], customer_involvement: joint }
account_management_process: { encounter_process: none }
]] },
    { name = "resources without either", expect = "fail",
      message = "reaches the customer and no meetings are arranged", program = [[
account_specific_value_proposition: { customer_resources: [assets] }
account_business_planning: { focus: [], customer_involvement: none }
account_management_process: { encounter_process: none }
]] },
    { name = "the meetings could be lacking", expect = "undetermined",
      waits_for = "account_management_process.encounter_process", program = [[
account_specific_value_proposition: { customer_resources: [assets] }
account_business_planning: { focus: [action_plans] }
]] },
    { name = "no resources of the customer", expect = "not_applicable", program = [[
account_specific_value_proposition: { customer_resources: [] }
account_business_planning: { focus: [], customer_involvement: none }
account_management_process: { encounter_process: none }
]] },
  },
}
