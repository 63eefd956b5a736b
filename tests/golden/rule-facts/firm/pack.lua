return pack {
  name = "firm",
  version = "1.2.0",
  retired = {
    { id = "FIRM-9", since = "1.1.0", reason = "Nobody asked for it.", successor = "FIRM-1" },
  },
}
