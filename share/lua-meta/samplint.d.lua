-- Written by samplint new meta from the vocabulary; write it again, and do not change it.
---@meta samplint

---@class (exact) samplint.Pack
---@field name string Its name: lower-case words joined by dashes.
---@field version string Three numbers joined by dots, such as "1.2.0".
---@field description? string Whose rules these are, and what they are based on.
---@field requires? table<string, string> Packs that are loaded before it, with ranges of versions.
---@field vocabulary? samplint.Addition[] Attributes that the pack adds, by element.
---@field rules? string|string[] The folder of its rules, or a list of their files; by default every *.lua below pack.lua.
---@field defaults? table<string, samplint.Default> Settings of rules, by id.
---@field not_waivable? string[] Rules that no waiver may cover.
---@field retired? samplint.Retired[] Rules that the pack no longer has.

---@class (exact) samplint.Retired
---@field id string The id of the rule. No rule may have it again.
---@field since string The version of the pack that no longer has the rule.
---@field reason string Why the rule is gone, in one sentence.
---@field successor? string The id of the rule that takes its place.

---@class (exact) samplint.Addition
---@field element samplint.Element The element that gets the attributes.
---@field attributes samplint.Attribute[] The attributes and groups that it adds.

---@class (exact) samplint.Attribute
---@field id string Its key in a program: lower-case letters, digits and "_".
---@field description string What it is, in one sentence.
---@field attributes? samplint.Attribute[] Of a group: what it holds. A group has no type.
---@field type? "enum"|"ordinal"|"set"|"bool"|"integer"|"text" The type of its values.
---@field domain? (string|samplint.Entry)[] The words of an enum, an ordinal (lowest first) or a set.
---@field yes? samplint.Meaning Of a truth value: what true means.
---@field no? samplint.Meaning Of a truth value: what false means.
---@field min? integer The smallest integer.
---@field max? integer The greatest integer.
---@field question? string The question as one would ask it in an interview.
---@field meaning? string Of an integer: what it counts, in one sentence.
---@field nature? "choice"|"fact"|"outcome"|"text" "choice" (the default) for what the firm chooses, "fact", "outcome" for what follows from choices, or "text".
---@field label? boolean In a vocabulary: whether this text names the program, or the account.
---@field formerly? string[] The paths that it had before.

---@class (exact) samplint.Entry
---@field [1] string The word.
---@field meaning? string What it means, in one sentence.
---@field sign? string What an observer would see where the word applies.
---@field label? string Its form in sentences; by default the word with blanks for "_".
---@field absent? boolean Whether it says that there is none of it.
---@field formerly? string[] The former words for it.

---@class (exact) samplint.Meaning
---@field meaning? string What the truth value means, in one sentence.
---@field sign? string What an observer would see where it holds.
---@field label? string Its form in sentences; by default true or false.
---@field absent? boolean Whether it says that there is none of it; by default only no does.

---@class (exact) samplint.Default
---@field severity? "info"|"warning"|"error" The severity of a failure; for a rule of another pack, only a higher one.
---@field options? table<string, any> Values of options; only for the pack's own rules.
---@field off? string Why the rule is turned off; only for the pack's own rules.

---@class (exact) samplint.Rule
---@field id string Its id, which is also the name of the file.
---@field formerly? string[] Ids that the rule has had, the first one first. Settings, waivers and baselines may still use them.
---@field name string A short name: a few words joined by hyphens.
---@field kind "framing"|"practice"|"fit"|"theme"|"advice" What the rule judges.
---@field grade? "stated"|"derived"|"inferred" How far the sources carry the rule: they say it, it follows from what they say, or (only advice) it is yours.
---@field relation? "prerequisite"|"match" Whether one element needs something of the other, or both must agree.
---@field scope? "each"|"portfolio" "each" (the default) asks about the program and each account, "portfolio" about all accounts at once.
---@field severity? "info"|"warning"|"error" The severity of a failure; by default "info" for a practice, "warning" for advice, else "error".
---@field waivable? boolean False if no waiver may cover a failure.
---@field elements samplint.Element[] The elements that check reads: all of them, and no others.
---@field title string What the rule asks for, in one line.
---@field rationale string Why the rule asks for it, in a few sentences.
---@field source samplint.Source[] The sources of the rule.
---@field remediation string What to do about a failure.
---@field options? table<string, samplint.Option> Thresholds that a firm may set, by name.
---@field check fun(c: samplint.Program, options: table<string, any>, accounts: samplint.Accounts): samplint.Answer Judges the program. Its answer depends on nothing but what it reads.
---@field tests samplint.Test[] Programs, each with the answer that is expected.

---@class (exact) samplint.Source
---@field work? samplint.Work A work that the vocabulary lists; leave it out for a policy of the firm.
---@field at? string The place in the work, such as a page; by default the one of the statement. A source without a statement needs it.
---@field statement? samplint.Statement What the work says that carries the rule: a statement that the vocabulary lists for the work.
---@field via? samplint.Work Another work, which the work cites for this.

---@class (exact) samplint.Option
---@field type "integer"|"boolean"|"word" The type of its values.
---@field default? integer|boolean|string The value unless a firm sets another one; without a default, the rule does not apply until a firm sets one.
---@field min? integer The smallest integer.
---@field max? integer The greatest integer.
---@field domain? string[] The words that a value of type "word" can be.
---@field description string What the option decides.

---@class (exact) samplint.Test
---@field name string What the test shows.
---@field expect "pass"|"fail"|"undetermined"|"not_applicable" The expected answer.
---@field program string A program in YAML; the line with the version of the format may be left out.
---@field message? string A part of the expected message of a failure.
---@field waits_for? samplint.Path|samplint.AccountPath The path that an undetermined rule waits for.
---@field options? table<string, any> Values of options for this test.

---@class (exact) samplint.Failure
---@field message string What is wrong in this program, in one line.
---@field alternatives? string[] Ways to be congruent; a fit, theme or advice rule names two or more.
---@field notes? table<samplint.Path, string> Notes about values that check has read.
---@field at? samplint.Path|samplint.AccountPath The value to point at; by default the one that was read last.
---@field among? table<samplint.AccountPath, string> In a portfolio rule: the accounts that the failure is about, by one of their values.

---The answer that check returns.
---@class samplint.Answer

---Defines a rule. The file of the rule returns it.
---@param fields samplint.Rule
---@return samplint.Rule
function rule(fields) end

---Defines a pack. The file pack.lua returns it.
---@param fields samplint.Pack
---@return samplint.Pack
function pack(fields) end

---The rule is satisfied. Write return pass().
---@return samplint.Answer
function pass() end

---The rule is violated. Write return fail { ... }.
---@param failure samplint.Failure
---@return samplint.Answer
function fail(failure) end

---The rule does not apply. Write return not_applicable("why").
---@param why? string
---@return samplint.Answer
function not_applicable(why) end

---Converts any value to a text, which never shows an address; a word as programs write it.
---@param value any
---@return string
function tostring(value) end

---Converts a text to a number; nil if the text is no number.
---@param value any
---@param base? integer
---@return number?
function tonumber(value, base) end

---Returns the type of a value, such as "table".
---@param value any
---@return string
function type(value) end

---Returns the arguments from position `at` on; with "#", returns their number.
---@param at integer|"#"
---@param ... any
---@return any
function select(at, ...) end

---Goes through a table in order: numbers first, then texts by their bytes, then false and true.
---@generic K, V
---@param list table<K, V>
---@return fun(): K, V
function pairs(list) end

---Goes through a list, from index 1 on.
---@generic V
---@param list V[]
---@return fun(list: V[], at?: integer): integer, V
function ipairs(list) end

---Ends the rule with an error: the rule itself has failed.
---@param message any
---@param level? integer
function error(message, level) end

---Returns the value; raises an error if it is false or nil.
---@param value any
---@param message? any
---@return any
function assert(value, message) end

---@class mathlib
math = {}

---Rounds down to an integer.
---@param x number
---@return integer
function math.floor(x) end

---Rounds up to an integer.
---@param x number
---@return integer
function math.ceil(x) end

---Returns the smallest number.
---@param x number
---@param ... number
---@return number
function math.min(x, ...) end

---Returns the greatest number.
---@param x number
---@param ... number
---@return number
function math.max(x, ...) end

---Returns the number without its sign.
---@param x number
---@return number
function math.abs(x) end

---@class stringlib
string = {}

---Returns a part of a text, by bytes.
---@param text string
---@param from integer
---@param to? integer
---@return string
function string.sub(text, from, to) end

