return vocabulary {
  format = { key = "k", version = 1, description = "d" },
  title = "t",
  works = { w = "w" },
  header = { { id = "h", title = "t", description = "d", attributes = {
    { id = "f", type = "enum", nature = "fact", description = "d", formerly = { "e.f", "e.g.f" },
      domain = { "a", { "b", label = "B", meaning = "m", sign = "s", absent = true, formerly = { "c", "d" } } } },
  } } },
  elements = { { id = "e", code = "E", title = "t", description = "d", attributes = {
    { id = "y", type = "bool", question = "q", description = "d", yes = { meaning = "m" }, no = { absent = false } },
    { id = "i", type = "integer", min = 1, max = 2, meaning = "m", description = "d" },
  } } },
}
