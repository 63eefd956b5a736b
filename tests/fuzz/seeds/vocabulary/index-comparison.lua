local a, t = 1, {}
local function g() local b = a t[b < 2] = vocabulary end
g()
return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = { { id = "role_and_goals", code = "RG", title = "t", description = "d", attributes = { { id = "coreness", type = "bool", description = "x" } } } } }