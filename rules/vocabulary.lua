-- What a file can declare: the surroundings of a strategic account management program, its role and
-- goals, the eight design elements around them, their attributes, and the words each attribute
-- takes. Rules read nothing that is not named here.
-- The words of an ordinal go from the lowest to the highest. Lowest is no worse than highest.
--
-- The meanings decide which word a firm gets: two people who rate the same firm from them alone
-- choose the same word. So the meanings of one attribute exclude each other and leave no case out,
-- and the sign of a word is something that one can see or count. The words of a set do not exclude
-- each other: a set holds each word whose meaning is true.
-- A word is absent if it says that nothing has been settled. A word such as "none" is not absent:
-- it is a choice of the firm like any other.

-- What a program can be for; selection criteria say which of the same goals they serve.
local goals = {
  {
    "growth",
    meaning = "The firm is to sell more to the accounts, or to other customers through them.",
    sign = "A target names revenue, volume or share of purchases above today's figure.",
  },
  {
    "profitability",
    meaning = "The firm is to earn a higher margin or return on the accounts.",
    sign = "A target names a margin or a return on the accounts.",
  },
  {
    "asset_and_information_sharing",
    meaning = "The firm is to run less risk because both sides use the same plants, tools, stock "
      .. "or data.",
    sign = "The goals or the contracts list plants, tools, stock or data that both sides use.",
    label = "reduced risk through asset and information sharing",
    formerly = { "asset_sharing" },
  },
  {
    "volume_commitment",
    meaning = "The firm is to run less risk because accounts bind themselves to quantities.",
    sign = "The goals or the contracts state a quantity that an account has to take.",
    label = "reduced risk through volume commitments",
  },
  {
    "joint_planning",
    meaning = "The firm is to run less risk because both sides plan the future together, trust "
      .. "each other and depend on each other.",
    sign = "The goals name plans for coming years that both sides agree on.",
    label = "reduced risk through joint planning",
  },
  {
    "customer_dependency",
    meaning = "The firm is to run less risk because the account depends on it and cannot easily "
      .. "change the supplier.",
    sign = "The goals name sole supply, long contracts, or what a change would cost the account.",
    label = "reduced risk through customer dependency",
  },
  {
    "production_cost_savings",
    meaning = "The firm is to spend less on making and delivering what the accounts buy.",
    sign = "A target names the firm's own cost of a unit, a delivery or a job for the accounts.",
  },
  {
    "transaction_cost_savings",
    meaning = "The firm is to spend less on dealing with the accounts, through better information, "
      .. "less uncertainty or routine.",
    sign = "A target names the cost, the time or the errors of an offer, an order or an invoice.",
    formerly = { "routinized_transactions" },
  },
  {
    "consistency",
    meaning = "The firm is to deal with an account in the same way at each place and time, so that "
      .. "the two sides fit together.",
    sign = "The goals ask all units that serve an account to work by one standard.",
  },
  {
    "new_offering_introduction",
    meaning = "The firm is to bring new products or services into the market more easily, because "
      .. "the accounts trust it.",
    sign = "A target names products or services that accounts take up first.",
    label = "introduction of new offerings",
  },
}

-- What can be checked of the sources, in the order of their texts and in our own words. Rules name
-- the statements that carry them; a statement that no rule names says why there is none.
local INTRODUCTION <const> = "Introduction"
local ELEMENTS <const> = "Design Elements"
local EQUIFINALITY <const> = "Equifinality"
local ON_ROLE <const> = "Equifinality, on role and goals"
local ON_PORTFOLIO <const> = "Equifinality, on the account portfolio"
local ON_PROPOSITION <const> = "Equifinality, on the value proposition"
local ON_INTEGRATION <const> = "Equifinality, on organizational integration"

