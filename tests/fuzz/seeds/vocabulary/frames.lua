local e = { id = "role_and_goals", code = "RG", title = "t", description = "d", attributes = { { id = "coreness", type = "bool", description = "x" } } }
e.frames = { "role_and_goals", "", 1, {}, "no", [""] = "x" }
e.framing = true
return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = { e } }