return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    if x:is("core") then return pass()
    elseif 0 == 1 then x = 0
    elseif 1 == 1 then x = 1
    elseif 2 == 1 then x = 2
    elseif 3 == 1 then x = 3
    elseif 4 == 1 then x = 4
    elseif 5 == 1 then x = 5
    elseif 6 == 1 then x = 6
    elseif 7 == 1 then x = 7
    elseif 8 == 1 then x = 8
    elseif 9 == 1 then x = 9
    elseif 10 == 1 then x = 10
    elseif 11 == 1 then x = 11
    elseif 12 == 1 then x = 12
    elseif 13 == 1 then x = 13
    elseif 14 == 1 then x = 14
    elseif 15 == 1 then x = 15
    elseif 16 == 1 then x = 16
    elseif 17 == 1 then x = 17
    elseif 18 == 1 then x = 18
    elseif 19 == 1 then x = 19
    elseif 20 == 1 then x = 20
    elseif 21 == 1 then x = 21
    elseif 22 == 1 then x = 22
    elseif 23 == 1 then x = 23
    elseif 24 == 1 then x = 24
    elseif 25 == 1 then x = 25
    elseif 26 == 1 then x = 26
    elseif 27 == 1 then x = 27
    elseif 28 == 1 then x = 28
    elseif 29 == 1 then x = 29
    elseif 30 == 1 then x = 30
    elseif 31 == 1 then x = 31
    elseif 32 == 1 then x = 32
    elseif 33 == 1 then x = 33
    elseif 34 == 1 then x = 34
    elseif 35 == 1 then x = 35
    elseif 36 == 1 then x = 36
    elseif 37 == 1 then x = 37
    elseif 38 == 1 then x = 38
    elseif 39 == 1 then x = 39
    elseif 40 == 1 then x = 40
    elseif 41 == 1 then x = 41
    elseif 42 == 1 then x = 42
    elseif 43 == 1 then x = 43
    elseif 44 == 1 then x = 44
    elseif 45 == 1 then x = 45
    elseif 46 == 1 then x = 46
    elseif 47 == 1 then x = 47
    elseif 48 == 1 then x = 48
    elseif 49 == 1 then x = 49
    elseif 50 == 1 then x = 50
    elseif 51 == 1 then x = 51
    elseif 52 == 1 then x = 52
    elseif 53 == 1 then x = 53
    elseif 54 == 1 then x = 54
    elseif 55 == 1 then x = 55
    elseif 56 == 1 then x = 56
    elseif 57 == 1 then x = 57
    elseif 58 == 1 then x = 58
    elseif 59 == 1 then x = 59
    elseif 60 == 1 then x = 60
    elseif 61 == 1 then x = 61
    elseif 62 == 1 then x = 62
    elseif 63 == 1 then x = 63
    elseif 64 == 1 then x = 64
    elseif 65 == 1 then x = 65
    elseif 66 == 1 then x = 66
    elseif 67 == 1 then x = 67
    elseif 68 == 1 then x = 68
    elseif 69 == 1 then x = 69
    elseif 70 == 1 then x = 70
    elseif 71 == 1 then x = 71
    elseif 72 == 1 then x = 72
    elseif 73 == 1 then x = 73
    elseif 74 == 1 then x = 74
    elseif 75 == 1 then x = 75
    elseif 76 == 1 then x = 76
    elseif 77 == 1 then x = 77
    elseif 78 == 1 then x = 78
    elseif 79 == 1 then x = 79
    elseif 80 == 1 then x = 80
    elseif 81 == 1 then x = 81
    elseif 82 == 1 then x = 82
    elseif 83 == 1 then x = 83
    elseif 84 == 1 then x = 84
    elseif 85 == 1 then x = 85
    elseif 86 == 1 then x = 86
    elseif 87 == 1 then x = 87
    elseif 88 == 1 then x = 88
    elseif 89 == 1 then x = 89
    elseif 90 == 1 then x = 90
    elseif 91 == 1 then x = 91
    elseif 92 == 1 then x = 92
    elseif 93 == 1 then x = 93
    elseif 94 == 1 then x = 94
    elseif 95 == 1 then x = 95
    elseif 96 == 1 then x = 96
    elseif 97 == 1 then x = 97
    elseif 98 == 1 then x = 98
    elseif 99 == 1 then x = 99
    elseif 100 == 1 then x = 100
    elseif 101 == 1 then x = 101
    elseif 102 == 1 then x = 102
    elseif 103 == 1 then x = 103
    elseif 104 == 1 then x = 104
    elseif 105 == 1 then x = 105
    elseif 106 == 1 then x = 106
    elseif 107 == 1 then x = 107
    elseif 108 == 1 then x = 108
    elseif 109 == 1 then x = 109
    elseif 110 == 1 then x = 110
    elseif 111 == 1 then x = 111
    elseif 112 == 1 then x = 112
    elseif 113 == 1 then x = 113
    elseif 114 == 1 then x = 114
    elseif 115 == 1 then x = 115
    elseif 116 == 1 then x = 116
    elseif 117 == 1 then x = 117
    elseif 118 == 1 then x = 118
    elseif 119 == 1 then x = 119
    end
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
