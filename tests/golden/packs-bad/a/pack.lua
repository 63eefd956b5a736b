return pack {
  name = "first",
  version = "1.4.0",
  vocabulary = {
    { element = "account_business_planning", attributes = {
      { id = "firm_review", type = "bool", description = "Whether the board looks at the plan." },
    } },
  },
}