---Converts ASCII letters to lower case.
---@param text string
---@return string
function string.lower(text) end

---Converts ASCII letters to upper case.
---@param text string
---@return string
function string.upper(text) end

---Returns the length of a text in bytes.
---@param text string
---@return integer
function string.len(text) end

---Returns whether a text contains another one; there are no patterns.
---@param text string
---@param part string
---@return boolean
function string.contains(text, part) end

---Removes the blanks at both ends of a text.
---@param text string
---@return string
function string.trim(text) end

---Splits a text at a separator of one character.
---@param text string
---@param separator string
---@return string[]
function string.split(text, separator) end

---Formats values as in Lua, without %p; of words and sets it writes the labels.
---@param format string
---@param ... any
---@return string
function string.format(format, ...) end

---Repeats a text.
---@param text string
---@param count integer
---@param between? string
---@return string
function string.rep(text, count, between) end

---@class tablelib
table = {}

---Joins the texts of a list, with a text between them.
---@param list (string|number)[]
---@param between? string
---@return string
function table.concat(list, between) end

---One word. Compare it by :is("word", ...). The operator .. puts its label into a text.
---@class samplint.Word
---@operator concat(any): string

---One word of an order. < <= > >= also compare it with a word or another value of the same attribute.
---@class samplint.Ordinal: samplint.Word

---A set of words. The operator .. puts their labels into a text as a list.
---@class samplint.Set
---@operator concat(any): string

---All accounts: the third argument of check in a rule with scope = "portfolio".
---@class samplint.Accounts
local accounts = {}

---Returns how many accounts the program lists.
---@return integer
function accounts:count() end

---Returns how many segments the program lists.
---@return integer
function accounts:segments() end

---Returns how many accounts declare a path of the list of accounts, such as a team.
---@param path samplint.AccountPath
---@return integer
function accounts:declaring(path) end

---Returns how many accounts have each value; for two paths, such a table for each value of the first.
---@param path samplint.AccountPath
---@param counted? samplint.AccountPath
---@return table
function accounts:tally(path, counted) end

---Returns how many different combinations of these values the accounts have.
---@param ... samplint.AccountPath
---@return integer
function accounts:kinds(...) end

---The program: the first argument of check. Reading an undeclared value ends the rule as undetermined.
---@class samplint.Program
---@field context samplint.group.context Facts about the surroundings of the program, which the firm does not choose.
---@field role_and_goals samplint.group.role_and_goals What the program is for, and how close it is to the strategy of the firm.
---@field account_portfolio_definition samplint.group.account_portfolio_definition Which customers are strategic accounts, why, and who decides it.
---@field account_business_planning samplint.group.account_business_planning How plans for the accounts are made, with whom, and what they look at.
---@field account_specific_value_proposition samplint.group.account_specific_value_proposition What the account is offered, who does the work, and what is earned.
---@field account_management_process samplint.group.account_management_process How the firm meets the account, learns from it, and follows its plan.
---@field organizational_integration samplint.group.organizational_integration How the program is anchored in the firm's roles and power.
---@field support_capabilities samplint.group.support_capabilities What supports the program: intelligence, IT, finance and legal.
---@field account_performance_management samplint.group.account_performance_management How value capture and value creation are measured and reported.
---@field account_team_profile_and_skills samplint.group.account_team_profile_and_skills Who serves the account, with what skills, and paid for what.
local program = {}

---In a framing rule: returns whether an attribute or group is declared.
---@param path samplint.Path
---@return boolean
function program:declares(path) end

--- How fast technology and demand change in the markets of the program. Count changes of
--- technology, standard or regulation that made suppliers replace what they offered, with one
--- that is under way or has a date.
---@alias samplint.word.context.environment_velocity
---| "low" # Suppliers have not had to replace what they offered in ten years.
---| "moderate" # One change in ten years has made suppliers replace what they offered.
---| "high" # Two or more changes in ten years have made suppliers replace what they offered, or competing designs are on sale and none prevails.

---@class samplint.value.context.environment_velocity: samplint.Ordinal
---@field is fun(self: samplint.value.context.environment_velocity, ...: samplint.word.context.environment_velocity): boolean Returns whether the value is one of these words.

--- Facts about the surroundings of the program, which the firm does not choose.
---@class samplint.group.context
---@field environment_velocity samplint.value.context.environment_velocity How fast technology and demand change in the markets of the program. Count changes of technology, standard or regulation that made suppliers replace what they offered, with one that is under way or has a date.

--- How close the program is to the firm's strategy and goals. The firm is the whole firm, not
--- one branch of it. Where the strategy is not written down, take what the executive committee
--- has told the firm.
---@alias samplint.word.role_and_goals.coreness
---| "peripheral" # Neither the strategy nor the corporate goals speak of the program, its accounts or what it does.
---| "supporting" # The strategy or a corporate goal speaks of the program, its accounts or what it does, but the firm counts on their results for no corporate goal.
---| "core" # The firm counts on the results of the program or of its accounts for at least one corporate goal.

---@class samplint.value.role_and_goals.coreness: samplint.Ordinal
---@field is fun(self: samplint.value.role_and_goals.coreness, ...: samplint.word.role_and_goals.coreness): boolean Returns whether the value is one of these words.

--- The one idea that the whole program is arranged around. Leave it out as long as the firm
--- cannot name one.
---@alias samplint.word.role_and_goals.theme
---| "growth" # What brings more business settles it.
---| "innovation" # What brings something new settles it: a product, a service or a way to work that neither side had.
---| "efficiency" # What makes the same business cheaper or simpler settles it, at the firm or at the account.
---| "retention" # What keeps the accounts and the business they give today settles it.
---| "strategic_account_management" # What the relationship with the account in question needs settles it, which can be any of the other four.

---@class samplint.value.role_and_goals.theme: samplint.Word
---@field is fun(self: samplint.value.role_and_goals.theme, ...: samplint.word.role_and_goals.theme): boolean Returns whether the value is one of these words.

--- What the firm wants to achieve by running the program. A goal belongs here if the firm has
--- stated it for the program. Savings and risks are the firm's own; what the account saves is
--- value created for it. An empty list says that no goals are set.
---@alias samplint.word.role_and_goals.goals
---| "growth" # The firm is to sell more to the accounts, or to other customers through them.
---| "profitability" # The firm is to earn a higher margin or return on the accounts.
---| "asset_and_information_sharing" # The firm is to run less risk because both sides use the same plants, tools, stock or data.
---| "volume_commitment" # The firm is to run less risk because accounts bind themselves to quantities.
---| "joint_planning" # The firm is to run less risk because both sides plan the future together, trust each other and depend on each other.
---| "customer_dependency" # The firm is to run less risk because the account depends on it and cannot easily change the supplier.
---| "production_cost_savings" # The firm is to spend less on making and delivering what the accounts buy.
---| "transaction_cost_savings" # The firm is to spend less on dealing with the accounts, through better information, less uncertainty or routine.
---| "consistency" # The firm is to deal with an account in the same way at each place and time, so that the two sides fit together.
---| "new_offering_introduction" # The firm is to bring new products or services into the market more easily, because the accounts trust it.

---@class samplint.value.role_and_goals.goals: samplint.Set
---@field has fun(self: samplint.value.role_and_goals.goals, word: samplint.word.role_and_goals.goals): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.role_and_goals.goals, ...: samplint.word.role_and_goals.goals|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.role_and_goals.goals, ...: samplint.word.role_and_goals.goals|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.role_and_goals.goals): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.role_and_goals.goals): boolean Returns whether the set has no words.

--- Why the firm started the program. What was said then counts, even if it no longer holds. An
--- empty list says that there was no particular reason.
---@alias samplint.word.role_and_goals.reasons
---| "market_share" # The firm wanted a larger share of a market.
---| "strategy_change" # The firm had changed its business strategy, and the new one called for the program.
---| "customization" # The firm wanted to fit products or services to single customers.
---| "customer_relationships" # The firm wanted closer or steadier contact with customers.
---| "market_pressure" # Competitors, prices or buyers in the market forced the firm to act.
---| "attract_large_clients" # The firm wanted large customers to come to it that bought little or nothing before.
---| "competitive_advantage" # The firm wanted to have something that its competitors did not have.
---| "customer_satisfaction" # The firm wanted customers to be more content with what they got.

---@class samplint.value.role_and_goals.reasons: samplint.Set
---@field has fun(self: samplint.value.role_and_goals.reasons, word: samplint.word.role_and_goals.reasons): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.role_and_goals.reasons, ...: samplint.word.role_and_goals.reasons|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.role_and_goals.reasons, ...: samplint.word.role_and_goals.reasons|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.role_and_goals.reasons): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.role_and_goals.reasons): boolean Returns whether the set has no words.