local paper = {
  {
    id = "customers-serve-corporate-goals",
    at = INTRODUCTION,
    says = "Customers are strategic if they contribute much to the firm's goals, now or later, "
      .. "or if success in a market turns on them.",
    left_out = "It says who is a strategic account, and not how elements fit. The goals that "
      .. "accounts are chosen for are a part of the selection criteria.",
  },
  {
    id = "value-is-created-together",
    at = INTRODUCTION,
    says = "The firm and its strategic customers create value together.",
    left_out = "A program declares how far it does so: in planning, in the division of work and "
      .. "in joint development. No amount is right for every program.",
  },
  {
    id = "both-directions",
    at = INTRODUCTION,
    says = "Account management carries the firm's strategy out to customers. It also finds "
      .. "opportunities by understanding how customers create value, and so influences the "
      .. "strategy.",
  },
  {
    id = "special-activities",
    at = INTRODUCTION,
    says = "Strategic accounts get something special, such as prices, products, services, "
      .. "distribution or shared information.",
  },
  {
    id = "other-functions-take-part",
    at = INTRODUCTION,
    says = "Functions besides marketing and sales take part, for example production, finance, or "
      .. "research and development.",
  },
  {
    id = "boundaries",
    at = INTRODUCTION,
    says = "The work crosses functions and levels of the firm and of the customer, and often "
      .. "regions and their cultures.",
  },
  {
    id = "performance-is-creation-and-capture",
    at = INTRODUCTION,
    says = "The performance of an account consists of the value that is created for it and the "
      .. "value that the firm captures.",
  },
  {
    id = "business-models-connect",
    at = INTRODUCTION,
    says = "Performance can improve if the firm changes parts of its business model, or if its "
      .. "business model and the customer's are connected better.",
  },
  {
    id = "fit-of-elements",
    at = INTRODUCTION,
    says = "What matters most about a configuration is that its elements fit each other.",
    left_out = "All rules of kind fit express it together, and so does the verdict.",
  },
  {
    id = "elements-form-patterns",
    at = INTRODUCTION,
    says = "Elements depend on each other, so some combinations of them are found often.",
    left_out = "The command audit counts the congruent combinations, and says which known "
      .. "approaches are among them. How often firms choose one is not known here.",
  },
  {
    id = "single-theme",
    at = INTRODUCTION,
    says = "One theme can connect the elements: innovation or efficiency, for example, or "
      .. "strategic account management itself.",
  },
  {
    id = "sensing-and-linking",
    at = INTRODUCTION,
    says = "A program is an ability, which changes with time, to sense what happens at customers "
      .. "and to link with them.",
    left_out = "An ability cannot be declared. The program declares the encounters and the "
      .. "knowledge process by which it senses and links, and these have practices of their own.",
  },
  {
    id = "commonalities",
    at = INTRODUCTION,
    says = "Effective firms have practices in common.",
    left_out = "The rules of kind practice, which are listed under Table 1, are these practices.",
  },
  {
    id = "research-process",
    at = "Research Process",
    says = "The findings come from five experts and nine firms of several industries, who "
      .. "discussed them with the researchers.",
    left_out = "It says how the findings came about. Nothing that a program declares can agree "
      .. "with it or contradict it.",
  },
  {
    id = "purpose",
    at = ELEMENTS,
    says = "A program aligns the firm with its customers, and the parts of the firm with each "
      .. "other, so that accounts perform better and shareholders gain in the end.",
    left_out = "It is the purpose of every program. Whether a program reaches it shows in "
      .. "results, and not in a declaration.",
  },
  {
    id = "task-dedicated-actors",
    at = ELEMENTS,
    says = "People whose task it is carry the program out.",
  },
  {
    id = "resources-of-both",
    at = ELEMENTS,
    says = "The program allocates resources of the firm and of its most important customers.",
  },
  {
    id = "four-and-four-elements",
    at = ELEMENTS,
    says = "Four elements align the firm with the customer, and four align the firm inside.",
    left_out = "The vocabulary expresses it: it has these eight elements, each with its "
      .. "alignment, around role and goals.",
  },
  {
    id = "impact-without-authority",
    at = ELEMENTS,
    says = "Account managers try to move the customer's resources without authority over them. "
      .. "They do it with the plan for the account, with what the account is offered, and in "
      .. "meetings that the account management process sets.",
  },
  {
    id = "program-level",
    at = ELEMENTS,
    says = "The choice of accounts, the way of planning, the support capabilities and the "
      .. "support of the firm are common to all accounts.",
    left_out = "The vocabulary expresses it: accounts cannot override these elements. Segments "
      .. "may plan differently, which is our extension.",
  },
  {
    id = "support-of-whole-firm",
    at = ELEMENTS,
    says = "The program makes sure that the whole firm supports the account.",
  },
  {
    id = "account-level",
    at = ELEMENTS,
    says = "Each account has a value proposition, an account management process, a team and a "
      .. "performance of its own.",
  },
  {
    id = "echo-role-and-goals",
    at = ELEMENTS,
    says = "Every element reflects the role and goals of the program.",
  },
  {
    id = "change-spreads",
    at = ELEMENTS,
    says = "A change of one element can make changes of several others necessary.",
    left_out = "It is about changes, and rules see one state of a program. The command impact "
      .. "says what else has to change, and repair finds the smallest changes.",
  },
  {
    id = "goals",
    at = ELEMENTS,
    says = "A program can have these goals: growth, profitability, less risk through sharing, "
      .. "volume commitments, joint planning or dependency of the customer, lower cost of "
      .. "production or of transactions, consistency, and easier introduction of new offerings.",
  },
  {
    id = "guiding-principles",
    at = ELEMENTS,
    says = "The practices are principles for guidance, and their details differ from firm to firm.",
    left_out = "The kind of these rules expresses it: a practice that is not shown is an "
      .. "observation, whose severity is info, and no part of the verdict.",
  },
  {
    id = "practice-apd-1",
    at = "Table 1, account portfolio definition",
    says = "Criteria for the selection of accounts are defined, agree with the role and the "
      .. "goals of the program, and are made known.",
  },
  {
    id = "practice-apd-2",
    at = "Table 1, account portfolio definition",
    says = "Each year, a process takes accounts into the program and out of it.",
  },
  {
    id = "practice-apd-3",
    at = "Table 1, account portfolio definition",
    says = "The executive committee decides which accounts are selected.",
  },
  {
    id = "practice-abp-1",
    at = "Table 1, account business planning",
    says = "Account planning is a part of the strategic planning that the firm does each year.",
  },
  {
    id = "practice-abp-2",
    at = "Table 1, account business planning",
    says = "Account plans look for value that can be created in the future, and contain actions "
      .. "by which the account is to perform better.",
  },
  {
    id = "practice-abp-3",
    at = "Table 1, account business planning",
    says = "The firm makes account plans together with the customer.",
  },
  {
    id = "practice-avp-1",
    at = "Table 1, account-specific value proposition",
    says = "Strategic accounts get a value proposition that differs from the ordinary one.",
  },
  {
    id = "practice-avp-2",
    at = "Table 1, account-specific value proposition",
    says = "Operations take part when the offering is defined, so that the firm earns what it "
      .. "means to earn by it.",
  },
  {
    id = "practice-avp-3",
    at = "Table 1, account-specific value proposition",
    says = "The offering consists of standard modules, and it is defined how its price is set.",
  },
  {
    id = "practice-amp-1",
    at = "Table 1, account management process",
    says = "There is one defined process of encounters for all strategic accounts. It balances "
      .. "two needs: that the business models of firm and customer match, and that people of "
      .. "several functions and levels know each other.",
  },
  {
    id = "practice-amp-2",
    at = "Table 1, account management process",
    says = "There is a defined process by which the firm gains insight into customers and "
      .. "spreads it.",
  },
  {
    id = "practice-amp-3",
    at = "Table 1, account management process",
    says = "The firm follows the progress of the account plan by its sales process.",
  },
  {
    id = "practice-oi-1",
    at = "Table 1, organizational integration",
    says = "It is clearly defined what account managers, members of the team, and managers of "
      .. "functions or regions do and answer for.",
  },
  {
    id = "practice-oi-2",
    at = "Table 1, organizational integration",
    says = "The executive committee has somebody in it who represents the program.",
  },
  {
    id = "practice-oi-3",
    at = "Table 1, organizational integration",
    says = "It is defined how a conflict is escalated, so that strategic accounts come first in "
      .. "operations when they need it.",
  },
  {
    id = "practice-sc-1",
    at = "Table 1, support capabilities",
    says = "Account planning uses business intelligence.",
  },
  {
    id = "practice-sc-2",
    at = "Table 1, support capabilities",
    says = "Information technology supports the knowledge management of the program.",
  },
  {
    id = "practice-sc-3",
    at = "Table 1, support capabilities",
    says = "It is defined what finance and legal do for the program.",
  },
  {
    id = "practice-apm-1",
    at = "Table 1, account performance management",
    says = "The firm measures the value that it captures, both backward and forward.",
  },
  {
    id = "practice-apm-2",
    at = "Table 1, account performance management",
    says = "The value that is created for customers is put into figures and told to them at "
      .. "regular times.",
  },
  {
    id = "practice-apm-3",
    at = "Table 1, account performance management",
    says = "Reports follow how accounts perform.",
  },
  {
    id = "practice-atp-1",
    at = "Table 1, account team profile and skills",
    says = "It is defined which skills people need for the account team.",
  },
  {
    id = "practice-atp-2",
    at = "Table 1, account team profile and skills",
    says = "There is a development program for strategic accounts in particular.",
  },
  {
    id = "practice-atp-3",
    at = "Table 1, account team profile and skills",
    says = "Account managers and team members are paid by a system of their own.",
  },
  {
    id = "equal-approaches",
    at = EQUIFINALITY,
    says = "Firms manage strategic accounts in more than one way, and succeed as well with one "
      .. "as with another.",
    left_out = "It forbids rules rather than asking for one: none prefers a congruent program to "
      .. "another. Tests hold that no report ranks them by count, color, order or word.",
  },
  {
    id = "congruence-inside",
    at = EQUIFINALITY,
    says = "Configurations of different kinds are possible, provided that the elements of each "
      .. "are congruent.",
    left_out = "The verdict expresses it, and so does each misfit, which lists ways out without "
      .. "a preference.",
  },
  {
    id = "all-elements-present",
    at = EQUIFINALITY,
    says = "Every program has all the elements, whatever its configuration.",
    left_out = "Only the framing elements have rules that ask for them. If another element is "
      .. "missing, the rules that read it wait for its values, and none of its pairs is shown as "
      .. "congruent.",
  },
  {
    id = "elements-interact",
    at = EQUIFINALITY,
    says = "Elements act on each other, and can reinforce each other.",
    left_out = "Rules express the pairs for which the text says how. That one element makes "
      .. "another stronger is a matter of degree, which no declaration shows.",
  },
  {
    id = "context-differs",
    at = EQUIFINALITY,
    says = "Configurations differ with their contexts.",
    left_out = "The header can declare facts about the surroundings, and rules may read them. No "
      .. "fact makes one configuration better than another.",
  },
  {
    id = "role-frames",
    at = ON_ROLE,
    says = "Role and goals frame the program.",
  },
  {
    id = "coreness-frames-performance",
    at = ON_ROLE,
    says = "How core the program is to the firm's strategy and goals frames most how far it can "
      .. "improve the performance of accounts.",
  },
  {
    id = "peripheral-lacks-resources",
    at = ON_ROLE,
    says = "The account team of a peripheral program does not get the resources that would have "
      .. "to be invested in its accounts.",
  },
  {
    id = "reasons-show-coreness",
    at = ON_ROLE,
    says = "The easiest way to find how core a program is, is to ask why the firm would start it.",
  },
  {
    id = "reasons-to-start",
    at = ON_ROLE,
    says = "Firms have many reasons to start a program, such as market share, a change of "
      .. "strategy, offerings that fit the customer better, better relationships, pressure of "
      .. "the market, and large clients to be won.",
    left_out = "The vocabulary expresses it: these are the words of reasons.",
  },
  {
    id = "reasons-are-often-favorable",
    at = ON_ROLE,
    says = "Many of these reasons frame a program well.",
    left_out = "The text does not say which of them do, so no rule prefers one reason to another.",
  },
  {
    id = "portfolio-frames",
    at = ON_PORTFOLIO,
    says = "How the account portfolio is defined decides what the program can become.",
  },
  {
    id = "strategic-fit-frames",
    at = ON_PORTFOLIO,
    says = "Customers with strategic fit are willing to build collaborative relationships. "
      .. "Selecting them frames planning, value proposition, account management process, account "
      .. "team and organizational integration.",
  },
  {
    id = "selection-drives-heterogeneity",
    at = ON_PORTFOLIO,
    says = "Which accounts are selected drives how much customers differ in what they want, and "
      .. "through this how much firms differ in performance.",
  },
  {
    id = "customers-as-assets",
    at = ON_PORTFOLIO,
    says = "Strategic customers are assets, so they should be divided into portfolios.",
  },
  {
    id = "no-homogeneous-group",
    at = ON_PORTFOLIO,
    says = "A firm that wants to create as much value as it can for shareholders should not "
      .. "manage its strategic accounts as one group of the same kind.",
  },
  {
    id = "proposition-frames",
    at = ON_PROPOSITION,
    says = "The value proposition defines how work is divided and how the firm earns at an "
      .. "account, and so drives whether performance can improve.",
  },
  {
    id = "proposition-lowers-heterogeneity",
    at = ON_PROPOSITION,
    says = "At its best, a value proposition makes customers differ less in what they want.",
  },
  {
    id = "velocity-raises-heterogeneity",
    at = ON_PROPOSITION,
    says = "In surroundings that change fast, customers mostly differ more in what they want, "
      .. "because no design has won yet.",
  },
  {
    id = "joint-development-aligns-preferences",
    at = ON_PROPOSITION,
    says = "If the firm does research and development together with strategic customers, what "
      .. "they want comes to overlap or to agree. One design can win then, and the firm finds "
      .. "its position in the market.",
  },
  {
    id = "integration-frames",
    at = ON_INTEGRATION,
    says = "Organizational integration frames the program, too.",
  },
  {
    id = "four-dimensions",
    at = ON_INTEGRATION,
    says = "Organization has four dimensions: structure, coordination, culture and power.",
  },
  {
    id = "integration-executes-role",
    at = ON_INTEGRATION,
    says = "How the program sets these dimensions decides in the end whether it can carry out "
      .. "its role and goals.",
  },
}

