return rule(nil)