--- What the program is for, and how close it is to the strategy of the firm.
---@class samplint.group.role_and_goals
---@field role string The part the program plays for the firm, in the firm's own words.
---@field coreness samplint.value.role_and_goals.coreness How close the program is to the firm's strategy and goals. The firm is the whole firm, not one branch of it. Where the strategy is not written down, take what the executive committee has told the firm.
---@field theme samplint.value.role_and_goals.theme The one idea that the whole program is arranged around. Leave it out as long as the firm cannot name one.
---@field goals samplint.value.role_and_goals.goals What the firm wants to achieve by running the program. A goal belongs here if the firm has stated it for the program. Savings and risks are the firm's own; what the account saves is value created for it. An empty list says that no goals are set.
---@field reasons samplint.value.role_and_goals.reasons Why the firm started the program. What was said then counts, even if it no longer holds. An empty list says that there was no particular reason.

--- The qualities of a customer that the criteria look at, written down or not. An empty list
--- says that accounts are chosen by no such quality.
---@alias samplint.word.account_portfolio_definition.selection_criteria.basis
---| "revenue" # Counts what the customer buys from the firm today.
---| "profitability" # Counts what the firm earns on the customer.
---| "growth_potential" # Counts what the customer could buy from the firm and does not buy yet.
---| "strategic_fit" # Counts whether the customer is willing to build a collaborative relationship.
---| "innovation_capability" # Counts whether the customer can develop something new itself.
---| "reference_value" # Counts what the customer's name is worth with other customers.

---@class samplint.value.account_portfolio_definition.selection_criteria.basis: samplint.Set
---@field has fun(self: samplint.value.account_portfolio_definition.selection_criteria.basis, word: samplint.word.account_portfolio_definition.selection_criteria.basis): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_portfolio_definition.selection_criteria.basis, ...: samplint.word.account_portfolio_definition.selection_criteria.basis|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_portfolio_definition.selection_criteria.basis, ...: samplint.word.account_portfolio_definition.selection_criteria.basis|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_portfolio_definition.selection_criteria.basis): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_portfolio_definition.selection_criteria.basis): boolean Returns whether the set has no words.

--- The goals that the criteria are meant to serve. A goal belongs here if the firm gives it as
--- a reason for a criterion; a criterion that only happens to suit a goal does not count. The
--- signs of the goals hold for the reasons of the criteria, too. An empty list says that nobody
--- has given a goal as a reason.
---@alias samplint.word.account_portfolio_definition.selection_criteria.serves
---| "growth" # The firm is to sell more to the accounts, or to other customers through them.
---| "profitability" # The firm is to earn a higher margin or return on the accounts.
---| "asset_and_information_sharing" # The firm is to run less risk because both sides use the same plants, tools, stock or data.
---| "volume_commitment" # The firm is to run less risk because accounts bind themselves to quantities.
---| "joint_planning" # The firm is to run less risk because both sides plan the future together, trust each other and depend on each other.
---| "customer_dependency" # The firm is to run less risk because the account depends on it and cannot easily change the supplier.
---| "production_cost_savings" # The firm is to spend less on making and delivering what the accounts buy.
---| "transaction_cost_savings" # The firm is to spend less on dealing with the accounts, through better information, less uncertainty or routine.
---| "consistency" # The firm is to deal with an account in the same way at each place and time, so that the two sides fit together.
---| "new_offering_introduction" # The firm is to bring new products or services into the market more easily, because the accounts trust it.

---@class samplint.value.account_portfolio_definition.selection_criteria.serves: samplint.Set
---@field has fun(self: samplint.value.account_portfolio_definition.selection_criteria.serves, word: samplint.word.account_portfolio_definition.selection_criteria.serves): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_portfolio_definition.selection_criteria.serves, ...: samplint.word.account_portfolio_definition.selection_criteria.serves|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_portfolio_definition.selection_criteria.serves, ...: samplint.word.account_portfolio_definition.selection_criteria.serves|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_portfolio_definition.selection_criteria.serves): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_portfolio_definition.selection_criteria.serves): boolean Returns whether the set has no words.

--- What a customer is measured against before it is chosen.
---@class samplint.group.account_portfolio_definition.selection_criteria
---@field defined boolean Whether the criteria for choosing accounts are written down.
---@field communicated boolean Whether the people concerned have been told the criteria: those who propose customers, and those who serve them.
---@field aligned_to_role boolean Whether the criteria follow from the role that the program has.
---@field basis samplint.value.account_portfolio_definition.selection_criteria.basis The qualities of a customer that the criteria look at, written down or not. An empty list says that accounts are chosen by no such quality.
---@field serves samplint.value.account_portfolio_definition.selection_criteria.serves The goals that the criteria are meant to serve. A goal belongs here if the firm gives it as a reason for a criterion; a criterion that only happens to suit a goal does not count. The signs of the goals hold for the reasons of the criteria, too. An empty list says that nobody has given a goal as a reason.

--- How the choice of strategic accounts is looked at again.
---@class samplint.group.account_portfolio_definition.review
---@field cycle_months integer How many months lie between two reviews of the portfolio. Leave it out if there are no reviews.
---@field selects boolean Whether a review can bring customers into the portfolio.
---@field deselects boolean Whether a review can take accounts out of the portfolio.

--- Who decides which customers are strategic accounts.
---@alias samplint.word.account_portfolio_definition.decided_by
---| "executive_committee" # The executive committee decides, or the firm's chief executive or owners.
---| "business_unit_management" # Managers decide who answer for the result of a business unit, a country or a region.
---| "sales_management" # Managers decide who answer for sales or service to several accounts, but for no unit's result.
---| "account_managers" # The people who manage the accounts decide.

---@class samplint.value.account_portfolio_definition.decided_by: samplint.Word
---@field is fun(self: samplint.value.account_portfolio_definition.decided_by, ...: samplint.word.account_portfolio_definition.decided_by): boolean Returns whether the value is one of these words.

--- How the strategic accounts are divided into groups, if they are. Where several things divide
--- them, take the one that is asked first.
---@alias samplint.word.account_portfolio_definition.segmentation
---| "none" # Strategic accounts are managed as one group.
---| "by_value" # Groups are formed by what accounts bring today.
---| "by_potential" # Groups are formed by what accounts could bring in the future.
---| "by_relationship" # Groups are formed by how the two firms work together.
---| "by_need" # Groups are formed by what accounts need, such as an industry or a use.

---@class samplint.value.account_portfolio_definition.segmentation: samplint.Word
---@field is fun(self: samplint.value.account_portfolio_definition.segmentation, ...: samplint.word.account_portfolio_definition.segmentation): boolean Returns whether the value is one of these words.

--- How much the strategic accounts differ in what they want. It follows from which accounts are
--- chosen; the proposition can lower it.
---@alias samplint.word.account_portfolio_definition.demand_heterogeneity
---| "low" # One specification meets what more than half of the accounts ask for.
---| "moderate" # No specification meets more than half of the accounts, but more than half share theirs with another account.
---| "high" # Half of the accounts or more ask for what no other of them asks for.

---@class samplint.value.account_portfolio_definition.demand_heterogeneity: samplint.Ordinal
---@field is fun(self: samplint.value.account_portfolio_definition.demand_heterogeneity, ...: samplint.word.account_portfolio_definition.demand_heterogeneity): boolean Returns whether the value is one of these words.

--- Which customers are strategic accounts, why, and who decides it.
---@class samplint.group.account_portfolio_definition
---@field selection_criteria samplint.group.account_portfolio_definition.selection_criteria What a customer is measured against before it is chosen.
---@field review samplint.group.account_portfolio_definition.review How the choice of strategic accounts is looked at again.
---@field decided_by samplint.value.account_portfolio_definition.decided_by Who decides which customers are strategic accounts.
---@field segmentation samplint.value.account_portfolio_definition.segmentation How the strategic accounts are divided into groups, if they are. Where several things divide them, take the one that is asked first.
---@field size integer How many strategic accounts the portfolio holds.
---@field demand_heterogeneity samplint.value.account_portfolio_definition.demand_heterogeneity How much the strategic accounts differ in what they want. It follows from which accounts are chosen; the proposition can lower it.

--- How account planning is tied to the strategic planning of the firm.
---@alias samplint.word.account_business_planning.strategic_planning_link
---| "none" # Neither of the two plans uses anything of the other, or there are no account plans.
---| "aligned" # Account plans follow the aims or the calendar of the firm's plan, which is made without them.
---| "integrated" # Account planning is a step of the firm's strategic planning, which takes in the account plans.

