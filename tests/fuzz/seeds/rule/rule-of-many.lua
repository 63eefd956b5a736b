return rule({}, {}, nil, 1)