local chapter = {
  {
    id = "configured-to-fit",
    at = "Abstract",
    says = "Firms have to configure a program so that there is fit among its elements.",
    left_out = "All rules of kind fit express it together, and so does the verdict.",
  },
  {
    id = "framing-sets-prerequisites",
    at = "Abstract",
    says = "The framing elements deserve attention first, because they are the foundation that "
      .. "sets the prerequisites of the other elements.",
  },
}

return vocabulary {
  format = {
    key = "samp",
    version = 1,
    description = "The version of the file format; a file of this version starts with samp: 1.",
  },
  title = "strategic account management program",

  works = {
    ["abratt-2002"] =
      "Abratt, R. and Kelly, P.M., 2002. Customer-supplier partnerships: Perceptions of a "
      .. "successful key account management program. Industrial Marketing Management, 31(5), "
      .. "467-476.",
    ["adner-2002"] =
      "Adner, R., 2002. When are technologies disruptive? A demand-based view of the "
      .. "emergence of competition. Strategic Management Journal, 23(8), 667-688.",
    ["boles-1999"] =
      "Boles, J.S., Johnston, W. and Gardner, A., 1999. The selection and organization of "
      .. "national accounts: A North-American perspective. Journal of Business and Industrial "
      .. "Marketing, 14(4), 264-275.",
    ["burnett-1992"] =
      "Burnett, K., 1992. Strategic Customer Alliances: How to Win, Manage and Develop Key "
      .. "Account Business in the 1990's. Financial Times Prentice Hall, London.",
    ["day-1994"] =
      "Day, G.S., 1994. The capabilities of market driven organizations. Journal of "
      .. "Marketing, 58(10), 37-52.",
    ["eisenhardt-2000"] =
      "Eisenhardt, K.M. and Martin, J.A., 2000. Dynamic capabilities: what are they? "
      .. "Strategic Management Journal, 21(10-11), 1105-1121.",
    ["ellram-1991"] =
      "Ellram, L.M., 1991. Key success factors and barriers in international purchasing "
      .. "partnerships. Management Decision, 29(7), 38-44.",
    ["gosselin-2003"] =
      "Gosselin, D.P. and Heene, A., 2003. A competence-based analysis of account "
      .. "management: implications for a customer-focused organization. Journal of Selling and "
      .. "Major Account Management, 5(1), 11-31.",
    ["guesalaga-2010"] =
      "Guesalaga, R. and Johnston, W., 2010. What's next in key account management "
      .. "research? Building the bridge between the academic literature and the practitioners' "
      .. "priorities. Industrial Marketing Management, doi:10.1016/j.indmarman.2009.12.008.",
    ["harvey-2003"] =
      "Harvey, M.G., Novicevic, M.M., Hensch, T. and Myers, M., 2003. Global account "
      .. "management: a supply-side managerial view. Industrial Marketing Management, 32, "
      .. "563-571.",
    ["homburg-2000"] =
      "Homburg, C., Workman, J.P. Jr. and Jensen, O., 2000. Fundamental changes in "
      .. "marketing organization: the movement toward a customer-focused organizational "
      .. "structure. Journal of the Academy of Marketing Science, 28(4), 459-478.",
    ["homburg-2002"] =
      "Homburg, C., Workman, J.P. Jr. and Jensen, O., 2002. A configurational perspective "
      .. "on key account management. Journal of Marketing, 66(2), 38-60.",
    ["hui-shi-2004"] =
      "Hui Shi, L., Zou, S. and Cavusgil, S.T., 2004. A conceptual framework of global "
      .. "account management capabilities and firm performance. International Business Review, "
      .. "13, 539-553.",
    ["mcdonald-1997"] =
      "McDonald, M., Millman, T. and Rogers, B., 1997. Key account management: theory, "
      .. "practice and challenges. Journal of Marketing Management, 13(8), 737-757.",
    ["mcdonald-2000"] =
      "McDonald, M., 2000. Key account management: a domain review. Marketing Review, 1(1), "
      .. "15-35.",
    ["meyer-1993"] =
      "Meyer, A.D., Tsui, A.S. and Hinings, C.R., 1993. Configurational approaches to "
      .. "organizational analysis. The Academy of Management Journal, 36(6), 1175-1195.",
    ["miller-1996"] =
      "Miller, D., 1996. Configurations revisited. Strategic Management Journal, 17(7), "
      .. "505-512.",
    ["normann-2001"] =
      "Normann, R., 2001. Reframing Business: When the Map Changes the Landscape. John "
      .. "Wiley & Sons, Chichester.",
    ["senn-2006"] =
      "Senn, C., 2006. The executive growth factor: how Siemens invigorated its customer "
      .. "relationships. Journal of Business Strategy, 27(1), 27-34.",
    ["singh-1991"] =
      "Singh, J. and Rhoads, G.K., 1991. Boundary role ambiguity in marketing-oriented "
      .. "positions: a multidimensional, multifaceted operationalization. Journal of Marketing "
      .. "Research, 28(3), 328-338.",
    ["storbacka-2004"] =
      "Storbacka, K., 2004. Create your future by investing in customers. Velocity, 6(1), "
      .. "19-25.",
    ["storbacka-2006"] =
      "Storbacka, K., 2006. Driving Growth with Customer Asset Management. WSOYPro, "
      .. "Helsinki.",
    ["storbacka-2012"] = {
      reference = "Storbacka, K., HANKEN School of Economics. Strategic Account Management "
        .. "Programs: Identifying Design Elements and Best Practices.",
      statements = paper,
    },
    ["storbacka-2014"] = {
      reference = "Storbacka, K., 2014. Chapter in Woodburn, D. and Wilson, K. (eds.), Handbook of "
        .. "Strategic Account Management: A Comprehensive Resource. John Wiley & Sons, "
        .. "Chichester, pp. 355-378.",
      statements = chapter,
    },
    ["vargo-2008"] =
      "Vargo, S.L. and Lusch, R.F., 2008. Service-dominant logic: continuing the evolution. "
      .. "Journal of the Academy of Marketing Science, 36(1), 1-10.",
  },

  retired = {
    {
      id = "FIT-27",
      since = "0.1.0",
      reason = "It held only the propositions of the accounts against the segments, but segments "
        .. "can also show in meetings, measures and teams.",
      successor = "FIT-07",
    },
    {
      id = "THM-3",
      since = "0.1.0",
      reason = "It took goals for promises. What a peripheral program commits itself to shows in "
        .. "its proposition.",
      successor = "FIT-02",
    },
  },

  header = {
    {
      id = "program",
      title = "Program",
      description = "Which program the file declares.",
      attributes = {
        {
          id = "name",
          type = "text",
          question = "What is the program called?",
          description = "The name of the program, as reports show it.",
          label = true,
        },
        {
          id = "firm",
          type = "text",
          question = "Which firm runs the program?",
          description = "The firm that runs the program.",
        },
        {
          id = "industry",
          type = "text",
          question = "In which industry does the firm sell?",
          description = "The industry the firm sells in.",
        },
      },
    },
    {
      id = "context",
      title = "Context",
      description = "Facts about the surroundings of the program, which the firm does not choose.",
      attributes = {
        {
          id = "environment_velocity",
          type = "ordinal",
          nature = "fact",
          question = "How often have technology or demand in the accounts' markets changed what "
            .. "is asked for, in the last ten years?",
          description = "How fast technology and demand change in the markets of the program. "
            .. "Count changes of technology, standard or regulation that made suppliers replace "
            .. "what they offered, with one that is under way or has a date.",
          formerly = { "role_and_goals.environment_velocity" },
          domain = {
            {
              "low",
              meaning = "Suppliers have not had to replace what they offered in ten years.",
              sign = "An offer from ten years ago would still meet today's tenders.",
            },
            {
              "moderate",
              meaning = "One change in ten years has made suppliers replace what they offered.",
              sign = "Catalogs or tenders of the last ten years show one earlier generation.",
            },
            {
              "high",
              meaning = "Two or more changes in ten years have made suppliers replace what they "
                .. "offered, or competing designs are on sale and none prevails.",
              sign = "The last ten years show two earlier generations, or tenders of one year ask "
                .. "for designs that exclude each other.",
            },
          },
        },
      },
    },
  },

  segments = {
    key = "segments",
    title = "Segments",
    description = "Groups of strategic accounts, each with its differences from the program.",
    attributes = {
      {
        id = "name",
        type = "text",
        question = "What is this group of strategic accounts called?",
        description = "The name of the segment, by which its accounts name it.",
        label = true,
      },
    },
    -- The attribute of an account that names its segment.
    of_account = "segment",
    -- What a segment may override beside the elements that an account may.
    also = {
      "account_business_planning.focus",
      "account_business_planning.customer_involvement",
    },
    -- A program that says this cannot list segments.
    denied_by = { attribute = "account_portfolio_definition.segmentation", word = "none" },
  },

  accounts = {
    key = "accounts",
    level = "account",
    title = "Accounts",
    description = "The strategic accounts, each with what differs from the program's standard.",
    attributes = {
      {
        id = "name",
        type = "text",
        question = "What is the account called?",
        description = "The name of the strategic account, as reports show it.",
        label = true,
      },
      {
        id = "segment",
        type = "text",
        question = "Which segment of the portfolio does the account belong to?",
        description = "The segment of the portfolio that the account belongs to, by its name.",
      },
      {
        id = "team",
        type = "text",
        question = "Which team serves the account?",
        description = "The team that serves the account, by the name the firm gives it.",
      },
    },
  },

  elements = {
    {
      id = "role_and_goals",
      code = "RG",
      alignment = "centre",
      level = "program",
      framing = true,
      frames = {
        "account_portfolio_definition",
        "account_business_planning",
        "account_specific_value_proposition",
        "account_management_process",
        "organizational_integration",
        "support_capabilities",
        "account_performance_management",
        "account_team_profile_and_skills",
      },
      title = "Role and goals",
      description = "What the program is for, and how close it is to the strategy of the firm.",
      attributes = {
        {
          id = "role",
          type = "text",
          question = "What part does the program play for the firm, in one sentence of yours?",
          description = "The part the program plays for the firm, in the firm's own words.",
        },
        {
          id = "coreness",
          type = "ordinal",
          question = "Why would the firm start this program today, and what do its strategy and "
            .. "its corporate goals say about that?",
          description = "How close the program is to the firm's strategy and goals. The firm "
            .. "is the whole firm, not one branch of it. Where the strategy is not written down, "
            .. "take what the executive committee has told the firm.",
          domain = {
            {
              "peripheral",
              meaning = "Neither the strategy nor the corporate goals speak of the program, its "
                .. "accounts or what it does.",
              sign = "The strategy paper and the list of corporate goals do not mention them.",
            },
            {
              "supporting",
              meaning = "The strategy or a corporate goal speaks of the program, its accounts or "
                .. "what it does, but the firm counts on their results for no corporate goal.",
              sign = "The strategy paper or a corporate goal mentions them; no corporate goal "
                .. "states what they are to bring.",
            },
            {
              "core",
              meaning = "The firm counts on the results of the program or of its accounts for at "
                .. "least one corporate goal.",
              sign = "A corporate goal, or the plan to reach it, states what the program or its "
                .. "accounts are to bring.",
            },
          },
        },
        {
          id = "theme",
          type = "enum",
          question = "When two aims of the program pull in different directions, which idea "
            .. "settles it?",
          description = "The one idea that the whole program is arranged around. Leave it out as "
            .. "long as the firm cannot name one.",
          domain = {
            {
              "growth",
              meaning = "What brings more business settles it.",
              sign = "Program reviews open with sales, share or new business.",
            },
            {
              "innovation",
              meaning = "What brings something new settles it: a product, a service or a way to "
                .. "work that neither side had.",
              sign = "Program reviews open with projects that develop something.",
            },
            {
              "efficiency",
              meaning = "What makes the same business cheaper or simpler settles it, at the firm "
                .. "or at the account.",
              sign = "Program reviews open with cost, time or errors.",
            },
            {
              "retention",
              meaning = "What keeps the accounts and the business they give today settles it.",
              sign = "Program reviews open with renewals, complaints or accounts at risk.",
            },
            {
              "strategic_account_management",
              meaning = "What the relationship with the account in question needs settles it, "
                .. "which can be any of the other four.",
              sign = "Program reviews go account by account, and open with another topic for each.",
            },
          },
        },
        {
          id = "goals",
          type = "set",
          question = "Which results is the program to bring the firm?",
          description = "What the firm wants to achieve by running the program. A goal belongs "
            .. "here if the firm has stated it for the program. Savings and risks are the firm's "
            .. "own; what the account saves is value created for it. An empty list says that no "
            .. "goals are set.",
          domain = goals,
        },
        {
          id = "reasons",
          type = "set",
          nature = "fact",
          question = "What made the firm start the program at the time?",
          description = "Why the firm started the program. What was said then counts, even if it "
            .. "no longer holds. An empty list says that there was no particular reason.",
          domain = {
            {
              "market_share",
              meaning = "The firm wanted a larger share of a market.",
              sign = "The founding papers state a share of the market.",
            },
            {
              "strategy_change",
              meaning = "The firm had changed its business strategy, and the new one called for "
                .. "the program.",
              sign = "The founding papers refer to a new strategy.",
              label = "a change of strategy",
            },
            {
              "customization",
              meaning = "The firm wanted to fit products or services to single customers.",
              sign = "The founding papers name requests that the standard offer did not meet.",
            },
            {
              "customer_relationships",
              meaning = "The firm wanted closer or steadier contact with customers.",
              sign = "The founding papers name contacts that were missing, lost or scattered.",
            },
            {
              "market_pressure",
              meaning = "Competitors, prices or buyers in the market forced the firm to act.",
              sign = "The founding papers name a rival, a fall in prices or a demand of buyers.",
            },
            {
              "attract_large_clients",
              meaning = "The firm wanted large customers to come to it that bought little or "
                .. "nothing before.",
              sign = "The founding papers name large customers that bought elsewhere.",
              label = "attracting large clients",
            },
            {
              "competitive_advantage",
              meaning = "The firm wanted to have something that its competitors did not have.",
              sign = "The founding papers compare the firm with what competitors offer.",
            },
            {
              "customer_satisfaction",
              meaning = "The firm wanted customers to be more content with what they got.",
              sign = "The founding papers cite complaints or results of a customer survey.",
            },
          },
        },
      },
    },

    {
      id = "account_portfolio_definition",
      code = "APD",
      alignment = "inter-organizational",
      level = "program",
      framing = true,
      frames = {
        "account_business_planning",
        "account_specific_value_proposition",
        "account_management_process",
        "account_team_profile_and_skills",
        "organizational_integration",
      },
      title = "Account portfolio definition",
      description = "Which customers are strategic accounts, why, and who decides it.",
      attributes = {
        {
          id = "selection_criteria",
          description = "What a customer is measured against before it is chosen.",
          attributes = {
            {
              id = "defined",
              type = "bool",
              question = "Are the criteria for choosing strategic accounts written down?",
              description = "Whether the criteria for choosing accounts are written down.",
              yes = {
                meaning = "A document states what a customer must be like to become a strategic "
                  .. "account.",
                sign = "Somebody can show the document.",
              },
              no = {
                meaning = "No document states it, whether or not people agree about it.",
                sign = "Asked for the criteria, people recite them or refer to past choices.",
              },
            },
            {
              id = "communicated",
              type = "bool",
              question = "Who has been told by which criteria strategic accounts are chosen?",
              description = "Whether the people concerned have been told the criteria: those who "
                .. "propose customers, and those who serve them.",
              yes = {
                meaning = "The firm has told the criteria to the people who propose customers and "
                  .. "to those who serve them; whoever set the criteria counts as told.",
                sign = "A letter, a page or a training that reaches all of them states the "
                  .. "criteria.",
              },
              no = {
                meaning = "Some of these people have not been told, even if they would name the "
                  .. "same criteria.",
                sign = "Nobody can show an announcement that reached all of them.",
              },
            },
            {
              id = "aligned_to_role",
              type = "bool",
              question = "From what were the criteria for choosing strategic accounts derived?",
              description = "Whether the criteria follow from the role that the program has.",
              yes = {
                meaning = "The criteria were derived from the part that the program plays for the "
                  .. "firm.",
                sign = "The paper or the person that explains the criteria refers to that part.",
              },
              no = {
                meaning = "The criteria were derived from something else, or from nothing that "
                  .. "people can name.",
                sign = "Asked for the reason, people point to an older list, to habit, or to "
                  .. "nothing.",
              },
            },
            {
              id = "basis",
              type = "set",
              question = "What do you look at in a customer when you choose strategic accounts?",
              description = "The qualities of a customer that the criteria look at, written down "
                .. "or not. An empty list says that accounts are chosen by no such quality.",
              domain = {
                {
                  "revenue",
                  meaning = "Counts what the customer buys from the firm today.",
                  sign = "The criteria state an amount or a rank of present purchases.",
                },
                {
                  "profitability",
                  meaning = "Counts what the firm earns on the customer.",
                  sign = "The criteria state a margin or a return.",
                },
                {
                  "growth_potential",
                  meaning = "Counts what the customer could buy from the firm and does not buy "
                    .. "yet.",
                  sign = "The criteria state total purchases, unserved sites or expected growth.",
                },
                {
                  "strategic_fit",
                  meaning = "Counts whether the customer is willing to build a collaborative "
                    .. "relationship.",
                  sign = "The criteria ask what the customer opens, shares or does together.",
                  formerly = { "collaboration_willingness" },
                },
                {
                  "innovation_capability",
                  meaning = "Counts whether the customer can develop something new itself.",
                  sign = "The criteria state research, patents, laboratories or pilot lines of the "
                    .. "customer.",
                },
                {
                  "reference_value",
                  meaning = "Counts what the customer's name is worth with other customers.",
                  sign = "The criteria state the customer's name or its standing in its industry.",
                },
              },
            },
            {
              id = "serves",
              type = "set",
              question = "Which results is the choice of accounts to help bring about?",
              description = "The goals that the criteria are meant to serve. A goal belongs here "
                .. "if the firm gives it as a reason for a criterion; a criterion that only "
                .. "happens to suit a goal does not count. The signs of the goals hold for the "
                .. "reasons of the criteria, too. An empty list says that nobody has given a goal "
                .. "as a reason.",
              domain = goals,
            },
          },
        },
        {
          id = "review",
          description = "How the choice of strategic accounts is looked at again.",
          attributes = {
            {
              id = "cycle_months",
              type = "integer",
              min = 1,
              max = 120,
              question = "How many months lie between two reviews of the list of accounts?",
              meaning = "The number of months from one review of the list of strategic accounts "
                .. "to the next: as the calendar sets it or, without a calendar, as it was the "
                .. "last time.",
              description = "How many months lie between two reviews of the portfolio. Leave it "
                .. "out if there are no reviews.",
            },
            {
              id = "selects",
              type = "bool",
              question = "What can a review change: can customers be added to the list?",
              description = "Whether a review can bring customers into the portfolio.",
              yes = {
                meaning = "Customers can become strategic accounts at a review.",
                sign = "The agenda of the review has an item for customers that are proposed.",
              },
              no = {
                meaning = "No review decides about new accounts.",
                sign = "The minutes of reviews record no account that came in.",
              },
            },
            {
              id = "deselects",
              type = "bool",
              question = "What can a review change: can accounts be taken off the list?",
              description = "Whether a review can take accounts out of the portfolio.",
              yes = {
                meaning = "Accounts can cease to be strategic at a review.",
                sign = "The agenda of the review has an item for accounts that may leave.",
              },
              no = {
                meaning = "No review decides that accounts leave.",
                sign = "The minutes of reviews record no account that left.",
              },
            },
          },
        },
        {
          id = "decided_by",
          type = "enum",
          question = "Who has the last word on which customers are strategic accounts?",
          description = "Who decides which customers are strategic accounts.",
          domain = {
            {
              "executive_committee",
              meaning = "The executive committee decides, or the firm's chief executive or owners.",
              sign = "The list of accounts is approved in the minutes of the executive committee.",
              label = "the executive committee",
            },
            {
              "business_unit_management",
              meaning = "Managers decide who answer for the result of a business unit, a country "
                .. "or a region.",
              sign = "The head of a business unit, a country or a region signs the list.",
            },
            {
              "sales_management",
              meaning = "Managers decide who answer for sales or service to several accounts, but "
                .. "for no unit's result.",
              sign = "A head of sales, of key accounts or of service signs the list.",
            },
            {
              "account_managers",
              meaning = "The people who manage the accounts decide.",
              sign = "Account managers put customers on the list and nobody signs it.",
            },
          },
        },
        {
          id = "segmentation",
          type = "enum",
          question = "Are strategic accounts put into groups that are treated differently, and by "
            .. "what?",
          description = "How the strategic accounts are divided into groups, if they are. Where "
            .. "several things divide them, take the one that is asked first.",
          domain = {
            {
              "none",
              meaning = "Strategic accounts are managed as one group.",
              sign = "No plan, budget or report names groups of strategic accounts.",
            },
            {
              "by_value",
              meaning = "Groups are formed by what accounts bring today.",
              sign = "The groups have limits in revenue, margin, number of sites or contract size.",
            },
            {
              "by_potential",
              meaning = "Groups are formed by what accounts could bring in the future.",
              sign = "The groups have limits in unserved purchases or expected growth.",
            },
            {
              "by_relationship",
              meaning = "Groups are formed by how the two firms work together.",
              sign = "The groups are told apart by stage, closeness or form of the work together.",
            },
            {
              "by_need",
              meaning = "Groups are formed by what accounts need, such as an industry or a use.",
              sign = "The groups carry names of industries, regions or uses.",
            },
          },
        },
        {
          id = "size",
          type = "integer",
          min = 1,
          max = 100000,
          question = "How many customers are strategic accounts today?",
          meaning = "The number of customers on the list of strategic accounts today; companies "
            .. "that are managed as one account count once.",
          description = "How many strategic accounts the portfolio holds.",
        },
        {
          id = "demand_heterogeneity",
          type = "ordinal",
          nature = "outcome",
          question = "How many different specifications do the strategic accounts buy by?",
          description = "How much the strategic accounts differ in what they want. It follows from "
            .. "which accounts are chosen; the proposition can lower it.",
          formerly = { "role_and_goals.demand_heterogeneity" },
          domain = {
            {
              "low",
              meaning = "One specification meets what more than half of the accounts ask for.",
              sign = "More than half of the accounts buy by the same specification.",
            },
            {
              "moderate",
              meaning = "No specification meets more than half of the accounts, but more than half "
                .. "share theirs with another account.",
              sign = "Accounts fall into groups that buy by the same specification; the largest "
                .. "holds no more than half of them.",
            },
            {
              "high",
              meaning = "Half of the accounts or more ask for what no other of them asks for.",
              sign = "Half of the accounts or more have a specification of their own.",
            },
          },
        },
      },
    },

    {
      id = "account_business_planning",
      code = "ABP",
      alignment = "inter-organizational",
      level = "program",
      title = "Account business planning",
      description = "How plans for the accounts are made, with whom, and what they look at.",
      attributes = {
        {
          id = "strategic_planning_link",
          type = "ordinal",
          question = "What has account planning to do with the strategic planning of the firm?",
          description = "How account planning is tied to the strategic planning of the firm.",
          domain = {
            {
              "none",
              meaning = "Neither of the two plans uses anything of the other, or there are no "
                .. "account plans.",
              sign = "Account plans quote nothing of the firm's plan, and have dates of their own.",
            },
            {
              "aligned",
              meaning = "Account plans follow the aims or the calendar of the firm's plan, which "
                .. "is made without them.",
              sign = "Account plans quote aims or dates of the firm's plan; that plan quotes no "
                .. "account plan.",
            },
            {
              "integrated",
              meaning = "Account planning is a step of the firm's strategic planning, which takes "
                .. "in the account plans.",
              sign = "The calendar of strategic planning has a date by which account plans are "
                .. "due.",
            },
          },
        },
        {
          id = "cycle_months",
          type = "integer",
          min = 1,
          max = 120,
          question = "How many months lie between two rounds of account planning?",
          meaning = "The number of months from one time that account plans are made or renewed to "
            .. "the next: as the calendar sets it or, without a calendar, as it was the last "
            .. "time.",
          description = "How many months lie between two rounds of account planning. Leave it "
            .. "out if there are no account plans.",
        },
        {
          id = "focus",
          type = "set",
          question = "What does an account plan contain?",
          description = "What an account plan deals with. An empty list says that there are no "
            .. "account plans, or that they contain none of this.",
          domain = {
            {
              "sales_history",
              meaning = "The plan states what the account has bought.",
              sign = "It holds figures of past periods.",
            },
            {
              "sales_forecast",
              meaning = "The plan states what the account is expected to buy.",
              sign = "It holds sales figures of coming periods.",
            },
            {
              "future_value_creation",
              meaning = "The plan names gains for the account or for both sides that nobody "
                .. "realizes yet.",
              sign = "It holds a list of opportunities, each with what the account would gain.",
            },
            {
              "action_plans",
              meaning = "The plan says who is to do what by when.",
              sign = "It holds steps, each with a person and a date.",
            },
          },
        },
        {
          id = "customer_involvement",
          type = "ordinal",
          question = "What part does the customer have in making its account plan?",
          description = "How far the customer takes part in making the plan.",
          domain = {
            {
              "none",
              meaning = "The customer does not see a plan and is not asked about it.",
              sign = "The plan is marked internal, or is never sent to the customer.",
            },
            {
              "informed",
              meaning = "The customer is shown the plan, or a part of it, once it is made.",
              sign = "The finished plan is presented or sent to the customer.",
            },
            {
              "consulted",
              meaning = "The customer is asked for its views before the firm settles the plan.",
              sign = "A draft or a list of questions goes to the customer before the plan is done.",
            },
            {
              "joint",
              meaning = "The firm and the customer settle the plan together.",
              sign = "The plan is written at a common meeting or approved by both sides.",
            },
          },
        },
      },
    },

    {
      id = "account_specific_value_proposition",
      code = "AVP",
      alignment = "inter-organizational",
      level = "account",
      framing = true,
      frames = { "account_performance_management" },
      title = "Account-specific value proposition",
      description = "What the account is offered, who does the work, and what is earned.",
      attributes = {
        {
          id = "differentiation",
          type = "ordinal",
          question = "Who else is offered what this account is offered?",
          description = "Whether the proposition differs from the ordinary one, and how finely. "
            .. "What is offered includes terms, service and ways of working, beside products; a "
            .. "difference in one of them is enough. A discount alone makes no difference.",
          domain = {
            {
              "none",
              meaning = "Customers that are not strategic accounts are offered the same.",
              sign = "Catalog, terms and service levels are those of all customers.",
            },
            {
              "strategic_accounts",
              meaning = "All strategic accounts are offered the same, and no other customers are.",
              sign = "One list of terms or services holds for all strategic accounts and for "
                .. "nobody else.",
              label = "for all strategic accounts",
            },
            {
              "segment",
              meaning = "The strategic accounts of one group are offered the same, and neither "
                .. "those of other groups nor other customers are.",
              sign = "There is one package, or one list of terms, for each group.",
              label = "by segment",
            },
            {
              "account",
              meaning = "No other customer is offered the same.",
              sign = "A document states the proposition to this account by its name.",
              label = "by account",
            },
          },
        },
        {
          id = "operations_involvement",
          type = "ordinal",
          question = "What part do operations have when it is settled what the account is offered?",
          description = "How far operations take part in settling the offering. Operations are the "
            .. "people who make, deliver or perform what is sold.",
          domain = {
            {
              "none",
              meaning = "Operations learn what is offered when it has been settled.",
              sign = "Operations first see the offering as an order.",
            },
            {
              "consulted",
              meaning = "Operations are asked, and the offering can be settled against their view.",
              sign = "Operations answer questions before the offer goes out, but sign nothing.",
            },
            {
              "joint",
              meaning = "The offering is not settled until operations agree.",
              sign = "A person from operations approves the offer before it goes out.",
            },
          },
        },
        {
          id = "earnings_logic",
          type = "enum",
          question = "What does the firm earn most of its money by with the account?",
          description = "What the firm earns its money by with the account. Where there are "
            .. "several sources, take the one that is to bring most.",
          domain = {
            {
              "undefined",
              meaning = "The firm has not settled what it is to earn its money by.",
              sign = "No plan or calculation for the account names a source of earnings.",
              absent = true,
            },
            {
              "volume",
              meaning = "The firm earns by the quantity that the account takes; what a unit brings "
                .. "is taken as given.",
              sign = "The calculation for the account turns on units, tons, users or revenue, and "
                .. "not on cost.",
            },
            {
              "margin",
              meaning = "The firm earns by the difference between price and cost of what it sells, "
                .. "be it fixed beforehand or not.",
              sign = "The calculation for the account turns on the margin of a unit or a contract.",
            },
            {
              "service_fee",
              meaning = "The firm earns by fees for services, whatever the quantity of goods.",
              sign = "Invoices name a fee for a period, a site or a job.",
            },
            {
              "gain_sharing",
              meaning = "The firm earns by a share of what the account gains or saves.",
              sign = "The contract states the share, and how the gain is established.",
            },
          },
        },
        {
          id = "work_division",
          type = "ordinal",
          question = "Which work do the two firms do for each other?",
          description = "How closely the work of the firm and of the customer is interwoven.",
          domain = {
            {
              "transactional",
              meaning = "The two firms deal with each other by offer, order, delivery, payment and "
                .. "complaint, and by nothing else.",
              sign = "The contract states goods or services, dates and prices, and no tasks of the "
                .. "customer's process.",
            },
            {
              "shared",
              meaning = "Tasks beyond ordering, delivering and paying are divided between the two "
                .. "firms, and each firm runs its own operations.",
              sign = "The contract or a plan lists tasks of each side and points of handover.",
            },
            {
              "integrated",
              meaning = "One of the two firms runs a part of the other's operations: it makes, "
                .. "delivers or operates. Tests and development do not count.",
              sign = "The people or systems of one firm do a part of the other's work on every "
                .. "working day.",
            },
          },
        },
        {
          id = "offering_structure",
          type = "enum",
          question = "What is the offering to the account made of?",
          description = "What the offering is made of. Where it is mixed, take what most of the "
            .. "price pays for.",
          domain = {
            {
              "fixed_products",
              meaning = "The account takes single products or services from the catalog, as every "
                .. "customer can.",
              sign = "The order lists catalog numbers, none of which depends on another.",
            },
            {
              "modular",
              meaning = "Standard parts are combined for the account, for its group or for all "
                .. "strategic accounts.",
              sign = "The offer is a package of standard parts, and says how they are combined.",
            },
            {
              "bespoke",
              meaning = "Products or services are designed for the account.",
              sign = "The offer rests on a drawing, recipe or description made for this account.",
            },
          },
        },
        {
          id = "pricing_logic",
          type = "enum",
          question = "How is the price for the account arrived at?",
          description = "What the price of the offering follows. Where there are several prices, "
            .. "take the one that brings most.",
          domain = {
            {
              "undefined",
              meaning = "No rule for the price has been settled; each price is negotiated anew.",
              sign = "Two offers for the same thing rest on no common list, formula or estimate.",
              absent = true,
            },
            {
              "list",
              meaning = "The price is taken from a list or an index, with or without a discount.",
              sign = "The offer quotes a list price or an index.",
            },
            {
              "cost_plus",
              meaning = "The price is the firm's cost and a markup.",
              sign = "The offer or the contract states the cost and the markup.",
              label = "cost-plus",
            },
            {
              "value_based",
              meaning = "The price is fixed beforehand by an estimate of what the account gains.",
              sign = "The file of the offer holds a calculation of the account's gain, and the "
                .. "price does not change with the gain.",
              label = "value-based",
            },
            {
              "gain_sharing",
              meaning = "The price depends on the gain that the account turns out to have.",
              sign = "The amount of the invoice waits for a figure of the account's gain.",
            },
          },
        },
        {
          id = "joint_development",
          type = "ordinal",
          question = "When do the firm and the customer develop something together?",
          description = "How much the firm and the customer develop together: products, services, "
            .. "or ways to work.",
          domain = {
            {
              "none",
              meaning = "The firm and the customer do not develop anything together.",
              sign = "No project of the last three years has members of both sides.",
            },
            {
              "occasional",
              meaning = "Single projects come up, with times between them in which there is none.",
              sign = "Each project is agreed and closed by itself; no budget or team outlives it.",
            },
            {
              "continuous",
              meaning = "Work on something new goes on at all times.",
              sign = "A standing team, budget or roadmap of both sides exists.",
            },
          },
        },
        {
          id = "customer_resources",
          type = "set",
          question = "What does the proposition ask the customer to put in, besides the price?",
          description = "What the customer is asked to bring of its own. An empty list says that "
            .. "the customer is asked for none of it.",
          domain = {
            {
              "information",
              meaning = "The customer is asked for data that it does not give to other suppliers.",
              sign = "Forecasts, cost figures, plans or test results of the customer are handed "
                .. "over.",
            },
            {
              "people",
              meaning = "The customer is asked for working time of its people beyond buying.",
              sign = "The agreement names people or days of the customer.",
            },
            {
              "assets",
              meaning = "The customer is asked for the use of things that it owns.",
              sign = "Sites, machines, stock or systems of the customer are used for the purpose.",
            },
            {
              "investment",
              meaning = "The customer is asked for money that it spends on the relationship, apart "
                .. "from what it buys.",
              sign = "The customer has a budget line for equipment, systems or projects with the "
                .. "firm.",
            },
          },
        },
      },
    },

    {
      id = "account_management_process",
      code = "AMP",
      alignment = "inter-organizational",
      level = "account",
      title = "Account management process",
      description = "How the firm meets the account, learns from it, and follows its plan.",
      attributes = {
        {
          id = "encounter_process",
          type = "ordinal",
          question = "How does it come about that people of the firm and of the account meet?",
          description = "Whether meetings with strategic accounts follow one common process.",
          domain = {
            {
              "none",
              meaning = "The firm arranges no meetings beyond what offers, orders, deliveries and "
                .. "complaints call for.",
              sign = "No calendar has a meeting with an account that no transaction called for.",
            },
            {
              "ad_hoc",
              meaning = "The firm arranges meetings as the occasion or each account manager wants "
                .. "them.",
              sign = "The kinds of meetings differ from account to account.",
            },
            {
              "generic",
              meaning = "The firm arranges meetings by one pattern that all strategic accounts "
                .. "have in common.",
              sign = "The same kinds of meetings return in the calendars of all accounts.",
            },
          },
        },
        {
          id = "encounter_balance",
          type = "set",
          question = "What are the meetings with the account for?",
          description = "What the meetings with the account are meant to build. An empty list says "
            .. "that they are for neither of the two.",
          domain = {
            {
              "business_model_matching",
              meaning = "The two sides compare how they plan, produce, sell or earn, so that one "
                .. "fits the other.",
              sign = "Agendas or minutes deal with the processes, plans or costs of both firms.",
              label = "matching business models",
            },
            {
              "personal_relationships",
              meaning = "The people of the two sides are to get to know each other.",
              sign = "Guest lists or agendas say who is to meet whom, or leave time for it.",
              label = "building personal relationships",
            },
          },
        },
        {
          id = "relationship_breadth",
          type = "set",
          question = "Whom does the firm know at the account, in which jobs and at which levels?",
          description = "What the relationships with the account reach across, among the "
            .. "customer's people. An empty list says that one function is met, on one level.",
          domain = {
            {
              "functions",
              meaning = "The firm regularly meets people of two or more functions of the account.",
              sign = "The list of contacts names another function beside purchasing.",
            },
            {
              "hierarchy_levels",
              meaning = "The firm regularly meets people at two or more levels of the account.",
              sign = "The list of contacts names people and their superiors.",
            },
          },
        },
        {
          id = "knowledge",
          description = "What is done with knowledge about the account.",
          attributes = {
            {
              id = "generation",
              type = "bool",
              question = "How does the firm learn about the account's business?",
              description = "Whether a process gathers insight into the customer.",
              yes = {
                meaning = "Insight into the customer is gathered by a fixed procedure.",
                sign = "Notes, interviews or studies are due from certain people or at certain "
                  .. "times.",
              },
              no = {
                meaning = "Each person decides what to find out, if anything.",
                sign = "Asked about the account, each person knows something else.",
              },
            },
            {
              id = "dissemination",
              type = "bool",
              question = "How do others in the firm hear what one person has learned about the "
                .. "account?",
              description = "Whether a process spreads that insight to those who need it.",
              yes = {
                meaning = "What was learned reaches others by a fixed procedure.",
                sign = "Meetings, mailings or shared pages pass it on without being asked.",
              },
              no = {
                meaning = "What was learned reaches others if they ask or happen to hear it.",
                sign = "Whoever wants to know something calls the person who was there.",
              },
            },
          },
        },
        {
          id = "sales_process_tracks_plan",
          type = "bool",
          question = "What do sales meetings and sales systems show about an account?",
          description = "Whether the sales process shows how far the account plan has come.",
          yes = {
            meaning = "They show how far the account plan has come.",
            sign = "The agenda or the system lists points of the plan with their state.",
          },
          no = {
            meaning = "They show offers, orders or sales, and not how far the plan has come.",
            sign = "Neither the agenda nor the system mentions the account plan.",
          },
        },
      },
    },

    {
      id = "organizational_integration",
      code = "OI",
      alignment = "intra-organizational",
      level = "program",
      framing = true,
      frames = { "role_and_goals" },
      title = "Organizational integration",
      description = "How the program is anchored in the firm's roles and power.",
      attributes = {
        {
          id = "roles_defined",
          type = "set",
          question = "Whose duties toward strategic accounts are written down?",
          description = "Whose duties toward strategic accounts are written down. A list of skills "
            .. "or of who may sign states no duties. An empty list says that nobody's duties are "
            .. "written down.",
          domain = {
            {
              "account_managers",
              meaning = "A document states what account managers have to do for their accounts.",
              sign = "The job description of an account manager names the accounts or the program.",
            },
            {
              "team_members",
              meaning = "A document states what the other members of account teams have to do.",
              sign = "Job descriptions or a team charter name tasks of team members.",
            },
            {
              "functional_management",
              meaning = "A document states what heads of functions owe to strategic accounts.",
              sign = "Targets or rules of a function, such as operations, research or sales, name "
                .. "the accounts.",
            },
            {
              "regional_management",
              meaning = "A document states what heads of regions, countries or branches owe to "
                .. "strategic accounts.",
              sign = "Targets or rules of a region, a country or a branch name the accounts.",
            },
          },
        },
        {
          id = "executive_representation",
          type = "ordinal",
          question = "Who speaks for the program in the executive committee?",
          description = "How the program is represented in the executive committee.",
          domain = {
            {
              "none",
              meaning = "No member of the executive committee has the task to speak for it.",
              sign = "The program is not among the duties of any member.",
            },
            {
              "sponsor",
              meaning = "A member of the executive committee speaks for the program, and somebody "
                .. "else leads it.",
              sign = "The program's papers name that member and another person as its head.",
              label = "a sponsor",
            },
            {
              "member",
              meaning = "A person who leads the program is a member of the executive committee.",
              sign = "The head of the program is on the list of members.",
              label = "a member",
            },
          },
        },
        {
          id = "escalation",
          type = "ordinal",
          question = "What happens when a strategic account needs people or capacity that "
            .. "somebody else needs, too?",
          description = "How a conflict over operational resources is taken higher.",
          domain = {
            {
              "none",
              meaning = "Those concerned settle it among themselves, and it is taken no higher.",
              sign = "The last such conflicts ended where they began.",
            },
            {
              "informal",
              meaning = "Somebody takes it to a superior or an acquaintance, and no rule says to "
                .. "whom.",
              sign = "The last such conflicts went to different people by calls or letters.",
            },
            {
              "formal",
              meaning = "A rule says to whom it is taken.",
              sign = "A document names the person or the meeting that decides.",
            },
          },
        },
        {
          id = "structure",
          type = "enum",
          question = "To whom do the people who manage strategic accounts report?",
          description = "Where the program sits in the organization.",
          domain = {
            {
              "dedicated_unit",
              meaning = "They report to one manager, who answers for strategic accounts alone.",
              sign = "The organization chart shows a unit for strategic accounts with its head.",
            },
            {
              "matrix",
              meaning = "They report to two managers at once: one for strategic accounts, one for "
                .. "a function, a product or a region.",
              sign = "The organization chart shows two lines that lead to an account manager.",
            },
            {
              "sales_line",
              meaning = "They hold positions for strategic accounts, and report to one manager, of "
                .. "sales or of another function, who answers for other customers, too.",
              sign = "The organization chart shows account managers among other staff of a "
                .. "function.",
            },
            {
              "virtual",
              meaning = "They hold other positions, and manage the accounts beside them.",
              sign = "The organization chart shows no position for strategic accounts.",
            },
          },
        },
        {
          id = "coordination",
          type = "enum",
          question = "When several departments work for an account, what brings their work "
            .. "together?",
          description = "How the everyday work for strategic accounts is coordinated in the firm. "
            .. "Where there are several ways, take the one that settles most of it. A meeting "
            .. "that only settles conflicts is a way to escalate.",
          domain = {
            {
              "hierarchical",
              meaning = "Instructions of superiors bring it together.",
              sign = "A request to another department goes up to a manager and down again.",
            },
            {
              "cross_functional",
              meaning = "Standing teams or meetings of several departments bring it together.",
              sign = "A regular meeting has members of several departments and decides.",
              label = "cross-functional",
            },
            {
              "informal",
              meaning = "The people concerned agree on it case by case.",
              sign = "Requests go from person to person, without a superior or a regular meeting.",
            },
          },
        },
        {
          id = "culture",
          type = "enum",
          question = "When a strategic account, a product line and a region want different things, "
            .. "whose interest is followed?",
          description = "What people in the firm put first when interests differ. Where the firm's "
            .. "leaders say one thing and people do another, take what people do.",
          domain = {
            {
              "customer_centric",
              meaning = "People put strategic customers before product or region.",
              sign = "Most of the last conflicts over capacity, price or stock went the account's "
                .. "way.",
              label = "customer-centric",
              formerly = { "account_centric" },
            },
            {
              "product_centric",
              meaning = "People put the product, craft or plant before customer and region.",
              sign = "Most of the last conflicts over capacity, price or stock went the way of a "
                .. "product line or plant.",
              label = "product-centric",
            },
            {
              "region_centric",
              meaning = "People put their own region, country or branch before customer and "
                .. "product.",
              sign = "Most of the last conflicts over capacity, price or stock went the way of a "
                .. "region or branch.",
              label = "region-centric",
            },
          },
        },
        {
          id = "authority",
          type = "ordinal",
          question = "What can account managers decide for others inside the firm?",
          description = "What account managers can rely on to get things done inside the firm.",
          domain = {
            {
              "influence",
              meaning = "They decide nothing that binds people outside their team; others have to "
                .. "be won.",
              sign = "No rule of signature or approval names account managers.",
            },
            {
              "shared",
              meaning = "They decide some matters, alone or with a line manager, but people, "
                .. "capacity or stock of others not alone.",
              sign = "Rules of signature name them for some matters, or beside a line manager.",
            },
            {
              "formal",
              meaning = "They decide alone on people, capacity or stock of others.",
              sign = "A rule lets them reserve capacity or stock, or instruct people.",
            },
          },
        },
      },
    },

    {
      id = "support_capabilities",
      code = "SC",
      alignment = "intra-organizational",
      level = "program",
      title = "Support capabilities",
      description = "What supports the program: intelligence, IT, finance and legal.",
      attributes = {
        {
          id = "business_intelligence",
          type = "ordinal",
          question = "What do those who plan for an account get to read about its markets?",
          description = "Whether business intelligence exists and reaches account planning.",
          domain = {
            {
              "none",
              meaning = "Nobody in the firm collects information about the accounts' markets.",
              sign = "There is no report, subscription or analyst for these markets.",
            },
            {
              "available",
              meaning = "Such information is collected, and planners use it if they look for it.",
              sign = "Reports exist; no step of account planning names them.",
            },
            {
              "feeds_planning",
              meaning = "Such information is collected, and account planning takes it in.",
              sign = "A step of account planning names a report or an analyst.",
              label = "fed into planning",
            },
          },
        },
        {
          id = "it_support",
          type = "ordinal",
          question = "What can one look up about an account in a system that all who serve it "
            .. "share?",
          description = "What information technology does for knowledge about the accounts. "
            .. "Systems for orders, deliveries and invoices do not count, nor does paper.",
          domain = {
            {
              "none",
              meaning = "There is no such system; people keep files of their own.",
              sign = "What one person wrote down cannot be found by the next.",
            },
            {
              "contact_records",
              meaning = "One can look up people, calls and visits, and not what was learned.",
              sign = "The system has fields for names and dates, and none for findings.",
            },
            {
              "knowledge_platform",
              meaning = "One can look up what was learned about the account.",
              sign = "The system holds notes, analyses or histories that others than their "
                .. "authors open.",
            },
          },
        },
        {
          id = "administrative_roles",
          type = "set",
          question = "For which administrative departments has somebody settled what they do for "
            .. "the program?",
          description = "The administrative functions whose tasks for the program are settled: in "
            .. "a document, or by naming the person who has them. What a department does for the "
            .. "whole firm does not count; a member of the account team who has such tasks does. "
            .. "An empty list says that neither's tasks are settled.",
          domain = {
            {
              "finance",
              meaning = "The tasks of finance for the program are settled.",
              sign = "A document states the tasks, or the program can name the person of finance "
                .. "who has them.",
            },
            {
              "legal",
              meaning = "The program's tasks of the legal department or a lawyer are settled.",
              sign = "A document states the tasks, or the program can name the lawyer who has "
                .. "them.",
            },
          },
        },
      },
    },

    {
      id = "account_performance_management",
      code = "APM",
      alignment = "intra-organizational",
      level = "account",
      title = "Account performance management",
      description = "How value capture and value creation are measured and reported.",
      attributes = {
        {
          id = "value_capture_measures",
          type = "set",
          question = "Which figures show what the account is worth to the firm?",
          description = "Whether value capture is measured looking back, ahead, or both. Value "
            .. "capture is what the firm gets from the account. An empty list says that it is not "
            .. "measured for the account.",
          domain = {
            {
              "retrospective",
              meaning = "Figures show what the account has brought the firm.",
              sign = "Revenue, margin or share of past periods is worked out for the account.",
            },
            {
              "prospective",
              meaning = "Figures show what the account is expected to bring the firm.",
              sign = "Pipeline, renewals or earnings of coming periods are worked out for the "
                .. "account.",
            },
          },
        },
        {
          id = "value_creation",
          description = "What the customer gains, and what is made of knowing it.",
          attributes = {
            {
              id = "quantified",
              type = "bool",
              question = "What does the firm know about what the customer gains from it?",
              description = "Whether the customer's gain is put into figures, measured afterward "
                .. "or worked out beforehand for this customer.",
              yes = {
                meaning = "The firm knows in figures what the customer gains: it has measured the "
                  .. "gain, or worked it out for this customer.",
                sign = "A sheet states it in money, hours, units or another measure.",
              },
              no = {
                meaning = "The firm describes the gain in words, or not at all.",
                sign = "Asked for the gain, people give examples or expectations.",
              },
            },
            {
              id = "communication",
              type = "ordinal",
              question = "When does the firm tell the customer what it has gained?",
              description = "How often the customer is shown what it has gained, in words or "
                .. "figures. A forecast or a promise of gains does not count.",
              domain = {
                {
                  "none",
                  meaning = "The firm does not tell the customer what it has gained.",
                  sign = "No letter, slide or agenda for the customer deals with past gains.",
                },
                {
                  "occasional",
                  meaning = "The firm tells the customer what it has gained when there is an "
                    .. "occasion.",
                  sign = "Past gains came up in some talks or papers, at no fixed interval.",
                },
                {
                  "regular",
                  meaning = "The firm tells the customer what it has gained at fixed intervals.",
                  sign = "Past gains are an item of a meeting, letter or invoice that returns on "
                    .. "fixed dates.",
                },
              },
            },
          },
        },
        {
          id = "reporting",
          type = "ordinal",
          question = "When is a report on the account as a whole drawn up?",
          description = "How the performance of the account is followed in internal reports.",
          domain = {
            {
              "none",
              meaning = "No report on the account as a whole is drawn up.",
              sign = "Only reports of units, products or regions have figures of the account.",
            },
            {
              "ad_hoc",
              meaning = "A report is drawn up when somebody asks or something happens.",
              sign = "Reports differ in form, and come at no fixed interval.",
            },
            {
              "systematic",
              meaning = "A report is drawn up at fixed intervals.",
              sign = "Reports of the last periods have the same form.",
            },
          },
        },
      },
    },

    {
      id = "account_team_profile_and_skills",
      code = "ATP",
      alignment = "intra-organizational",
      level = "account",
      title = "Account team profile and skills",
      description = "Who serves the account, with what skills, and paid for what.",
      attributes = {
        {
          id = "qualification_criteria",
          type = "bool",
          question = "How does the firm decide who is able to serve in the account team?",
          description = "Whether the skills that the account team needs are written down.",
          yes = {
            meaning = "A document states which skills members of the team must have.",
            sign = "Somebody can show the profile or the list of skills.",
          },
          no = {
            meaning = "No document states it.",
            sign = "Members were chosen by their rank, their post or the opinion of a superior.",
          },
        },
        {
          id = "development_program",
          type = "ordinal",
          question = "What training or development do the people of the account team get?",
          description = "How the people who serve strategic accounts are trained and developed.",
          domain = {
            {
              "none",
              meaning = "The firm offers them no training or development.",
              sign = "No course of the last two years names any of them.",
            },
            {
              "general",
              meaning = "The firm offers them what it offers to people outside the program.",
              sign = "They take courses with colleagues who serve other customers.",
            },
            {
              "dedicated",
              meaning = "The firm offers them something that is made for serving strategic "
                .. "accounts.",
              sign = "A course, a trainee post or a coaching plan is for these people alone.",
            },
          },
        },
        {
          id = "remuneration",
          description = "What account managers and team members are paid by.",
          attributes = {
            {
              id = "own_system_for",
              type = "set",
              question = "Whose pay follows rules that hold for nobody outside the program?",
              description = "Who in the program is paid by a system of its own. An empty list says "
                .. "that all are paid by the rules that others are paid by.",
              formerly = { "account_team_profile_and_skills.remuneration.system" },
              domain = {
                {
                  "account_managers",
                  meaning = "The pay of account managers follows rules of its own.",
                  sign = "A pay plan names account managers.",
                },
                {
                  "team_members",
                  meaning = "The pay of the other team members follows rules of its own.",
                  sign = "A pay plan or a bonus rule names members of account teams.",
                },
              },
            },
            {
              id = "basis",
              type = "set",
              question = "Which results does the variable pay of the team depend on?",
              description = "The results that variable pay depends on, for anybody in the team. An "
                .. "empty list says that no pay is variable.",
              domain = {
                {
                  "individual_sales",
                  meaning = "Pay depends on what the person sells.",
                  sign = "The bonus is worked out from the person's own orders.",
                },
                {
                  "account_performance",
                  meaning = "Pay depends on what an account as a whole brings in the period paid "
                    .. "for, whoever sold it.",
                  sign = "The bonus is worked out from sales, margin or result of one account in "
                    .. "that period.",
                },
                {
                  "team_result",
                  meaning = "Pay depends on what a group of people achieves and not on one "
                    .. "account.",
                  sign = "The bonus is worked out for a team, a unit or the firm.",
                },
                {
                  "long_term_value",
                  meaning = "Pay depends on what an account brings, or is expected to bring, in "
                    .. "years after the period paid for.",
                  sign = "A part of the bonus is paid out in later years, or worked out from them.",
                },
              },
            },
          },
        },
        {
          id = "composition",
          type = "set",
          question = "Which functions have people in the account team?",
          description = "The functions that have people in the account team. Somebody who is asked "
            .. "for help now and then is not in the team. An empty list says that there is no "
            .. "team.",
          domain = {
            {
              "sales",
              meaning = "People who win and keep orders are in the team.",
              sign = "The team list names somebody from sales or account management.",
            },
            {
              "operations",
              meaning = "People who make or perform what is sold are in the team.",
              sign = "The team list names somebody from production, projects or a site.",
            },
            {
              "finance",
              meaning = "People who calculate, book or finance are in the team.",
              sign = "The team list names somebody from finance or controlling.",
            },
            {
              "research_and_development",
              meaning = "People who design or invent what is sold are in the team.",
              sign = "The team list names somebody from research, development or engineering.",
            },
            {
              "service",
              meaning = "People who install, maintain or help after delivery are in the team.",
              sign = "The team list names somebody from service or support.",
            },
            {
              "marketing",
              meaning = "People who study markets or promote what is sold are in the team.",
              sign = "The team list names somebody from marketing or product management.",
            },
            {
              "legal",
              meaning = "People who draw up and judge contracts are in the team.",
              sign = "The team list names a lawyer.",
            },
            {
              "logistics",
              meaning = "People who store and move what is sold are in the team.",
              sign = "The team list names somebody from warehouse, transport or supply planning.",
            },
          },
        },
        {
          id = "staffing",
          type = "ordinal",
          question = "How much of the team's working time goes to strategic accounts?",
          description = "How much of their time the team's people give to strategic accounts. Only "
            .. "the firm's own people count.",
          domain = {
            {
              "part_time",
              meaning = "Everybody in the team also has other work.",
              sign = "Each person's targets or timesheets name work for other customers or tasks.",
              label = "part-time",
            },
            {
              "mixed",
              meaning = "Some in the team work for strategic accounts alone, and others do not.",
              sign = "Targets or timesheets name other work for some of the people.",
            },
            {
              "dedicated",
              meaning = "Everybody in the team works for strategic accounts alone.",
              sign = "Nobody's targets or timesheets name other work.",
            },
          },
        },
      },
    },
  },
}
