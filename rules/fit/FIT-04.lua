local THEME <const> = "role_and_goals.theme"
local DIFFERENTIATION <const> = "account_specific_value_proposition.differentiation"
local OFFERING <const> = "account_specific_value_proposition.offering_structure"
local DEVELOPMENT <const> = "account_specific_value_proposition.joint_development"
local EARNINGS <const> = "account_specific_value_proposition.earnings_logic"
local PRICING <const> = "account_specific_value_proposition.pricing_logic"

local NO_REASON <const> = "growth is the theme, but differentiation is "
local NOTHING_NEW <const> =
  "innovation is the theme, but nothing is bespoke and joint development is "
local NOT_SHARED <const> = "efficiency is the theme of bespoke work whose gains are not shared"

local SHOWN_BY_OFFERING <const> =
  "make retention the theme, or innovation or efficiency where the offering shows it"
local MAKE_BESPOKE <const> = "offer bespoke work"
local EFFICIENCY_OR_RETENTION <const> = "make efficiency or retention the theme"
local REPEAT <const> = "offer modules or fixed products"
local SHARE <const> = "share the gains of the bespoke work, by price or by earnings"
local INNOVATION_OR_RETENTION <const> = "make innovation or retention the theme"

return rule {
  id = "FIT-04",
  name = "theme-shows-in-the-offering",
  kind = "fit",
  severity = "error",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "The program's theme shows in what its accounts are offered",
  rationale = [[
A theme is what lines a configuration up, and the customer meets it first in the offering.
Innovation needs something new to come out of the relationship, made together or made for one
customer. Efficiency needs repetition, or a deal, by price or by earnings, in which both sides keep
part of what is saved.
Growth needs a reason for the customer to buy more here than elsewhere. The sources name no offering
that retention calls for, so the rule leaves that theme alone.
]],
  source = {
    { work = "miller-1996", at = "p. 509" },
    { work = "storbacka-2012", at = "Introduction, on configurations and themes" },
    { work = "storbacka-2012", at = "Figure 1" },
    { work = "adner-2002", at = "pp. 667-688" },
  },
  remediation = "Let the offering carry the theme, or name the theme that the offering already "
    .. "carries.",
  options = {
    innovation_from = {
      type = "word", domain = { "occasional", "continuous" }, default = "occasional",
      description = "The least joint development that shows a theme of innovation.",
    },
    growth_from = {
      type = "word", domain = { "segment", "account" }, default = "segment",
      description = "The least differentiation that shows a theme of growth.",
    },
  },
  check = function(c, options)
    local theme = c.role_and_goals.theme
    local avp = c.account_specific_value_proposition
    if theme:is("retention") then
      return not_applicable("no particular offering follows from a theme of retention")
    end
    local function misfit(message, at, notes, alternatives)
      return fail { message = message, at = at, notes = notes, alternatives = alternatives }
    end

    if theme:is("growth") then
      if avp.differentiation >= options.growth_from then
        return pass()
      end
      local notes = {
        [THEME] = "accounts are to grow",
        [DIFFERENTIATION] = "but the proposition gives them little reason of their own to",
      }
      local grain = options.growth_from == "segment" and "segment or account" or "account"
      local alternatives = { "differentiate the proposition by " .. grain, SHOWN_BY_OFFERING }
      return misfit(NO_REASON .. avp.differentiation, DIFFERENTIATION, notes, alternatives)
    end

    local bespoke = avp.offering_structure:is("bespoke")
    if theme:is("innovation") then
      if bespoke or avp.joint_development >= options.innovation_from then
        return pass()
      end
      local notes = {
        [THEME] = "something new is to come of the relationship",
        [OFFERING] = "but the offering is not made for the account",
        [DEVELOPMENT] = "nor is it developed enough with the account",
      }
      local develop = "take up " .. options.innovation_from .. " joint development with the account"
      local alternatives = { develop, MAKE_BESPOKE, EFFICIENCY_OR_RETENTION }
      return misfit(NOTHING_NEW .. avp.joint_development, THEME, notes, alternatives)
    end

    local shared = avp.earnings_logic:is("gain_sharing") or avp.pricing_logic:is("gain_sharing")
    if shared or not bespoke then
      return pass()
    end
    local notes = {
      [THEME] = "costs are to fall through repetition",
      [OFFERING] = "but each account gets work of its own",
      [EARNINGS] = "no gain is shared by earnings",
      [PRICING] = "nor by price",
    }
    return misfit(NOT_SHARED, OFFERING, notes, { REPEAT, SHARE, INNOVATION_OR_RETENTION })
  end,
  tests = {
    { name = "innovation by occasional joint development", expect = "pass", program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: modular, joint_development: occasional }
]] },
    { name = "innovation by bespoke work, whatever the joint development", expect = "pass",
      program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: bespoke }
]] },
    { name = "innovation by joint development, whatever the structure", expect = "pass",
      program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { joint_development: continuous }
]] },
    { name = "innovation by fixed products without joint development", expect = "fail",
      message = "nothing is bespoke and joint development is none", program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: fixed_products, joint_development: none }
]] },
    { name = "occasional joint development where a firm asks for continuous", expect = "fail",
      message = "joint development is occasional",
      options = { innovation_from = "continuous" }, program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: modular, joint_development: occasional }
]] },
    { name = "continuous joint development where a firm asks for it", expect = "pass",
      options = { innovation_from = "continuous" }, program = [[
role_and_goals: { theme: innovation }
account_specific_value_proposition: { offering_structure: modular, joint_development: continuous }
]] },
    { name = "efficiency by modules", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: modular }
]] },
    { name = "efficiency by fixed products", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: fixed_products, earnings_logic: volume }
]] },
    { name = "efficiency by bespoke work whose gains are shared", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: bespoke, earnings_logic: gain_sharing }
]] },
    { name = "gains shared by earnings, whatever the structure", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { earnings_logic: gain_sharing }
]] },
    { name = "efficiency by bespoke work whose price shares the gains", expect = "pass",
      program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition:
  offering_structure: bespoke
  pricing_logic: gain_sharing
  earnings_logic: margin
]] },
    { name = "gains shared by price, whatever the earnings", expect = "pass", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: bespoke, pricing_logic: gain_sharing }
]] },
    { name = "efficiency by bespoke work at a margin, priced by list", expect = "fail",
      message = "bespoke work whose gains are not shared", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition:
  offering_structure: bespoke
  pricing_logic: list
  earnings_logic: margin
]] },
    { name = "efficiency waits for the price that could save it", expect = "undetermined",
      waits_for = "account_specific_value_proposition.pricing_logic", program = [[
role_and_goals: { theme: efficiency }
account_specific_value_proposition: { offering_structure: bespoke, earnings_logic: margin }
]] },
    { name = "growth by propositions for each account", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "growth by propositions for each segment", expect = "pass", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "growth with one proposition for all", expect = "fail",
      message = "growth is the theme, but differentiation is none", program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "segments where a firm asks for accounts", expect = "fail",
      message = "differentiation is segment", options = { growth_from = "account" }, program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "accounts where a firm asks for accounts", expect = "pass",
      options = { growth_from = "account" }, program = [[
role_and_goals: { theme: growth }
account_specific_value_proposition: { differentiation: account }
]] },
    { name = "retention", expect = "not_applicable", program = [[
role_and_goals: { theme: retention }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
  },
}
