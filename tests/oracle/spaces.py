#!/usr/bin/env python3
"""What src/space/ computes of random spaces, against gringo and clasp.

    /usr/bin/python3 tests/oracle/spaces.py SPACES

SPACES is the program made of spaces.c. Compared are the number of congruent assignments, the shares of choices, what choices are
live, dead and forced, the trees that are implied or never bad, the size of a smallest contradiction, and all minimal
repairs up to a cost.
SAMPLINT_ORACLE=200 looks at so many spaces.
"""

import itertools
import json
import subprocess
import sys

import asp

GOOD, BAD = 0, 1
TRUTHS = {0: False, 1: True}
EXPLAINED_SMALLEST, EXPLAINED_SATISFIABLE = 0, 3
REPAIR_FOUND, REPAIR_NONE = 0, 1
MOST_LISTED = 20000  # assignments, one by one

RULES = """
variable(V) :- choice(V,_).
1 { x(V,C) : choice(V,C) } 1 :- variable(V).
at(T,0) :- tree(T).
at(T,M) :- at(T,N), reads(T,N,V), x(V,C), child(T,N,C,M).
ends(T,L) :- at(T,N), leaf(T,N,L).
:- ends(T,L), L != 0, structural(T).
"""
CONGRUENT = ":- ends(T,L), L != 0.\n#show x/2.\n"
ENDS = "ill(T,L) :- ends(T,L), L != 0.\n#show ill/2.\n"
CHEAPEST = """
:- ends(T,L), L != 0.
:- x(V,C), not allowed(V,C).
changed(V,C) :- x(V,C), not now(V,C).
touched(B) :- changed(V,_), bundle(V,B).
#minimize { W,B : touched(B), cost(B,W) }.
#show changed/2.
"""


def facts(space):
    for variable, choices in enumerate(space["variables"]):
        yield f"choice({variable},0..{choices - 1})."
    for number, tree in enumerate(space["trees"]):
        yield f"tree({number})."
        if tree["structural"]:
            yield f"structural({number})."
        for at, node in enumerate(tree["nodes"]):
            if "leaf" in node:
                yield f"leaf({number},{at},{node['leaf']})."
                continue
            yield f"reads({number},{at},{node['reads']})."
            for choice, child in enumerate(node["children"]):
                yield f"child({number},{at},{choice},{child})."


def task_facts(space):
    for variable, choice in enumerate(space["now"]):
        yield f"now({variable},{choice}). bundle({variable},{space['bundles'][variable]})."
        for other in range(space["variables"][variable]):
            if space["allowed"][variable] >> other & 1:
                yield f"allowed({variable},{other})."
    for bundle, cost in enumerate(space["costs"]):
        yield f"cost({bundle},{cost})."


def pair(atom):
    """x(3,1) as (3, 1)."""
    return tuple(int(number) for number in atom[atom.index("(") + 1:-1].split(","))


def equal(space, what, ours, theirs):
    if ours != theirs:
        raise AssertionError(f"space {space['number']}: {what}: found {ours}, clasp says {theirs}")


def compare_counts(space, program):
    grounded = asp.ground(program + CONGRUENT)
    number = asp.count(grounded)
    equal(space, "congruent assignments", space["count"], number)
    live = {pair(atom) for atom in asp.consequences(grounded, "brave") or ()}
    ours = {(variable, choice) for variable, choices in enumerate(space["variables"]) for choice in range(choices)
            if space["live"][variable] >> choice & 1}
    equal(space, "unsettled", set(space["unsettled"]), {0})
    equal(space, "live choices", ours, live)
    forced = {pair(atom) for atom in asp.consequences(grounded, "cautious") or ()}
    equal(space, "forced choices",
          {(variable, choice) for variable, choice in ours if space["live"][variable] == 1 << choice}, forced)
    if number <= MOST_LISTED:
        shares = [[0] * choices for choices in space["variables"]]
        for model in asp.all_of(grounded):
            for variable, choice in map(pair, model):
                shares[variable][choice] += 1
        equal(space, "shares", space["shares"], shares)
    return number


def smallest_contradiction(rules, ill):
    """How many trees it takes so that each assignment is ill for some of them."""
    for size in range(1, len(rules) + 1):
        for group in itertools.combinations(rules, size):
            if all(not one.isdisjoint(group) for one in ill):
                return size
    return None


def compare_trees(space, program, number):
    ends = [frozenset(pair(atom) for atom in one) for one in asp.all_of(asp.ground(program + ENDS))]
    rules = [tree for tree, about in enumerate(space["trees"]) if not about["structural"]]
    ill = {frozenset(tree for tree, _ in one) for one in ends}
    for tree in rules:
        implied, never_bad = (TRUTHS.get(truth) for truth in space["truths"][tree])
        equal(space, f"tree {tree} is implied", implied, frozenset([tree]) not in ill)
        equal(space, f"tree {tree} is never bad", never_bad, all((tree, BAD) not in one for one in ends))
    if number:
        equal(space, "whether it is explained", space["grade"], EXPLAINED_SATISFIABLE)
        return
    why = set(space["contradiction"])
    equal(space, "whether the contradiction is one", all(not one.isdisjoint(why) for one in ill), True)
    size = smallest_contradiction(rules, ill) if ill else 0
    if space["grade"] == EXPLAINED_SMALLEST:
        equal(space, "the size of a smallest contradiction", len(why), size)


def cost_of(space, repair):
    return sum(space["costs"][bundle] for bundle in {space["bundles"][variable] for variable, _ in repair})


def compare_repairs(space, program):
    """Returns how many repairs were compared: the cheapest ones, and those that cost one more, as far as they are told."""
    grounded = asp.ground(program + CHEAPEST + "\n".join(task_facts(space)))
    cost, _ = asp.optima(grounded)
    ours = space["repairs"]
    equal(space, "whether there is a repair", ours["outcome"], REPAIR_NONE if cost is None else REPAIR_FOUND)
    if cost is None:
        return 0
    equal(space, "whether all repairs are known", ours["exact"], True)
    if len(ours["parts"]) == 1:
        equal(space, "the least cost", ours["cost"], cost)
    limit = cost + 1 if ours["limit"] < 0 else min(ours["limit"], cost + 1)
    theirs = asp.smallest({frozenset(map(pair, one)) for one in asp.up_to(grounded, limit)})
    whole = {frozenset(tuple(change) for repair in repairs for change in repair)
             for repairs in itertools.product(*ours["parts"])}
    equal(space, "the number of repairs", ours["total"], len(whole))
    equal(space, f"the repairs up to {limit}", {repair for repair in whole if cost_of(space, repair) <= limit}, theirs)
    return len(theirs)


def main():
    asp.need_tools()
    done = subprocess.run([sys.argv[1], "0", str(asp.sample())], capture_output=True, text=True, check=True)
    spaces = [json.loads(line) for line in done.stdout.splitlines()]
    equal({"number": "last"}, "spaces", len(spaces), asp.sample())
    empty = repairs = 0
    for space in spaces:
        program = RULES + "\n".join(facts(space)) + "\n"
        number = compare_counts(space, program)
        compare_trees(space, program, number)
        repairs += compare_repairs(space, program)
        empty += number == 0
    print(f"{len(spaces)} spaces agree; {empty} without a congruent assignment, {repairs} repairs")
    if not repairs or not 0 < empty < len(spaces):
        sys.exit("these spaces are too much alike")


if __name__ == "__main__":
    main()
