local d = {}
for i = 1, 65 do d[i] = "w" .. i end
return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = { { id = "role_and_goals", code = "RG", title = "t", description = "d", attributes = { { id = "coreness", type = "enum", domain = d, description = "x" } } } } }