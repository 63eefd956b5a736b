local g = { id = "a", type = "bool", description = "x" }
for i = 1, 100 do g = { id = "g", description = "x", attributes = { g } } end
return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = { { id = "e", code = "E", title = "t", description = "d", attributes = { g } } } }