local g = { id = "g", description = "x" }
g.attributes = { g, g }
return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = { { id = "e", code = "E", title = "t", description = "d", attributes = { g } } } }