-- What a file can declare: the role and goals of a strategic account management program and the
-- eight design elements around them, their attributes, and the words each attribute takes. Rules
-- read nothing that is not named here.
-- The words of an ordinal stand lowest first.

-- What a program can be for; selection criteria say which of the same goals they serve.
local goals = {
  "growth",
  "profitability",
  "asset_sharing",
  "volume_commitment",
  "joint_planning",
  "customer_dependency",
  "production_cost_savings",
  "transaction_cost_savings",
  "routinized_transactions",
  "consistency",
  "new_offering_introduction",
}

local low_to_high = { "low", "moderate", "high" }

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
    ["storbacka-2012"] =
      "Storbacka, K., HANKEN School of Economics. Strategic Account Management Programs: "
      .. "Identifying Design Elements and Best Practices.",
    ["storbacka-2014"] =
      "Storbacka, K., 2014. Chapter in Woodburn, D. and Wilson, K. (eds.), Handbook of "
      .. "Strategic Account Management: A Comprehensive Resource. John Wiley & Sons, "
      .. "Chichester, pp. 355-378.",
    ["vargo-2008"] =
      "Vargo, S.L. and Lusch, R.F., 2008. Service-dominant logic: continuing the evolution. "
      .. "Journal of the Academy of Marketing Science, 36(1), 1-10.",
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
          description = "The name of the program, as reports show it.",
          label = true,
        },
        {
          id = "firm",
          type = "text",
          description = "The firm that runs the program.",
        },
        {
          id = "industry",
          type = "text",
          description = "The industry the firm sells in.",
        },
      },
    },
  },

  segments = {
    key = "segments",
    title = "Segments",
    description = "Groups of strategic accounts, each with what differs from the program's standard.",
    attributes = {
      {
        id = "name",
        type = "text",
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
        description = "The name of the strategic account, as reports show it.",
        label = true,
      },
      {
        id = "segment",
        type = "text",
        description = "The segment of the portfolio that the account belongs to.",
      },
      {
        id = "team",
        type = "text",
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
      description = "What the program is for, and how close it stands to the strategy of the firm.",
      attributes = {
        {
          id = "role",
          type = "text",
          description = "The part the program plays for the firm, in the firm's own words.",
        },
        {
          id = "coreness",
          type = "ordinal",
          domain = { "peripheral", "supporting", "core" },
          description = "How close the program stands to the firm's strategy and goals.",
        },
        {
          id = "theme",
          type = "enum",
          domain = { "growth", "innovation", "efficiency", "retention" },
          description = "The one idea that the whole program is arranged around.",
        },
        {
          id = "goals",
          type = "set",
          domain = goals,
          description = "What the firm wants to achieve by running the program.",
        },
        {
          id = "reasons",
          type = "set",
          domain = {
            "market_share",
            "strategy_change",
            "customization",
            "customer_relationships",
            "market_pressure",
            "attract_large_clients",
            "competitive_advantage",
            "customer_satisfaction",
          },
          description = "Why the firm started the program.",
        },
        {
          id = "environment_velocity",
          type = "ordinal",
          domain = low_to_high,
          description = "How fast technology and demand change in the markets of the program.",
        },
        {
          id = "demand_heterogeneity",
          type = "ordinal",
          domain = low_to_high,
          description = "How much the strategic accounts differ in what they want.",
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
              description = "Whether the criteria for choosing accounts are written down.",
            },
            {
              id = "communicated",
              type = "bool",
              description = "Whether the people concerned have been told the criteria.",
            },
            {
              id = "basis",
              type = "set",
              domain = {
                "revenue",
                "profitability",
                "growth_potential",
                "strategic_fit",
                "collaboration_willingness",
                "innovation_capability",
                "reference_value",
              },
              description = "The qualities of a customer that the criteria look at.",
            },
            {
              id = "serves",
              type = "set",
              domain = goals,
              description = "The goals of the program that the criteria are meant to serve.",
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
              description = "How many months lie between two reviews of the portfolio.",
            },
            {
              id = "selects",
              type = "bool",
              description = "Whether a review can bring customers into the portfolio.",
            },
            {
              id = "deselects",
              type = "bool",
              description = "Whether a review can take accounts out of the portfolio.",
            },
          },
        },
        {
          id = "decided_by",
          type = "enum",
          domain = {
            "executive_committee",
            "business_unit_management",
            "sales_management",
            "account_managers",
          },
          description = "Who decides which customers are strategic accounts.",
        },
        {
          id = "segmentation",
          type = "enum",
          domain = { "none", "by_value", "by_potential", "by_relationship" },
          description = "How the strategic accounts are divided into groups, if they are.",
        },
        {
          id = "size",
          type = "integer",
          min = 1,
          max = 100000,
          description = "How many strategic accounts the portfolio holds.",
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
          domain = { "none", "aligned", "integrated" },
          description = "How account planning is tied to the strategic planning of the firm.",
        },
        {
          id = "cycle_months",
          type = "integer",
          min = 1,
          max = 120,
          description = "How many months lie between two rounds of account planning.",
        },
        {
          id = "focus",
          type = "set",
          domain = {
            "sales_history",
            "sales_forecast",
            "future_value_creation",
            "action_plans",
          },
          description = "What an account plan deals with.",
        },
        {
          id = "customer_involvement",
          type = "ordinal",
          domain = { "none", "informed", "consulted", "joint" },
          description = "How far the customer takes part in making the plan.",
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
          domain = { "none", "segment", "account" },
          description = "Whether the proposition differs from the ordinary one, and how finely.",
        },
        {
          id = "operations_involvement",
          type = "ordinal",
          domain = { "none", "consulted", "joint" },
          description = "How far operations take part in settling the offering.",
        },
        {
          id = "earnings_logic",
          type = "enum",
          domain = { "undefined", "volume", "margin", "service_fee", "gain_sharing" },
          description = "What the firm earns its money by with the account.",
        },
        {
          id = "work_division",
          type = "ordinal",
          domain = { "transactional", "shared", "integrated" },
          description = "How closely the work of the firm and of the customer is interwoven.",
        },
        {
          id = "offering_structure",
          type = "enum",
          domain = { "fixed_products", "modular", "bespoke" },
          description = "What the offering is made of.",
        },
        {
          id = "pricing_logic",
          type = "enum",
          domain = { "undefined", "list", "cost_plus", "value_based", "gain_sharing" },
          description = "What the price of the offering follows.",
        },
        {
          id = "joint_development",
          type = "ordinal",
          domain = { "none", "occasional", "continuous" },
          description = "How much the firm and the customer develop together.",
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
          domain = { "none", "ad_hoc", "generic" },
          description = "Whether meetings with strategic accounts follow one common process.",
        },
        {
          id = "encounter_balance",
          type = "set",
          domain = { "business_model_matching", "personal_relationships" },
          description = "What the meetings with the account are meant to build.",
        },
        {
          id = "relationship_breadth",
          type = "set",
          domain = { "functions", "hierarchy_levels" },
          description = "What the relationships with the account reach across.",
        },
        {
          id = "knowledge",
          description = "What is done with knowledge about the account.",
          attributes = {
            {
              id = "generation",
              type = "bool",
              description = "Whether a process gathers insight into the customer.",
            },
            {
              id = "dissemination",
              type = "bool",
              description = "Whether a process spreads that insight to those who need it.",
            },
          },
        },
        {
          id = "sales_process_tracks_plan",
          type = "bool",
          description = "Whether the sales process shows how far the account plan has come.",
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
          domain = {
            "account_managers",
            "team_members",
            "functional_management",
            "regional_management",
          },
          description = "Whose duties toward strategic accounts are written down.",
        },
        {
          id = "executive_representation",
          type = "ordinal",
          domain = { "none", "sponsor", "member" },
          description = "How the program is represented in the executive committee.",
        },
        {
          id = "escalation",
          type = "ordinal",
          domain = { "none", "informal", "formal" },
          description = "How a conflict over operational resources is taken higher.",
        },
        {
          id = "structure",
          type = "enum",
          domain = { "dedicated_unit", "matrix", "sales_line", "virtual" },
          description = "Where the program sits in the organization.",
        },
        {
          id = "coordination",
          type = "enum",
          domain = { "hierarchical", "cross_functional", "informal" },
          description = "How the work for strategic accounts is coordinated in the firm.",
        },
        {
          id = "culture",
          type = "enum",
          domain = { "account_centric", "product_centric", "region_centric" },
          description = "What people in the firm put first when interests differ.",
        },
        {
          id = "authority",
          type = "ordinal",
          domain = { "influence", "shared", "formal" },
          description = "What account managers can rely on to get things done inside the firm.",
        },
      },
    },

    {
      id = "support_capabilities",
      code = "SC",
      alignment = "intra-organizational",
      level = "program",
      title = "Support capabilities",
      description = "What stands behind the program: intelligence, IT, finance and legal.",
      attributes = {
        {
          id = "business_intelligence",
          type = "ordinal",
          domain = { "none", "available", "feeds_planning" },
          description = "Whether business intelligence exists and reaches account planning.",
        },
        {
          id = "it_support",
          type = "ordinal",
          domain = { "none", "contact_records", "knowledge_platform" },
          description = "What information technology does for knowledge about the accounts.",
        },
        {
          id = "administrative_roles",
          type = "set",
          domain = { "finance", "legal" },
          description = "The administrative functions whose part in the program is settled.",
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
          domain = { "retrospective", "prospective" },
          description = "Whether value capture is measured looking back, ahead, or both.",
        },
        {
          id = "value_creation",
          description = "What the customer gains, and what is made of knowing it.",
          attributes = {
            {
              id = "quantified",
              type = "bool",
              description = "Whether the customer's gain is put into figures.",
            },
            {
              id = "communication",
              type = "ordinal",
              domain = { "none", "occasional", "regular" },
              description = "How often the customer is shown what it has gained.",
            },
          },
        },
        {
          id = "reporting",
          type = "ordinal",
          domain = { "none", "ad_hoc", "systematic" },
          description = "How the performance of the account is followed in reports.",
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
          description = "Whether the skills that the account team needs are written down.",
        },
        {
          id = "development_program",
          type = "ordinal",
          domain = { "none", "general", "dedicated" },
          description = "How the people who serve strategic accounts are trained and developed.",
        },
        {
          id = "remuneration",
          description = "What account managers and team members are paid by.",
          attributes = {
            {
              id = "system",
              type = "enum",
              domain = { "general", "own" },
              description = "Whether the team is paid as everybody is or by a system of its own.",
            },
            {
              id = "basis",
              type = "set",
              domain = {
                "individual_sales",
                "account_performance",
                "team_result",
                "long_term_value",
              },
              description = "The results that variable pay depends on.",
            },
          },
        },
        {
          id = "composition",
          type = "set",
          domain = {
            "sales",
            "operations",
            "finance",
            "research_and_development",
            "service",
            "marketing",
            "legal",
            "logistics",
          },
          description = "The functions that have people in the account team.",
        },
        {
          id = "staffing",
          type = "ordinal",
          domain = { "part_time", "mixed", "dedicated" },
          description = "How much of their time the team's people give to strategic accounts.",
        },
      },
    },
  },
}