---@class samplint.value.account_business_planning.strategic_planning_link: samplint.Ordinal
---@field is fun(self: samplint.value.account_business_planning.strategic_planning_link, ...: samplint.word.account_business_planning.strategic_planning_link): boolean Returns whether the value is one of these words.

--- What an account plan deals with. An empty list says that there are no account plans, or that
--- they contain none of this.
---@alias samplint.word.account_business_planning.focus
---| "sales_history" # The plan states what the account has bought.
---| "sales_forecast" # The plan states what the account is expected to buy.
---| "future_value_creation" # The plan names gains for the account or for both sides that nobody realizes yet.
---| "action_plans" # The plan says who is to do what by when.

---@class samplint.value.account_business_planning.focus: samplint.Set
---@field has fun(self: samplint.value.account_business_planning.focus, word: samplint.word.account_business_planning.focus): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_business_planning.focus, ...: samplint.word.account_business_planning.focus|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_business_planning.focus, ...: samplint.word.account_business_planning.focus|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_business_planning.focus): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_business_planning.focus): boolean Returns whether the set has no words.

--- How far the customer takes part in making the plan.
---@alias samplint.word.account_business_planning.customer_involvement
---| "none" # The customer does not see a plan and is not asked about it.
---| "informed" # The customer is shown the plan, or a part of it, once it is made.
---| "consulted" # The customer is asked for its views before the firm settles the plan.
---| "joint" # The firm and the customer settle the plan together.

---@class samplint.value.account_business_planning.customer_involvement: samplint.Ordinal
---@field is fun(self: samplint.value.account_business_planning.customer_involvement, ...: samplint.word.account_business_planning.customer_involvement): boolean Returns whether the value is one of these words.

--- How plans for the accounts are made, with whom, and what they look at.
---@class samplint.group.account_business_planning
---@field strategic_planning_link samplint.value.account_business_planning.strategic_planning_link How account planning is tied to the strategic planning of the firm.
---@field cycle_months integer How many months lie between two rounds of account planning. Leave it out if there are no account plans.
---@field focus samplint.value.account_business_planning.focus What an account plan deals with. An empty list says that there are no account plans, or that they contain none of this.
---@field customer_involvement samplint.value.account_business_planning.customer_involvement How far the customer takes part in making the plan.

--- Whether the proposition differs from the ordinary one, and how finely. What is offered
--- includes terms, service and ways of working, beside products; a difference in one of them is
--- enough. A discount alone makes no difference.
---@alias samplint.word.account_specific_value_proposition.differentiation
---| "none" # Customers that are not strategic accounts are offered the same.
---| "strategic_accounts" # All strategic accounts are offered the same, and no other customers are.
---| "segment" # The strategic accounts of one group are offered the same, and neither those of other groups nor other customers are.
---| "account" # No other customer is offered the same.

---@class samplint.value.account_specific_value_proposition.differentiation: samplint.Ordinal
---@field is fun(self: samplint.value.account_specific_value_proposition.differentiation, ...: samplint.word.account_specific_value_proposition.differentiation): boolean Returns whether the value is one of these words.

--- How far operations take part in settling the offering. Operations are the people who make,
--- deliver or perform what is sold.
---@alias samplint.word.account_specific_value_proposition.operations_involvement
---| "none" # Operations learn what is offered when it has been settled.
---| "consulted" # Operations are asked, and the offering can be settled against their view.
---| "joint" # The offering is not settled until operations agree.

---@class samplint.value.account_specific_value_proposition.operations_involvement: samplint.Ordinal
---@field is fun(self: samplint.value.account_specific_value_proposition.operations_involvement, ...: samplint.word.account_specific_value_proposition.operations_involvement): boolean Returns whether the value is one of these words.

--- What the firm earns its money by with the account. Where there are several sources, take the
--- one that is to bring most.
---@alias samplint.word.account_specific_value_proposition.earnings_logic
---| "undefined" # The firm has not settled what it is to earn its money by.
---| "volume" # The firm earns by the quantity that the account takes; what a unit brings is taken as given.
---| "margin" # The firm earns by the difference between price and cost of what it sells, be it fixed beforehand or not.
---| "service_fee" # The firm earns by fees for services, whatever the quantity of goods.
---| "gain_sharing" # The firm earns by a share of what the account gains or saves.

---@class samplint.value.account_specific_value_proposition.earnings_logic: samplint.Word
---@field is fun(self: samplint.value.account_specific_value_proposition.earnings_logic, ...: samplint.word.account_specific_value_proposition.earnings_logic): boolean Returns whether the value is one of these words.

--- How closely the work of the firm and of the customer is interwoven.
---@alias samplint.word.account_specific_value_proposition.work_division
---| "transactional" # The two firms deal with each other by offer, order, delivery, payment and complaint, and by nothing else.
---| "shared" # Tasks beyond ordering, delivering and paying are divided between the two firms, and each firm runs its own operations.
---| "integrated" # One of the two firms runs a part of the other's operations: it makes, delivers or operates. Tests and development do not count.

---@class samplint.value.account_specific_value_proposition.work_division: samplint.Ordinal
---@field is fun(self: samplint.value.account_specific_value_proposition.work_division, ...: samplint.word.account_specific_value_proposition.work_division): boolean Returns whether the value is one of these words.

--- What the offering is made of. Where it is mixed, take what most of the price pays for.
---@alias samplint.word.account_specific_value_proposition.offering_structure
---| "fixed_products" # The account takes single products or services from the catalog, as every customer can.
---| "modular" # Standard parts are combined for the account, for its group or for all strategic accounts.
---| "bespoke" # Products or services are designed for the account.

---@class samplint.value.account_specific_value_proposition.offering_structure: samplint.Word
---@field is fun(self: samplint.value.account_specific_value_proposition.offering_structure, ...: samplint.word.account_specific_value_proposition.offering_structure): boolean Returns whether the value is one of these words.

--- What the price of the offering follows. Where there are several prices, take the one that
--- brings most.
---@alias samplint.word.account_specific_value_proposition.pricing_logic
---| "undefined" # No rule for the price has been settled; each price is negotiated anew.
---| "list" # The price is taken from a list or an index, with or without a discount.
---| "cost_plus" # The price is the firm's cost and a markup.
---| "value_based" # The price is fixed beforehand by an estimate of what the account gains.
---| "gain_sharing" # The price depends on the gain that the account turns out to have.

---@class samplint.value.account_specific_value_proposition.pricing_logic: samplint.Word
---@field is fun(self: samplint.value.account_specific_value_proposition.pricing_logic, ...: samplint.word.account_specific_value_proposition.pricing_logic): boolean Returns whether the value is one of these words.

--- How much the firm and the customer develop together: products, services, or ways to work.
---@alias samplint.word.account_specific_value_proposition.joint_development
---| "none" # The firm and the customer do not develop anything together.
---| "occasional" # Single projects come up, with times between them in which there is none.
---| "continuous" # Work on something new goes on at all times.

---@class samplint.value.account_specific_value_proposition.joint_development: samplint.Ordinal
---@field is fun(self: samplint.value.account_specific_value_proposition.joint_development, ...: samplint.word.account_specific_value_proposition.joint_development): boolean Returns whether the value is one of these words.

--- What the customer is asked to bring of its own. An empty list says that the customer is
--- asked for none of it.
---@alias samplint.word.account_specific_value_proposition.customer_resources
---| "information" # The customer is asked for data that it does not give to other suppliers.
---| "people" # The customer is asked for working time of its people beyond buying.
---| "assets" # The customer is asked for the use of things that it owns.
---| "investment" # The customer is asked for money that it spends on the relationship, apart from what it buys.

---@class samplint.value.account_specific_value_proposition.customer_resources: samplint.Set
---@field has fun(self: samplint.value.account_specific_value_proposition.customer_resources, word: samplint.word.account_specific_value_proposition.customer_resources): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_specific_value_proposition.customer_resources, ...: samplint.word.account_specific_value_proposition.customer_resources|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_specific_value_proposition.customer_resources, ...: samplint.word.account_specific_value_proposition.customer_resources|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_specific_value_proposition.customer_resources): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_specific_value_proposition.customer_resources): boolean Returns whether the set has no words.

