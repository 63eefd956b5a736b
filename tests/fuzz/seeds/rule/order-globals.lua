return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    return odd0 .. odd1 .. odd2 .. odd3 .. odd4 .. odd5 .. odd6 .. odd7 .. odd8 .. odd9 .. odd10 .. odd11 .. odd12 .. odd13 .. odd14 .. odd15 .. odd16 .. odd17 .. odd18 .. odd19 .. odd20 .. odd21 .. odd22 .. odd23 .. odd24 .. odd25 .. odd26 .. odd27 .. odd28 .. odd29 .. odd30 .. odd31 .. odd32 .. odd33 .. odd34 .. odd35 .. odd36 .. odd37 .. odd38 .. odd39 .. odd40 .. odd41 .. odd42 .. odd43 .. odd44 .. odd45 .. odd46 .. odd47 .. odd48 .. odd49 .. odd50 .. odd51 .. odd52 .. odd53 .. odd54 .. odd55 .. odd56 .. odd57 .. odd58 .. odd59 .. x
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
