return rule {}
