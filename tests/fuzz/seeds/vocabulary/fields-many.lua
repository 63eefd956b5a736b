local a = {}
for i = 1, 1200 do a[i] = { id = "a" .. i, type = "bool", description = "x" } end
return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = { { id = "e", code = "E", title = "t", description = "d", attributes = a } } }