--- What the account is offered, who does the work, and what is earned.
---@class samplint.group.account_specific_value_proposition
---@field differentiation samplint.value.account_specific_value_proposition.differentiation Whether the proposition differs from the ordinary one, and how finely. What is offered includes terms, service and ways of working, beside products; a difference in one of them is enough. A discount alone makes no difference.
---@field operations_involvement samplint.value.account_specific_value_proposition.operations_involvement How far operations take part in settling the offering. Operations are the people who make, deliver or perform what is sold.
---@field earnings_logic samplint.value.account_specific_value_proposition.earnings_logic What the firm earns its money by with the account. Where there are several sources, take the one that is to bring most.
---@field work_division samplint.value.account_specific_value_proposition.work_division How closely the work of the firm and of the customer is interwoven.
---@field offering_structure samplint.value.account_specific_value_proposition.offering_structure What the offering is made of. Where it is mixed, take what most of the price pays for.
---@field pricing_logic samplint.value.account_specific_value_proposition.pricing_logic What the price of the offering follows. Where there are several prices, take the one that brings most.
---@field joint_development samplint.value.account_specific_value_proposition.joint_development How much the firm and the customer develop together: products, services, or ways to work.
---@field customer_resources samplint.value.account_specific_value_proposition.customer_resources What the customer is asked to bring of its own. An empty list says that the customer is asked for none of it.

--- Whether meetings with strategic accounts follow one common process.
---@alias samplint.word.account_management_process.encounter_process
---| "none" # The firm arranges no meetings beyond what offers, orders, deliveries and complaints call for.
---| "ad_hoc" # The firm arranges meetings as the occasion or each account manager wants them.
---| "generic" # The firm arranges meetings by one pattern that all strategic accounts have in common.

---@class samplint.value.account_management_process.encounter_process: samplint.Ordinal
---@field is fun(self: samplint.value.account_management_process.encounter_process, ...: samplint.word.account_management_process.encounter_process): boolean Returns whether the value is one of these words.

--- What the meetings with the account are meant to build. An empty list says that they are for
--- neither of the two.
---@alias samplint.word.account_management_process.encounter_balance
---| "business_model_matching" # The two sides compare how they plan, produce, sell or earn, so that one fits the other.
---| "personal_relationships" # The people of the two sides are to get to know each other.

---@class samplint.value.account_management_process.encounter_balance: samplint.Set
---@field has fun(self: samplint.value.account_management_process.encounter_balance, word: samplint.word.account_management_process.encounter_balance): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_management_process.encounter_balance, ...: samplint.word.account_management_process.encounter_balance|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_management_process.encounter_balance, ...: samplint.word.account_management_process.encounter_balance|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_management_process.encounter_balance): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_management_process.encounter_balance): boolean Returns whether the set has no words.

--- What the relationships with the account reach across, among the customer's people. An empty
--- list says that one function is met, on one level.
---@alias samplint.word.account_management_process.relationship_breadth
---| "functions" # The firm regularly meets people of two or more functions of the account.
---| "hierarchy_levels" # The firm regularly meets people at two or more levels of the account.

---@class samplint.value.account_management_process.relationship_breadth: samplint.Set
---@field has fun(self: samplint.value.account_management_process.relationship_breadth, word: samplint.word.account_management_process.relationship_breadth): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_management_process.relationship_breadth, ...: samplint.word.account_management_process.relationship_breadth|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_management_process.relationship_breadth, ...: samplint.word.account_management_process.relationship_breadth|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_management_process.relationship_breadth): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_management_process.relationship_breadth): boolean Returns whether the set has no words.

--- What is done with knowledge about the account.
---@class samplint.group.account_management_process.knowledge
---@field generation boolean Whether a process gathers insight into the customer.
---@field dissemination boolean Whether a process spreads that insight to those who need it.

--- How the firm meets the account, learns from it, and follows its plan.
---@class samplint.group.account_management_process
---@field encounter_process samplint.value.account_management_process.encounter_process Whether meetings with strategic accounts follow one common process.
---@field encounter_balance samplint.value.account_management_process.encounter_balance What the meetings with the account are meant to build. An empty list says that they are for neither of the two.
---@field relationship_breadth samplint.value.account_management_process.relationship_breadth What the relationships with the account reach across, among the customer's people. An empty list says that one function is met, on one level.
---@field knowledge samplint.group.account_management_process.knowledge What is done with knowledge about the account.
---@field sales_process_tracks_plan boolean Whether the sales process shows how far the account plan has come.

--- Whose duties toward strategic accounts are written down. A list of skills or of who may sign
--- states no duties. An empty list says that nobody's duties are written down.
---@alias samplint.word.organizational_integration.roles_defined
---| "account_managers" # A document states what account managers have to do for their accounts.
---| "team_members" # A document states what the other members of account teams have to do.
---| "functional_management" # A document states what heads of functions owe to strategic accounts.
---| "regional_management" # A document states what heads of regions, countries or branches owe to strategic accounts.

---@class samplint.value.organizational_integration.roles_defined: samplint.Set
---@field has fun(self: samplint.value.organizational_integration.roles_defined, word: samplint.word.organizational_integration.roles_defined): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.organizational_integration.roles_defined, ...: samplint.word.organizational_integration.roles_defined|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.organizational_integration.roles_defined, ...: samplint.word.organizational_integration.roles_defined|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.organizational_integration.roles_defined): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.organizational_integration.roles_defined): boolean Returns whether the set has no words.

--- How the program is represented in the executive committee.
---@alias samplint.word.organizational_integration.executive_representation
---| "none" # No member of the executive committee has the task to speak for it.
---| "sponsor" # A member of the executive committee speaks for the program, and somebody else leads it.
---| "member" # A person who leads the program is a member of the executive committee.

---@class samplint.value.organizational_integration.executive_representation: samplint.Ordinal
---@field is fun(self: samplint.value.organizational_integration.executive_representation, ...: samplint.word.organizational_integration.executive_representation): boolean Returns whether the value is one of these words.

--- How a conflict over operational resources is taken higher.
---@alias samplint.word.organizational_integration.escalation
---| "none" # Those concerned settle it among themselves, and it is taken no higher.
---| "informal" # Somebody takes it to a superior or an acquaintance, and no rule says to whom.
---| "formal" # A rule says to whom it is taken.

---@class samplint.value.organizational_integration.escalation: samplint.Ordinal
---@field is fun(self: samplint.value.organizational_integration.escalation, ...: samplint.word.organizational_integration.escalation): boolean Returns whether the value is one of these words.

--- Where the program sits in the organization.
---@alias samplint.word.organizational_integration.structure
---| "dedicated_unit" # They report to one manager, who answers for strategic accounts alone.
---| "matrix" # They report to two managers at once: one for strategic accounts, one for a function, a product or a region.
---| "sales_line" # They hold positions for strategic accounts, and report to one manager, of sales or of another function, who answers for other customers, too.
---| "virtual" # They hold other positions, and manage the accounts beside them.

---@class samplint.value.organizational_integration.structure: samplint.Word
---@field is fun(self: samplint.value.organizational_integration.structure, ...: samplint.word.organizational_integration.structure): boolean Returns whether the value is one of these words.

--- How the everyday work for strategic accounts is coordinated in the firm. Where there are
--- several ways, take the one that settles most of it. A meeting that only settles conflicts is
--- a way to escalate.
---@alias samplint.word.organizational_integration.coordination
---| "hierarchical" # Instructions of superiors bring it together.
---| "cross_functional" # Standing teams or meetings of several departments bring it together.
---| "informal" # The people concerned agree on it case by case.

---@class samplint.value.organizational_integration.coordination: samplint.Word
---@field is fun(self: samplint.value.organizational_integration.coordination, ...: samplint.word.organizational_integration.coordination): boolean Returns whether the value is one of these words.

--- What people in the firm put first when interests differ. Where the firm's leaders say one
--- thing and people do another, take what people do.
---@alias samplint.word.organizational_integration.culture
---| "customer_centric" # People put strategic customers before product or region.
---| "product_centric" # People put the product, craft or plant before customer and region.
---| "region_centric" # People put their own region, country or branch before customer and product.

---@class samplint.value.organizational_integration.culture: samplint.Word
---@field is fun(self: samplint.value.organizational_integration.culture, ...: samplint.word.organizational_integration.culture): boolean Returns whether the value is one of these words.

--- What account managers can rely on to get things done inside the firm.
---@alias samplint.word.organizational_integration.authority
---| "influence" # They decide nothing that binds people outside their team; others have to be won.
---| "shared" # They decide some matters, alone or with a line manager, but people, capacity or stock of others not alone.
---| "formal" # They decide alone on people, capacity or stock of others.

---@class samplint.value.organizational_integration.authority: samplint.Ordinal
---@field is fun(self: samplint.value.organizational_integration.authority, ...: samplint.word.organizational_integration.authority): boolean Returns whether the value is one of these words.

