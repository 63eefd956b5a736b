local d = {}
for i = 1, 64 do d[i] = "w" .. i end
return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = { { id = "role_and_goals", code = "RG", title = "t", description = "d", attributes = { { id = "coreness", type = "set", domain = d, description = "x" }, { id = "b", type = "ordinal", domain = d, description = "x" } } } } }