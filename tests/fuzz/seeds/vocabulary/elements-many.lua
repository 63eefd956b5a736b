local l = {}
for i = 1, 65 do l[i] = { id = "e" .. i, code = "E" .. i, title = "t", description = "d", attributes = { { id = "a", type = "bool", description = "x" } } } end
return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { w = "W" }, elements = l }