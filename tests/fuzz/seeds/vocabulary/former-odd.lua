local f = { "e.a", "e.b", "", "x", "x.", ".x", 3, "e.a" }
local w = { "a", "b", meaning = "m" }
w[3] = w
return vocabulary {
  format = { key = "k", version = 1, description = "d" },
  title = "t",
  works = { w = "w" },
  elements = { { id = "e", code = "E", title = "t", description = "d", attributes = {
    { id = "a", type = "set", description = "d", formerly = f, domain = { w, w, { w }, { meaning = "m" }, {}, "a" } },
    { id = "b", type = "bool", description = "d", formerly = f, yes = w, no = f, domain = f, nature = "text" },
    { id = "c", formerly = f, description = "d", attributes = {} },
  } } },
}
