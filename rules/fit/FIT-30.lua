local BALANCE <const> = "account_management_process.encounter_balance"
local GENERATION <const> = "account_management_process.knowledge.generation"

return rule {
  id = "FIT-30",
  name = "encounters-and-knowledge-show-the-theme",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "account_management_process" },
  title = "The theme shows in what encounters and the knowledge process are for",
  rationale = [[
The source says that one theme can hold the elements together, and that every element reflects the
role and goals. Growth and innovation are about the customer's business: what it could buy, or what
neither side has yet. So meetings compare how the two sides work, or a knowledge process gathers
insight. Retention and strategic account management are about the relationship, so meetings compare
how the two sides work or let people get to know each other. One of the two is enough, in any form.
Efficiency can be sought inside the firm, so the rule does not apply to it.
]],
  source = {
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
    { work = "storbacka-2012", statement = "single-theme" },
    { work = "storbacka-2012", statement = "practice-amp-1" },
    { work = "storbacka-2012", statement = "practice-amp-2" },
  },
  remediation = "Give encounters or the knowledge process a purpose that the theme asks for, or "
    .. "choose another theme.",
  check = function(c)
    local theme, amp = c.role_and_goals.theme, c.account_management_process
    if theme:is("efficiency") then
      return not_applicable("efficiency can be sought inside the firm")
    end
    if amp.encounter_balance:has("business_model_matching") then
      return pass()
    end
    local close = theme:is("retention") or theme:is("strategic_account_management")
    if close and amp.encounter_balance:has("personal_relationships") then
      return pass()
    end
    if not close and amp.knowledge.generation then
      return pass()
    end

    local notes = { ["role_and_goals.theme"] = "this is about the customer's business" }
    local alternatives = {
      "compare at meetings how the two sides work",
      "gather insight into the customer by a process",
      "make retention or strategic account management the theme, with meetings to match",
    }
    local lacks = "neither encounters nor knowledge deal with the customer's business"
    if close then
      notes["role_and_goals.theme"] = "this is about the relationship"
      notes[BALANCE] = "but meetings have neither purpose"
      alternatives = {
        "compare at meetings how the two sides work",
        "let people of the two sides get to know each other",
      }
      lacks = "encounters serve neither the business nor the people of the two sides"
    else
      notes[BALANCE] = "meetings do not compare how the two sides work"
      notes[GENERATION] = "and no process gathers insight"
    end
    return fail {
      message = "the theme is " .. theme .. ", but " .. lacks,
      notes = notes,
      at = BALANCE,
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "meetings that compare", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_management_process: { encounter_balance: [business_model_matching] }
]] },
    { name = "innovation with a knowledge process", expect = "pass", program = [[
role_and_goals: { theme: innovation }
account_management_process:
  encounter_balance: [personal_relationships]
  knowledge: { generation: true }
]] },
    { name = "retention by people who know each other", expect = "pass", program = [[
role_and_goals: { theme: retention }
account_management_process:
  encounter_balance: [personal_relationships]
  knowledge: { generation: false }
]] },
    { name = "strategic account management by people who know each other", expect = "pass",
      program = [[
role_and_goals: { theme: strategic_account_management }
account_management_process: { encounter_balance: [personal_relationships] }
]] },
    { name = "efficiency among friends who learn nothing", expect = "not_applicable", program = [[
role_and_goals: { theme: efficiency }
account_management_process:
  encounter_balance: [personal_relationships]
  knowledge: { generation: false }
]] },
    { name = "innovation among friends who learn nothing", expect = "fail",
      message = "the theme is innovation, but neither encounters nor knowledge deal", program = [[
role_and_goals: { theme: innovation }
account_management_process:
  encounter_balance: [personal_relationships]
  knowledge: { generation: false }
]] },
    { name = "growth with meetings for nothing", expect = "fail",
      message = "the theme is growth, but neither encounters nor knowledge deal", program = [[
role_and_goals: { theme: growth }
account_management_process: { encounter_balance: [], knowledge: { generation: false } }
]] },
    { name = "retention with meetings for nothing", expect = "fail",
      message = "the theme is retention, but encounters serve neither", program = [[
role_and_goals: { theme: retention }
account_management_process: { encounter_balance: [], knowledge: { generation: true } }
]] },
    { name = "strategic account management with meetings for nothing", expect = "fail",
      message = "the theme is strategic account management, but encounters serve neither",
      program = [[
role_and_goals: { theme: strategic_account_management }
account_management_process: { encounter_balance: [], knowledge: { generation: true } }
]] },
    { name = "a knowledge process could make up for it", expect = "undetermined",
      waits_for = "account_management_process.knowledge.generation", program = [[
role_and_goals: { theme: innovation }
account_management_process: { encounter_balance: [] }
]] },
  },
}