--- How the program is anchored in the firm's roles and power.
---@class samplint.group.organizational_integration
---@field roles_defined samplint.value.organizational_integration.roles_defined Whose duties toward strategic accounts are written down. A list of skills or of who may sign states no duties. An empty list says that nobody's duties are written down.
---@field executive_representation samplint.value.organizational_integration.executive_representation How the program is represented in the executive committee.
---@field escalation samplint.value.organizational_integration.escalation How a conflict over operational resources is taken higher.
---@field structure samplint.value.organizational_integration.structure Where the program sits in the organization.
---@field coordination samplint.value.organizational_integration.coordination How the everyday work for strategic accounts is coordinated in the firm. Where there are several ways, take the one that settles most of it. A meeting that only settles conflicts is a way to escalate.
---@field culture samplint.value.organizational_integration.culture What people in the firm put first when interests differ. Where the firm's leaders say one thing and people do another, take what people do.
---@field authority samplint.value.organizational_integration.authority What account managers can rely on to get things done inside the firm.

--- Whether business intelligence exists and reaches account planning.
---@alias samplint.word.support_capabilities.business_intelligence
---| "none" # Nobody in the firm collects information about the accounts' markets.
---| "available" # Such information is collected, and planners use it if they look for it.
---| "feeds_planning" # Such information is collected, and account planning takes it in.

---@class samplint.value.support_capabilities.business_intelligence: samplint.Ordinal
---@field is fun(self: samplint.value.support_capabilities.business_intelligence, ...: samplint.word.support_capabilities.business_intelligence): boolean Returns whether the value is one of these words.

--- What information technology does for knowledge about the accounts. Systems for orders,
--- deliveries and invoices do not count, nor does paper.
---@alias samplint.word.support_capabilities.it_support
---| "none" # There is no such system; people keep files of their own.
---| "contact_records" # One can look up people, calls and visits, and not what was learned.
---| "knowledge_platform" # One can look up what was learned about the account.

---@class samplint.value.support_capabilities.it_support: samplint.Ordinal
---@field is fun(self: samplint.value.support_capabilities.it_support, ...: samplint.word.support_capabilities.it_support): boolean Returns whether the value is one of these words.

--- The administrative functions whose tasks for the program are settled: in a document, or by
--- naming the person who has them. What a department does for the whole firm does not count; a
--- member of the account team who has such tasks does. An empty list says that neither's tasks
--- are settled.
---@alias samplint.word.support_capabilities.administrative_roles
---| "finance" # The tasks of finance for the program are settled.
---| "legal" # The program's tasks of the legal department or a lawyer are settled.

---@class samplint.value.support_capabilities.administrative_roles: samplint.Set
---@field has fun(self: samplint.value.support_capabilities.administrative_roles, word: samplint.word.support_capabilities.administrative_roles): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.support_capabilities.administrative_roles, ...: samplint.word.support_capabilities.administrative_roles|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.support_capabilities.administrative_roles, ...: samplint.word.support_capabilities.administrative_roles|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.support_capabilities.administrative_roles): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.support_capabilities.administrative_roles): boolean Returns whether the set has no words.

--- What supports the program: intelligence, IT, finance and legal.
---@class samplint.group.support_capabilities
---@field business_intelligence samplint.value.support_capabilities.business_intelligence Whether business intelligence exists and reaches account planning.
---@field it_support samplint.value.support_capabilities.it_support What information technology does for knowledge about the accounts. Systems for orders, deliveries and invoices do not count, nor does paper.
---@field administrative_roles samplint.value.support_capabilities.administrative_roles The administrative functions whose tasks for the program are settled: in a document, or by naming the person who has them. What a department does for the whole firm does not count; a member of the account team who has such tasks does. An empty list says that neither's tasks are settled.

--- Whether value capture is measured looking back, ahead, or both. Value capture is what the
--- firm gets from the account. An empty list says that it is not measured for the account.
---@alias samplint.word.account_performance_management.value_capture_measures
---| "retrospective" # Figures show what the account has brought the firm.
---| "prospective" # Figures show what the account is expected to bring the firm.

---@class samplint.value.account_performance_management.value_capture_measures: samplint.Set
---@field has fun(self: samplint.value.account_performance_management.value_capture_measures, word: samplint.word.account_performance_management.value_capture_measures): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_performance_management.value_capture_measures, ...: samplint.word.account_performance_management.value_capture_measures|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_performance_management.value_capture_measures, ...: samplint.word.account_performance_management.value_capture_measures|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_performance_management.value_capture_measures): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_performance_management.value_capture_measures): boolean Returns whether the set has no words.

--- How often the customer is shown what it has gained, in words or figures. A forecast or a
--- promise of gains does not count.
---@alias samplint.word.account_performance_management.value_creation.communication
---| "none" # The firm does not tell the customer what it has gained.
---| "occasional" # The firm tells the customer what it has gained when there is an occasion.
---| "regular" # The firm tells the customer what it has gained at fixed intervals.

---@class samplint.value.account_performance_management.value_creation.communication: samplint.Ordinal
---@field is fun(self: samplint.value.account_performance_management.value_creation.communication, ...: samplint.word.account_performance_management.value_creation.communication): boolean Returns whether the value is one of these words.

--- What the customer gains, and what is made of knowing it.
---@class samplint.group.account_performance_management.value_creation
---@field quantified boolean Whether the customer's gain is put into figures, measured afterward or worked out beforehand for this customer.
---@field communication samplint.value.account_performance_management.value_creation.communication How often the customer is shown what it has gained, in words or figures. A forecast or a promise of gains does not count.

--- How the performance of the account is followed in internal reports.
---@alias samplint.word.account_performance_management.reporting
---| "none" # No report on the account as a whole is drawn up.
---| "ad_hoc" # A report is drawn up when somebody asks or something happens.
---| "systematic" # A report is drawn up at fixed intervals.

---@class samplint.value.account_performance_management.reporting: samplint.Ordinal
---@field is fun(self: samplint.value.account_performance_management.reporting, ...: samplint.word.account_performance_management.reporting): boolean Returns whether the value is one of these words.

--- How value capture and value creation are measured and reported.
---@class samplint.group.account_performance_management
---@field value_capture_measures samplint.value.account_performance_management.value_capture_measures Whether value capture is measured looking back, ahead, or both. Value capture is what the firm gets from the account. An empty list says that it is not measured for the account.
---@field value_creation samplint.group.account_performance_management.value_creation What the customer gains, and what is made of knowing it.
---@field reporting samplint.value.account_performance_management.reporting How the performance of the account is followed in internal reports.

--- How the people who serve strategic accounts are trained and developed.
---@alias samplint.word.account_team_profile_and_skills.development_program
---| "none" # The firm offers them no training or development.
---| "general" # The firm offers them what it offers to people outside the program.
---| "dedicated" # The firm offers them something that is made for serving strategic accounts.

---@class samplint.value.account_team_profile_and_skills.development_program: samplint.Ordinal
---@field is fun(self: samplint.value.account_team_profile_and_skills.development_program, ...: samplint.word.account_team_profile_and_skills.development_program): boolean Returns whether the value is one of these words.

--- Who in the program is paid by a system of its own. An empty list says that all are paid by
--- the rules that others are paid by.
---@alias samplint.word.account_team_profile_and_skills.remuneration.own_system_for
---| "account_managers" # The pay of account managers follows rules of its own.
---| "team_members" # The pay of the other team members follows rules of its own.

---@class samplint.value.account_team_profile_and_skills.remuneration.own_system_for: samplint.Set
---@field has fun(self: samplint.value.account_team_profile_and_skills.remuneration.own_system_for, word: samplint.word.account_team_profile_and_skills.remuneration.own_system_for): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_team_profile_and_skills.remuneration.own_system_for, ...: samplint.word.account_team_profile_and_skills.remuneration.own_system_for|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_team_profile_and_skills.remuneration.own_system_for, ...: samplint.word.account_team_profile_and_skills.remuneration.own_system_for|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_team_profile_and_skills.remuneration.own_system_for): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_team_profile_and_skills.remuneration.own_system_for): boolean Returns whether the set has no words.

--- The results that variable pay depends on, for anybody in the team. An empty list says that
--- no pay is variable.
---@alias samplint.word.account_team_profile_and_skills.remuneration.basis
---| "individual_sales" # Pay depends on what the person sells.
---| "account_performance" # Pay depends on what an account as a whole brings in the period paid for, whoever sold it.
---| "team_result" # Pay depends on what a group of people achieves and not on one account.
---| "long_term_value" # Pay depends on what an account brings, or is expected to bring, in years after the period paid for.

