return pack {
  name = "weak",
  version = "2.0.0",
  defaults = {
    ["FIT-01"] = { severity = "info" },
    ["FIT-02"] = { off = "it is not for us" },
    ["APD-2"] = { options = { longest_cycle_months = 36 } },
  },
}
