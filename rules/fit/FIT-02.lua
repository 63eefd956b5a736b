local WORK <const> = "account_specific_value_proposition.work_division"
local DEVELOPMENT <const> = "account_specific_value_proposition.joint_development"
local OFFERING <const> = "account_specific_value_proposition.offering_structure"

return rule {
  id = "FIT-02",
  name = "peripheral-programs-promise-within-their-means",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_specific_value_proposition", "role_and_goals" },
  title = "A peripheral program promises nothing that needs sustained investment",
  rationale = [[
The source says that the team of a peripheral program does not get access to the resources that have
to be invested in an account. Three promises need such resources again and again: to run a part of
the other firm's operations, to develop together without pause, and to design the offering for an
account that has a proposition of its own. So a proposition with one of them needs a program that is
not peripheral. A firm that makes all its products to order invests in no account by it, and a seat,
authority or dedicated people in a peripheral program are no misfit.
]],
  source = {
    { work = "storbacka-2012", statement = "peripheral-lacks-resources" },
    { work = "storbacka-2012", statement = "proposition-frames" },
  },
  remediation = "Promise no more than a peripheral program can supply, or bring the program closer "
    .. "to the strategy, with the resources that takes.",
  check = function(c)
    local avp = c.account_specific_value_proposition
    if c.role_and_goals.coreness >= "supporting" then
      return not_applicable("the program is not peripheral")
    end

    local promises, first = {}, nil
    local notes = {
      ["role_and_goals.coreness"] = "a peripheral program does not get these resources",
    }
    local function promise(made, path, words, note)
      if made then
        promises[#promises + 1] = words
        first = first or path
        notes[path] = note
      end
    end
    promise(avp.work_division:is("integrated"), WORK, "integrated work",
      "to run a part of the other firm's operations takes resources every day")
    promise(avp.joint_development:is("continuous"), DEVELOPMENT, "continuous joint development",
      "to develop together at all times takes people and money")
    local single = avp.offering_structure:is("bespoke") and avp.differentiation:is("account")
    promise(single, OFFERING, "bespoke work for single accounts",
      "to design an offering for one account takes people and money")
    if #promises == 0 then
      return pass()
    end
    local function list(each)
      local count = #promises
      local start = table.concat(promises, ", " .. each, 1, count - 1)
      return each .. (count > 1 and start .. " and " .. each or "") .. promises[count]
    end
    return fail {
      message = "the program is peripheral, but promises " .. list(""),
      notes = notes,
      at = first,
      alternatives = {
        "make the program supporting or core, with the resources that takes",
        "promise " .. list("no "),
      },
    }
  end,
  tests = {
    { name = "a peripheral program that only sells", expect = "pass", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition:
  work_division: transactional
  joint_development: none
  offering_structure: fixed_products
]] },
    { name = "a peripheral program that shares work and sometimes develops", expect = "pass",
      program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition:
  work_division: shared
  joint_development: occasional
  offering_structure: modular
]] },
    { name = "modest promises, whatever the coreness", expect = "pass", program = [[
account_specific_value_proposition:
  work_division: shared
  joint_development: occasional
  offering_structure: modular
]] },
    { name = "integrated work", expect = "fail",
      message = "the program is peripheral, but promises integrated work", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: integrated }
]] },
    { name = "development without pause", expect = "fail",
      message = "the program is peripheral, but promises continuous joint development",
      program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition:
  work_division: shared
  joint_development: continuous
  offering_structure: modular
]] },
    { name = "bespoke work for single accounts", expect = "fail",
      message = "the program is peripheral, but promises bespoke work for single accounts",
      program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition:
  differentiation: account
  work_division: shared
  joint_development: none
  offering_structure: bespoke
]] },
    { name = "a firm that makes everything to order", expect = "pass", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition:
  differentiation: segment
  work_division: shared
  joint_development: none
  offering_structure: bespoke
]] },
    { name = "all three promises are named", expect = "fail",
      message = "integrated work, continuous joint development and bespoke work for single",
      program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition:
  differentiation: account
  work_division: integrated
  joint_development: continuous
  offering_structure: bespoke
]] },
    { name = "two modest promises leave the third open", expect = "undetermined",
      waits_for = "account_specific_value_proposition.work_division", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { joint_development: none, offering_structure: modular }
]] },
    { name = "a supporting program may promise all three", expect = "not_applicable", program = [[
role_and_goals: { coreness: supporting }
account_specific_value_proposition:
  differentiation: account
  work_division: integrated
  joint_development: continuous
  offering_structure: bespoke
]] },
    { name = "a core program", expect = "not_applicable", program = [[
role_and_goals: { coreness: core }
]] },
  },
}