---@class samplint.value.account_team_profile_and_skills.remuneration.basis: samplint.Set
---@field has fun(self: samplint.value.account_team_profile_and_skills.remuneration.basis, word: samplint.word.account_team_profile_and_skills.remuneration.basis): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_team_profile_and_skills.remuneration.basis, ...: samplint.word.account_team_profile_and_skills.remuneration.basis|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_team_profile_and_skills.remuneration.basis, ...: samplint.word.account_team_profile_and_skills.remuneration.basis|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_team_profile_and_skills.remuneration.basis): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_team_profile_and_skills.remuneration.basis): boolean Returns whether the set has no words.

--- What account managers and team members are paid by.
---@class samplint.group.account_team_profile_and_skills.remuneration
---@field own_system_for samplint.value.account_team_profile_and_skills.remuneration.own_system_for Who in the program is paid by a system of its own. An empty list says that all are paid by the rules that others are paid by.
---@field basis samplint.value.account_team_profile_and_skills.remuneration.basis The results that variable pay depends on, for anybody in the team. An empty list says that no pay is variable.

--- The functions that have people in the account team. Somebody who is asked for help now and
--- then is not in the team. An empty list says that there is no team.
---@alias samplint.word.account_team_profile_and_skills.composition
---| "sales" # People who win and keep orders are in the team.
---| "operations" # People who make or perform what is sold are in the team.
---| "finance" # People who calculate, book or finance are in the team.
---| "research_and_development" # People who design or invent what is sold are in the team.
---| "service" # People who install, maintain or help after delivery are in the team.
---| "marketing" # People who study markets or promote what is sold are in the team.
---| "legal" # People who draw up and judge contracts are in the team.
---| "logistics" # People who store and move what is sold are in the team.

---@class samplint.value.account_team_profile_and_skills.composition: samplint.Set
---@field has fun(self: samplint.value.account_team_profile_and_skills.composition, word: samplint.word.account_team_profile_and_skills.composition): boolean Returns whether the set has this word.
---@field any fun(self: samplint.value.account_team_profile_and_skills.composition, ...: samplint.word.account_team_profile_and_skills.composition|samplint.Set): boolean Returns whether the set has at least one of these words, or of the words of another set.
---@field all fun(self: samplint.value.account_team_profile_and_skills.composition, ...: samplint.word.account_team_profile_and_skills.composition|samplint.Set): boolean Returns whether the set has all these words, or all words of another set.
---@field count fun(self: samplint.value.account_team_profile_and_skills.composition): integer Returns how many words the set has.
---@field empty fun(self: samplint.value.account_team_profile_and_skills.composition): boolean Returns whether the set has no words.

--- How much of their time the team's people give to strategic accounts. Only the firm's own
--- people count.
---@alias samplint.word.account_team_profile_and_skills.staffing
---| "part_time" # Everybody in the team also has other work.
---| "mixed" # Some in the team work for strategic accounts alone, and others do not.
---| "dedicated" # Everybody in the team works for strategic accounts alone.

---@class samplint.value.account_team_profile_and_skills.staffing: samplint.Ordinal
---@field is fun(self: samplint.value.account_team_profile_and_skills.staffing, ...: samplint.word.account_team_profile_and_skills.staffing): boolean Returns whether the value is one of these words.

--- Who serves the account, with what skills, and paid for what.
---@class samplint.group.account_team_profile_and_skills
---@field qualification_criteria boolean Whether the skills that the account team needs are written down.
---@field development_program samplint.value.account_team_profile_and_skills.development_program How the people who serve strategic accounts are trained and developed.
---@field remuneration samplint.group.account_team_profile_and_skills.remuneration What account managers and team members are paid by.
---@field composition samplint.value.account_team_profile_and_skills.composition The functions that have people in the account team. Somebody who is asked for help now and then is not in the team. An empty list says that there is no team.
---@field staffing samplint.value.account_team_profile_and_skills.staffing How much of their time the team's people give to strategic accounts. Only the firm's own people count.

---@alias samplint.Element
---| "role_and_goals"
---| "account_portfolio_definition"
---| "account_business_planning"
---| "account_specific_value_proposition"
---| "account_management_process"
---| "organizational_integration"
---| "support_capabilities"
---| "account_performance_management"
---| "account_team_profile_and_skills"

---@alias samplint.Path
---| "context"
---| "context.environment_velocity"
---| "role_and_goals"
---| "role_and_goals.role"
---| "role_and_goals.coreness"
---| "role_and_goals.theme"
---| "role_and_goals.goals"
---| "role_and_goals.reasons"
---| "account_portfolio_definition"
---| "account_portfolio_definition.selection_criteria"
---| "account_portfolio_definition.selection_criteria.defined"
---| "account_portfolio_definition.selection_criteria.communicated"
---| "account_portfolio_definition.selection_criteria.aligned_to_role"
---| "account_portfolio_definition.selection_criteria.basis"
---| "account_portfolio_definition.selection_criteria.serves"
---| "account_portfolio_definition.review"
---| "account_portfolio_definition.review.cycle_months"
---| "account_portfolio_definition.review.selects"
---| "account_portfolio_definition.review.deselects"
---| "account_portfolio_definition.decided_by"
---| "account_portfolio_definition.segmentation"
---| "account_portfolio_definition.size"
---| "account_portfolio_definition.demand_heterogeneity"
---| "account_business_planning"
---| "account_business_planning.strategic_planning_link"
---| "account_business_planning.cycle_months"
---| "account_business_planning.focus"
---| "account_business_planning.customer_involvement"
---| "account_specific_value_proposition"
---| "account_specific_value_proposition.differentiation"
---| "account_specific_value_proposition.operations_involvement"
---| "account_specific_value_proposition.earnings_logic"
---| "account_specific_value_proposition.work_division"
---| "account_specific_value_proposition.offering_structure"
---| "account_specific_value_proposition.pricing_logic"
---| "account_specific_value_proposition.joint_development"
---| "account_specific_value_proposition.customer_resources"
---| "account_management_process"
---| "account_management_process.encounter_process"
---| "account_management_process.encounter_balance"
---| "account_management_process.relationship_breadth"
---| "account_management_process.knowledge"
---| "account_management_process.knowledge.generation"
---| "account_management_process.knowledge.dissemination"
---| "account_management_process.sales_process_tracks_plan"
---| "organizational_integration"
---| "organizational_integration.roles_defined"
---| "organizational_integration.executive_representation"
---| "organizational_integration.escalation"
---| "organizational_integration.structure"
---| "organizational_integration.coordination"
---| "organizational_integration.culture"
---| "organizational_integration.authority"
---| "support_capabilities"
---| "support_capabilities.business_intelligence"
---| "support_capabilities.it_support"
---| "support_capabilities.administrative_roles"
---| "account_performance_management"
---| "account_performance_management.value_capture_measures"
---| "account_performance_management.value_creation"
---| "account_performance_management.value_creation.quantified"
---| "account_performance_management.value_creation.communication"
---| "account_performance_management.reporting"
---| "account_team_profile_and_skills"
---| "account_team_profile_and_skills.qualification_criteria"
---| "account_team_profile_and_skills.development_program"
---| "account_team_profile_and_skills.remuneration"
---| "account_team_profile_and_skills.remuneration.own_system_for"
---| "account_team_profile_and_skills.remuneration.basis"
---| "account_team_profile_and_skills.composition"
---| "account_team_profile_and_skills.staffing"

---@alias samplint.AccountPath
---| "accounts.name"
---| "accounts.segment"
---| "accounts.team"
---| "account_specific_value_proposition"
---| "account_specific_value_proposition.differentiation"
---| "account_specific_value_proposition.operations_involvement"
---| "account_specific_value_proposition.earnings_logic"
---| "account_specific_value_proposition.work_division"
---| "account_specific_value_proposition.offering_structure"
---| "account_specific_value_proposition.pricing_logic"
---| "account_specific_value_proposition.joint_development"
---| "account_specific_value_proposition.customer_resources"
---| "account_management_process"
---| "account_management_process.encounter_process"
---| "account_management_process.encounter_balance"
---| "account_management_process.relationship_breadth"
---| "account_management_process.knowledge"
---| "account_management_process.knowledge.generation"
---| "account_management_process.knowledge.dissemination"
---| "account_management_process.sales_process_tracks_plan"
---| "account_performance_management"
---| "account_performance_management.value_capture_measures"
---| "account_performance_management.value_creation"
---| "account_performance_management.value_creation.quantified"
---| "account_performance_management.value_creation.communication"
---| "account_performance_management.reporting"
---| "account_team_profile_and_skills"
---| "account_team_profile_and_skills.qualification_criteria"
---| "account_team_profile_and_skills.development_program"
---| "account_team_profile_and_skills.remuneration"
---| "account_team_profile_and_skills.remuneration.own_system_for"
---| "account_team_profile_and_skills.remuneration.basis"
---| "account_team_profile_and_skills.composition"
---| "account_team_profile_and_skills.staffing"
---| "account_business_planning.focus"
---| "account_business_planning.customer_involvement"

