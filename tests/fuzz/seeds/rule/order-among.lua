return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  scope = "portfolio",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    return fail { message = "m", among = { ["odd.a0"] = "x", ["odd.a1"] = "x", ["odd.a2"] = "x", ["odd.a3"] = "x", ["odd.a4"] = "x", ["odd.a5"] = "x", ["odd.a6"] = "x", ["odd.a7"] = "x", ["odd.a8"] = "x", ["odd.a9"] = "x", ["odd.a10"] = "x", ["odd.a11"] = "x", ["odd.a12"] = "x", ["odd.a13"] = "x", ["odd.a14"] = "x", ["odd.a15"] = "x", ["odd.a16"] = "x", ["odd.a17"] = "x", ["odd.a18"] = "x", ["odd.a19"] = "x", ["odd.a20"] = "x", ["odd.a21"] = "x", ["odd.a22"] = "x", ["odd.a23"] = "x", ["odd.a24"] = "x", ["odd.a25"] = "x", ["odd.a26"] = "x", ["odd.a27"] = "x", ["odd.a28"] = "x", ["odd.a29"] = "x", ["odd.a30"] = "x", ["odd.a31"] = "x", ["odd.a32"] = "x", ["odd.a33"] = "x", ["odd.a34"] = "x", ["odd.a35"] = "x", ["odd.a36"] = "x", ["odd.a37"] = "x", ["odd.a38"] = "x", ["odd.a39"] = "x", ["odd.a40"] = "x", ["odd.a41"] = "x", ["odd.a42"] = "x", ["odd.a43"] = "x", ["odd.a44"] = "x", ["odd.a45"] = "x", ["odd.a46"] = "x", ["odd.a47"] = "x", ["odd.a48"] = "x", ["odd.a49"] = "x", ["odd.a50"] = "x", ["odd.a51"] = "x", ["odd.a52"] = "x", ["odd.a53"] = "x", ["odd.a54"] = "x", ["odd.a55"] = "x", ["odd.a56"] = "x", ["odd.a57"] = "x", ["odd.a58"] = "x", ["odd.a59"] = "x", ["odd.a60"] = "x", ["odd.a61"] = "x", ["odd.a62"] = "x", ["odd.a63"] = "x", ["odd.a64"] = "x", ["odd.a65"] = "x", ["odd.a66"] = "x", ["odd.a67"] = "x", ["odd.a68"] = "x", ["odd.a69"] = "x", ["odd.a70"] = "x", ["odd.a71"] = "x", ["odd.a72"] = "x", ["odd.a73"] = "x", ["odd.a74"] = "x", ["odd.a75"] = "x", ["odd.a76"] = "x", ["odd.a77"] = "x", ["odd.a78"] = "x", ["odd.a79"] = "x", [pass] = 1, [c] = 2, [true] = 3 } }
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
