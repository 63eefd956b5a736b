return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  odd0 = 0, odd1 = 1, odd2 = 2, odd3 = 3, odd4 = 4, odd5 = 5, odd6 = 6, odd7 = 7, odd8 = 8, odd9 = 9, odd10 = 10, odd11 = 11, odd12 = 12, odd13 = 13, odd14 = 14, odd15 = 15, odd16 = 16, odd17 = 17, odd18 = 18, odd19 = 19, odd20 = 20, odd21 = 21, odd22 = 22, odd23 = 23, odd24 = 24, odd25 = 25, odd26 = 26, odd27 = 27, odd28 = 28, odd29 = 29, odd30 = 30, odd31 = 31, odd32 = 32, odd33 = 33, odd34 = 34, odd35 = 35, odd36 = 36, odd37 = 37, odd38 = 38, odd39 = 39, odd40 = 40, odd41 = 41, odd42 = 42, odd43 = 43, odd44 = 44, odd45 = 45, odd46 = 46, odd47 = 47, odd48 = 48, odd49 = 49, odd50 = 50, odd51 = 51, odd52 = 52, odd53 = 53, odd54 = 54, odd55 = 55, odd56 = 56, odd57 = 57, odd58 = 58, odd59 = 59, odd60 = 60, odd61 = 61, odd62 = 62, odd63 = 63, odd64 = 64, odd65 = 65, odd66 = 66, odd67 = 67, odd68 = 68, odd69 = 69, odd70 = 70, odd71 = 71, odd72 = 72, odd73 = 73, odd74 = 74, odd75 = 75, odd76 = 76, odd77 = 77, odd78 = 78, odd79 = 79, [pass] = 1, [fail] = 2, [true] = 3, [1.5] = 4, [{}] = 5,
  check = function(c, options)
    local x = c.role_and_goals.coreness
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
