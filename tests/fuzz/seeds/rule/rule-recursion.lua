return rule(rule(rule({})))
