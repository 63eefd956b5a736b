return rule {
  id = "FIT-02",
  name = "peripheral-programs-promise-within-their-means",
  kind = "fit",
  grade = "derived",
  relation = "match",
  severity = "error",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "A peripheral program promises nothing that needs resources it will not get",
  rationale = [[
The account teams of a program that stands at the edge of the firm's strategy stay without the
investments their accounts would need. A value proposition that takes over part of the customer's
work, or that develops together without pause, spends exactly those investments. It will be
believed by the customer and then starved at home. A modest proposition and a more central role are
equally sound ways out.
]],
  source = {
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on coreness",
    },
  },
  remediation = "Keep the proposition to what a peripheral program can supply, or bring the "
    .. "program closer to the strategy so that it gets what the proposition takes.",
  options = {
    most_work_division = {
      type = "word", domain = { "transactional", "shared" }, default = "shared",
      description = "The closest work division that a peripheral program can carry.",
    },
    most_joint_development = {
      type = "word", domain = { "none", "occasional" }, default = "occasional",
      description = "The most joint development that a peripheral program can carry.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    if c.role_and_goals.coreness >= "supporting" then
      return not_applicable("the program is not peripheral")
    end

    local place
    local too_much = {}
    local notes = {
      ["role_and_goals.coreness"] = "a peripheral program does not get these resources",
    }
    if avp.work_division > options.most_work_division then
      too_much[1] = avp.work_division .. " work division"
      place = "account_specific_value_proposition.work_division"
      notes[place] = "doing the customer's work takes resources from the whole firm"
    end
    if avp.joint_development > options.most_joint_development then
      too_much[#too_much + 1] = avp.joint_development .. " joint development"
      place = place or "account_specific_value_proposition.joint_development"
      notes["account_specific_value_proposition.joint_development"] =
        "developing together takes people the program cannot claim"
    end
    if #too_much == 0 then
      return pass()
    end

    local promises = table.concat(too_much, " and ")
    return fail {
      message = "a peripheral program promises " .. promises,
      notes = notes,
      at = place,
      alternatives = {
        "make the program supporting or core, with the resources that takes",
        "promise less than " .. promises,
      },
    }
  end,
  tests = {
    { name = "a peripheral program that only sells", expect = "pass", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: transactional, joint_development: none }
]] },
    { name = "a peripheral program that shares work and sometimes develops", expect = "pass",
      program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
]] },
    { name = "a peripheral program with an integrated work division", expect = "fail",
      message = "a peripheral program promises integrated work division", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: integrated, joint_development: none }
]] },
    { name = "a peripheral program that never stops developing", expect = "fail",
      message = "a peripheral program promises continuous joint development", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: shared, joint_development: continuous }
]] },
    { name = "both promises are named", expect = "fail",
      message = "integrated work division and continuous joint development", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: integrated, joint_development: continuous }
]] },
    { name = "one promise too many, whatever the other", expect = "fail",
      message = "continuous joint development", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { joint_development: continuous }
]] },
    { name = "shared work where a firm allows transactions only", expect = "fail",
      message = "shared work division",
      options = { most_work_division = "transactional" }, program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: shared, joint_development: none }
]] },
    { name = "transactions where a firm allows transactions only", expect = "pass",
      options = { most_work_division = "transactional" }, program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: transactional, joint_development: occasional }
]] },
    { name = "occasional joint development where a firm allows none", expect = "fail",
      message = "occasional joint development",
      options = { most_joint_development = "none" }, program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
]] },
    { name = "no joint development where a firm allows none", expect = "pass",
      options = { most_joint_development = "none" }, program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { work_division: shared, joint_development: none }
]] },
    { name = "modest promises, whatever the coreness", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared, joint_development: occasional }
]] },
    { name = "one modest promise leaves the other open", expect = "undetermined",
      waits_for = "account_specific_value_proposition.work_division", program = [[
role_and_goals: { coreness: peripheral }
account_specific_value_proposition: { joint_development: none }
]] },
    { name = "a core program may promise both", expect = "not_applicable", program = [[
role_and_goals: { coreness: core }
account_specific_value_proposition: { work_division: integrated, joint_development: continuous }
]] },
    { name = "so may a supporting one, by this rule", expect = "not_applicable", program = [[
role_and_goals: { coreness: supporting }
account_specific_value_proposition: { work_division: integrated }
]] },
  },
}
