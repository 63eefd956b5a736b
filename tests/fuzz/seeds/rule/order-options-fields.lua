return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  options = { a0 = { odd0 = 0 }, a1 = { odd1 = 1 }, a2 = { odd2 = 2 }, a3 = { odd3 = 3 }, a4 = { odd4 = 4 }, a5 = { odd5 = 5 }, a6 = { odd6 = 6 }, a7 = { odd7 = 7 }, a8 = { odd8 = 8 }, a9 = { odd9 = 9 }, a10 = { odd10 = 10 }, a11 = { odd11 = 11 }, a12 = { odd12 = 12 }, a13 = { odd13 = 13 }, a14 = { odd14 = 14 }, a15 = { odd15 = 15 }, a16 = { odd16 = 16 }, a17 = { odd17 = 17 }, a18 = { odd18 = 18 }, a19 = { odd19 = 19 }, a20 = { odd20 = 20 }, a21 = { odd21 = 21 }, a22 = { odd22 = 22 }, a23 = { odd23 = 23 }, a24 = { odd24 = 24 }, a25 = { odd25 = 25 }, a26 = { odd26 = 26 }, a27 = { odd27 = 27 }, a28 = { odd28 = 28 }, a29 = { odd29 = 29 }, a30 = { odd30 = 30 }, a31 = { odd31 = 31 }, a32 = { odd32 = 32 }, a33 = { odd33 = 33 }, a34 = { odd34 = 34 }, a35 = { odd35 = 35 }, a36 = { odd36 = 36 }, a37 = { odd37 = 37 }, a38 = { odd38 = 38 }, a39 = { odd39 = 39 }, a40 = { odd40 = 40 }, a41 = { odd41 = 41 }, a42 = { odd42 = 42 }, a43 = { odd43 = 43 }, a44 = { odd44 = 44 }, a45 = { odd45 = 45 }, a46 = { odd46 = 46 }, a47 = { odd47 = 47 }, a48 = { odd48 = 48 }, a49 = { odd49 = 49 }, a50 = { odd50 = 50 }, a51 = { odd51 = 51 }, a52 = { odd52 = 52 }, a53 = { odd53 = 53 }, a54 = { odd54 = 54 }, a55 = { odd55 = 55 }, a56 = { odd56 = 56 }, a57 = { odd57 = 57 }, a58 = { odd58 = 58 }, a59 = { odd59 = 59 }, },
  check = function(c, options)
    local x = c.role_and_goals.coreness
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
