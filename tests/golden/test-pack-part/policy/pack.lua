return pack {
  name = "firm-policy",
  version = "1.2.0",
  vocabulary = {
    { element = "account_business_planning", attributes = {
      { id = "firm_review", type = "ordinal", domain = { "never", "yearly", "quarterly" },
        description = "How often the board looks at the plan." },
      { id = "firm_board", description = "Who looks at it.", attributes = {
        { id = "seats", type = "integer", min = 1, max = 20, description = "How many they are." },
        { id = "from", type = "set", domain = { "sales", "finance" }, description = "Where they are from." },
      } },
    } },
    { element = "account_management_process", attributes = {
      { id = "firm_sponsor", type = "text", description = "Who in the board stands up for the account." },
    } },
  },
  defaults = {
    ["FIRM-1"] = { options = { least = "quarterly" } },
    ["ABP-1"] = { severity = "error" },
    ["FIRM-3"] = { off = "sponsors are named from next year on" },
  },
  not_waivable = { "FIRM-1", "FIT-01" },
}