---@alias samplint.Work
---| "abratt-2002"
---| "adner-2002"
---| "boles-1999"
---| "burnett-1992"
---| "day-1994"
---| "eisenhardt-2000"
---| "ellram-1991"
---| "gosselin-2003"
---| "guesalaga-2010"
---| "harvey-2003"
---| "homburg-2000"
---| "homburg-2002"
---| "hui-shi-2004"
---| "mcdonald-1997"
---| "mcdonald-2000"
---| "meyer-1993"
---| "miller-1996"
---| "normann-2001"
---| "senn-2006"
---| "singh-1991"
---| "storbacka-2004"
---| "storbacka-2006"
---| "storbacka-2012"
---| "storbacka-2014"
---| "vargo-2008"

---@alias samplint.Statement
---| "customers-serve-corporate-goals" # Customers are strategic if they contribute much to the firm's goals, now or later, or if success in a market turns on them.
---| "value-is-created-together" # The firm and its strategic customers create value together.
---| "both-directions" # Account management carries the firm's strategy out to customers. It also finds opportunities by understanding how customers create value, and so influences the strategy.
---| "special-activities" # Strategic accounts get something special, such as prices, products, services, distribution or shared information.
---| "other-functions-take-part" # Functions besides marketing and sales take part, for example production, finance, or research and development.
---| "boundaries" # The work crosses functions and levels of the firm and of the customer, and often regions and their cultures.
---| "performance-is-creation-and-capture" # The performance of an account consists of the value that is created for it and the value that the firm captures.
---| "business-models-connect" # Performance can improve if the firm changes parts of its business model, or if its business model and the customer's are connected better.
---| "fit-of-elements" # What matters most about a configuration is that its elements fit each other.
---| "elements-form-patterns" # Elements depend on each other, so some combinations of them are found often.
---| "single-theme" # One theme can connect the elements: innovation or efficiency, for example, or strategic account management itself.
---| "sensing-and-linking" # A program is an ability, which changes with time, to sense what happens at customers and to link with them.
---| "commonalities" # Effective firms have practices in common.
---| "research-process" # The findings come from five experts and nine firms of several industries, who discussed them with the researchers.
---| "purpose" # A program aligns the firm with its customers, and the parts of the firm with each other, so that accounts perform better and shareholders gain in the end.
---| "task-dedicated-actors" # People whose task it is carry the program out.
---| "resources-of-both" # The program allocates resources of the firm and of its most important customers.
---| "four-and-four-elements" # Four elements align the firm with the customer, and four align the firm inside.
---| "impact-without-authority" # Account managers try to move the customer's resources without authority over them. They do it with the plan for the account, with what the account is offered, and in meetings that the account management process sets.
---| "program-level" # The choice of accounts, the way of planning, the support capabilities and the support of the firm are common to all accounts.
---| "support-of-whole-firm" # The program makes sure that the whole firm supports the account.
---| "account-level" # Each account has a value proposition, an account management process, a team and a performance of its own.
---| "echo-role-and-goals" # Every element reflects the role and goals of the program.
---| "change-spreads" # A change of one element can make changes of several others necessary.
---| "goals" # A program can have these goals: growth, profitability, less risk through sharing, volume commitments, joint planning or dependency of the customer, lower cost of production or of transactions, consistency, and easier introduction of new offerings.
---| "guiding-principles" # The practices are principles for guidance, and their details differ from firm to firm.
---| "practice-apd-1" # Criteria for the selection of accounts are defined, agree with the role and the goals of the program, and are made known.
---| "practice-apd-2" # Each year, a process takes accounts into the program and out of it.
---| "practice-apd-3" # The executive committee decides which accounts are selected.
---| "practice-abp-1" # Account planning is a part of the strategic planning that the firm does each year.
---| "practice-abp-2" # Account plans look for value that can be created in the future, and contain actions by which the account is to perform better.
---| "practice-abp-3" # The firm makes account plans together with the customer.
---| "practice-avp-1" # Strategic accounts get a value proposition that differs from the ordinary one.
---| "practice-avp-2" # Operations take part when the offering is defined, so that the firm earns what it means to earn by it.
---| "practice-avp-3" # The offering consists of standard modules, and it is defined how its price is set.
---| "practice-amp-1" # There is one defined process of encounters for all strategic accounts. It balances two needs: that the business models of firm and customer match, and that people of several functions and levels know each other.
---| "practice-amp-2" # There is a defined process by which the firm gains insight into customers and spreads it.
---| "practice-amp-3" # The firm follows the progress of the account plan by its sales process.
---| "practice-oi-1" # It is clearly defined what account managers, members of the team, and managers of functions or regions do and answer for.
---| "practice-oi-2" # The executive committee has somebody in it who represents the program.
---| "practice-oi-3" # It is defined how a conflict is escalated, so that strategic accounts come first in operations when they need it.
---| "practice-sc-1" # Account planning uses business intelligence.
---| "practice-sc-2" # Information technology supports the knowledge management of the program.
---| "practice-sc-3" # It is defined what finance and legal do for the program.
---| "practice-apm-1" # The firm measures the value that it captures, both backward and forward.
---| "practice-apm-2" # The value that is created for customers is put into figures and told to them at regular times.
---| "practice-apm-3" # Reports follow how accounts perform.
---| "practice-atp-1" # It is defined which skills people need for the account team.
---| "practice-atp-2" # There is a development program for strategic accounts in particular.
---| "practice-atp-3" # Account managers and team members are paid by a system of their own.
---| "equal-approaches" # Firms manage strategic accounts in more than one way, and succeed as well with one as with another.
---| "congruence-inside" # Configurations of different kinds are possible, provided that the elements of each are congruent.
---| "all-elements-present" # Every program has all the elements, whatever its configuration.
---| "elements-interact" # Elements act on each other, and can reinforce each other.
---| "context-differs" # Configurations differ with their contexts.
---| "role-frames" # Role and goals frame the program.
---| "coreness-frames-performance" # How core the program is to the firm's strategy and goals frames most how far it can improve the performance of accounts.
---| "peripheral-lacks-resources" # The account team of a peripheral program does not get the resources that would have to be invested in its accounts.
---| "reasons-show-coreness" # The easiest way to find how core a program is, is to ask why the firm would start it.
---| "reasons-to-start" # Firms have many reasons to start a program, such as market share, a change of strategy, offerings that fit the customer better, better relationships, pressure of the market, and large clients to be won.
---| "reasons-are-often-favorable" # Many of these reasons frame a program well.
---| "portfolio-frames" # How the account portfolio is defined decides what the program can become.
---| "strategic-fit-frames" # Customers with strategic fit are willing to build collaborative relationships. Selecting them frames planning, value proposition, account management process, account team and organizational integration.
---| "selection-drives-heterogeneity" # Which accounts are selected drives how much customers differ in what they want, and through this how much firms differ in performance.
---| "customers-as-assets" # Strategic customers are assets, so they should be divided into portfolios.
---| "no-homogeneous-group" # A firm that wants to create as much value as it can for shareholders should not manage its strategic accounts as one group of the same kind.
---| "proposition-frames" # The value proposition defines how work is divided and how the firm earns at an account, and so drives whether performance can improve.
---| "proposition-lowers-heterogeneity" # At its best, a value proposition makes customers differ less in what they want.
---| "velocity-raises-heterogeneity" # In surroundings that change fast, customers mostly differ more in what they want, because no design has won yet.
---| "joint-development-aligns-preferences" # If the firm does research and development together with strategic customers, what they want comes to overlap or to agree. One design can win then, and the firm finds its position in the market.
---| "integration-frames" # Organizational integration frames the program, too.
---| "four-dimensions" # Organization has four dimensions: structure, coordination, culture and power.
---| "integration-executes-role" # How the program sets these dimensions decides in the end whether it can carry out its role and goals.
---| "configured-to-fit" # Firms have to configure a program so that there is fit among its elements.
---| "framing-sets-prerequisites" # The framing elements deserve attention first, because they are the foundation that sets the prerequisites of the other elements.
