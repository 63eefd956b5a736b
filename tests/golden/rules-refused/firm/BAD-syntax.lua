return rule {
  id = "BAD-syntax",
  check = function(c)
    if c then return pass(
  end,
}
