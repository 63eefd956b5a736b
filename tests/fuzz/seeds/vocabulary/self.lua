local v = { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = { { id = "role_and_goals", code = "RG", title = "t", description = "d", attributes = { { id = "coreness", type = "bool", description = "x" } } } } }
v.works = v v.header = { v } v.format = v
return vocabulary(v)