#!/usr/bin/env python3
"""What `samplint audit` and `samplint repair` say of random packs of rules, against gringo and clasp.

    /usr/bin/python3 tests/oracle/packs.py COMMAND

Rules are random trees of questions about some attributes of the vocabulary, written twice: in Lua, for the command, and as answer
sets. The built-in rules are off. The answer sets try each value of what is not declared. Compared are whether a congruent program
exists, the share of congruent programs, dead and forced values, required attributes, implied rules and rules that never fail,
contradictions, and for random programs with gaps what `samplint check` says of each rule, the least cost, and all minimal repairs up to
the cost that `samplint repair` names. Many programs to repair have an account
or a segment with values of its own.
SAMPLINT_ORACLE=200 looks at so many packs.
"""

import itertools
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import asp

# kind, words
ATTRIBUTES = {
    "role_and_goals.coreness": ("ordinal", ["peripheral", "supporting", "core"]),
    "role_and_goals.theme": ("enum", ["growth", "innovation", "efficiency", "retention",
                                      "strategic_account_management"]),
    "account_portfolio_definition.selection_criteria.defined": ("bool", ["false", "true"]),
    "account_portfolio_definition.segmentation": ("enum", ["none", "by_value", "by_potential", "by_relationship",
                                                           "by_need"]),
    "account_business_planning.strategic_planning_link": ("ordinal", ["none", "aligned", "integrated"]),
    "account_business_planning.focus": ("set", ["sales_history", "sales_forecast", "future_value_creation",
                                                "action_plans"]),
    "account_specific_value_proposition.differentiation": ("ordinal", ["none", "strategic_accounts", "segment", "account"]),
}
PATHS = list(ATTRIBUTES)
OF_PART = " of A"
NAMES = PATHS + [path + OF_PART for path in PATHS]  # of the standard's values, and of those that an account or a segment has itself
OF_ACCOUNTS = ["account_specific_value_proposition.differentiation"]
OF_SEGMENTS = ["account_business_planning.focus", *OF_ACCOUNTS]
PROGRAMS_A_PACK = 2
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
GOOD, BAD, OPEN = "good", "bad", "open"
USUAL_CODES = (0, 1, 2)

# Values are numbers: 0 is undeclared, 1 the first word. A set is declared (1) or not (0), and has words, from 1 on.
#
# A rule may end in a leaf if some completion of the program leads there: if for each attribute that is asked on the way there is a
# value, the declared one or any value where none is declared, that agrees with all these answers at once. A set completes to any
# of its subsets, whose numbers have a bit for each word. Whether something is declared is asked of the program as it is.
RULES = """
attribute(A) :- domain(A,_).
1 { v(A,X) : domain(A,X) } 1 :- attribute(A).
{ m(A,W) : word(A,W) } :- v(A,1).
is(A,X) :- v(A,X), not set(A).
has(A,W,1) :- m(A,W).
has(A,W,0) :- word(A,W), not m(A,W).

value(A,X) :- domain(A,X), X > 0, not set(A).
value(A,0..2**K-1) :- set(A), K = #count { W : word(A,W) }.
in(A,S,W) :- set(A), value(A,S), word(A,W), (S / 2**(W-1)) \\ 2 = 1.
differs(A,S) :- in(A,S,W), not m(A,W).
differs(A,S) :- set(A), value(A,S), m(A,W), not in(A,S,W).
completes(A,X) :- value(A,X), v(A,0).
completes(A,X) :- value(A,X), v(A,X), not set(A).
completes(A,S) :- value(A,S), v(A,1), set(A), not differs(A,S).

yes(R,N,X) :- holds(R,N,X).
yes(R,N,S) :- wants_word(R,N,A,W), in(A,S,W).
yes(R,N,S) :- wants_count(R,N,A,K), value(A,S), #count { W : in(A,S,W) } >= K.
below(R,N,B,M) :- child(R,N,B,M).
below(R,N,B,L) :- below(R,N,B,M), child(R,M,_,L).
refuses(R,L,A,X) :- leaf(R,L,_), below(R,N,1,L), asks(R,N,A), value(A,X), not yes(R,N,X).
refuses(R,L,A,X) :- leaf(R,L,_), below(R,N,0,L), asks(R,N,A), value(A,X), yes(R,N,X).
open_to(R,L,A) :- leaf(R,L,_), below(R,N,_,L), asks(R,N,A), completes(A,X), not refuses(R,L,A,X).
shut(R,L) :- leaf(R,L,_), below(R,N,_,L), asks(R,N,A), not open_to(R,L,A).
shut(R,L) :- leaf(R,L,_), below(R,N,1,L), declares(R,N,A), v(A,0).
shut(R,L) :- leaf(R,L,_), below(R,N,0,L), declares(R,N,A), not v(A,0).
may(R,K) :- leaf(R,L,K), not shut(R,L).
ends(R,open) :- may(R,good), may(R,bad).
ends(R,K) :- may(R,K), not ends(R,open).
"""
CONGRUENT = ":- ends(R,L), L != good.\n"
VALUES = "#show is/2. #show has/3. #show v(A,X) : v(A,X), set(A).\n"
ENDS = "ill(R,L) :- ends(R,L), L != good.\n#show ill/2.\n"
AS_IT_IS = """
:- now(A,X), not v(A,X).
:- now_word(A,W), not m(A,W).
:- m(A,W), not now_word(A,W).
#show ends/2.
"""
CHEAPEST = """
:- v(A,0), now(A,X), X != 0.
changed(A,X) :- v(A,X), not now(A,X).
changed_word(A,W,1) :- m(A,W), not now_word(A,W).
changed_word(A,W,0) :- now_word(A,W), not m(A,W).
touched(A) :- changed(A,_).
touched(A) :- changed_word(A,_,_).
:- touched(A), kept(A).
paid(A,0) :- touched(A), not in_words(A).
paid(A,W) :- changed_word(A,W,_), in_words(A).
in_words(A) :- set(A), now(A,1).
#minimize { C,A,W : paid(A,W), cost(A,C) }.
#show changed/2. #show changed_word/3.
"""


# ---- rules -------------------------------------------------------------------------------------------------------


def random_question(chance, path, framing):
    kind, words = ATTRIBUTES[path]
    if framing and chance.random() < 0.4:
        return ("declares",)
    if kind == "bool":
        return ("truth",)
    if kind == "set":
        return chance.choice([("has", chance.randrange(len(words))), ("count", chance.randint(1, 3))])
    if kind == "ordinal" and chance.random() < 0.5:
        return ("least", chance.randrange(1, len(words)))
    return ("is", chance.sample(range(len(words)), chance.randint(1, len(words) - 1)))


def random_tree(chance, bad, paths, framing, depth=0):
    """A leaf, or (path, question, what follows when it holds, and when it does not)."""
    if depth == 3 or (depth > 0 and chance.random() < 0.3):
        return BAD if chance.random() < bad else GOOD
    path = chance.choice(paths)
    return (path, random_question(chance, path, framing), random_tree(chance, bad, paths, framing, depth + 1),
            random_tree(chance, bad, paths, framing, depth + 1))


def random_rule(chance, bad, framing):
    """Whether it is a framing rule, which is about one element and may ask what is declared; and its tree."""
    element = chance.choice(PATHS).split(".")[0] + "." if framing else ""
    return framing, random_tree(chance, bad, [path for path in PATHS if path.startswith(element)], framing)


def paths_of(tree):
    return set() if isinstance(tree, str) else {tree[0]} | paths_of(tree[2]) | paths_of(tree[3])


def lua_question(path, question):
    words = ATTRIBUTES[path][1]
    match question:
        case ("declares",):
            return f'c:declares("{path}")'
        case ("truth",):
            return f"c.{path}"
        case ("has", word):
            return f'c.{path}:has("{words[word]}")'
        case ("count", number):
            return f"c.{path}:count() >= {number}"
        case ("least", word):
            return f'c.{path} >= "{words[word]}"'
        case ("is", chosen):
            return f"c.{path}:is({', '.join(json.dumps(words[word]) for word in chosen)})"
    raise AssertionError(question)


def lua_body(tree, indent="    "):
    if tree == GOOD:
        return f"{indent}return pass()\n"
    if tree == BAD:
        return f'{indent}return fail {{ message = "no", alternatives = {{ "one", "another" }} }}\n'
    path, question, then, other = tree
    return (f"{indent}if {lua_question(path, question)} then\n{lua_body(then, indent + '  ')}"
            f"{indent}else\n{lua_body(other, indent + '  ')}{indent}end\n")


def lua_rule(name, rule):
    framing, tree = rule
    elements = sorted({path.split(".")[0] for path in paths_of(tree)})
    kind = "framing" if framing else "fit" if len(elements) > 1 else "theme"
    return (f'return rule {{\n  id = "{name}", name = "random", kind = "{kind}", elements = {{ '
            f'{", ".join(json.dumps(element) for element in elements)} }},\n  title = "t", rationale = "r", '
            f'source = {{ {{ at = "chance" }} }}, remediation = "r",\n  check = function(c)\n{lua_body(tree)}  end,\n'
            f'  tests = {{ {{ name = "n", expect = "pass", program = "" }} }},\n}}\n')


def node_facts(number, at, path, question, own):
    attribute, words = NAMES.index(path + OF_PART if path in own else path), ATTRIBUTES[path][1]
    asks = f"asks({number},{at},{attribute}). "
    match question:
        case ("declares",):
            return f"declares({number},{at},{attribute})."
        case ("truth",):
            return asks + f"holds({number},{at},2)."
        case ("has", word):
            return asks + f"wants_word({number},{at},{attribute},{word + 1})."
        case ("count", least):
            return asks + f"wants_count({number},{at},{attribute},{least})."
        case ("least", word):
            return asks + f"holds({number},{at},{word + 1}..{len(words)})."
        case ("is", chosen):
            return asks + " ".join(f"holds({number},{at},{word + 1})." for word in chosen)
    raise AssertionError(question)


def rule_facts(number, rule, own=()):
    """A rule about the standard, or about a part that has some values itself."""
    yield f"rule({number})."
    waiting, at = [rule[1]], 0
    while at < len(waiting):
        here = waiting[at]
        if isinstance(here, str):
            yield f"leaf({number},{at},{here})."
        else:
            yield node_facts(number, at, here[0], here[1], own)
            yield f"child({number},{at},1,{len(waiting)}). child({number},{at},0,{len(waiting) + 1})."
            waiting += here[2:]
        at += 1


def kind_and_words(name):
    return ATTRIBUTES[name.removesuffix(OF_PART)]


def attribute_facts(names=PATHS):
    for name in names:
        number, (kind, words) = NAMES.index(name), kind_and_words(name)
        yield f"domain({number},0..{1 if kind == 'set' else len(words)})."
        if kind == "set":
            yield f"set({number}). word({number},1..{len(words)})."


# ---- audit -------------------------------------------------------------------------------------------------------


def numbers(atom):
    return tuple(int(number) for number in atom[atom.index("(") + 1:-1].split(","))


def equal(where, what, ours, theirs):
    if ours != theirs:
        raise AssertionError(f"{where}: {what}: found {ours}, clasp says {theirs}")


def expected_values(live):
    """The values that are dead or forced, as audit tells them, and the attributes that are required."""
    values, required = set(), set()
    for number, path in enumerate(PATHS):
        kind, words = ATTRIBUTES[path]
        undeclared = f"{'v' if kind == 'set' else 'is'}({number},0)" in live
        if not undeclared:
            required.add(path)
        declared = f"v({number},1)" if kind == "set" else f"is({number},"
        if not any(atom.startswith(declared) and atom != f"is({number},0)" for atom in live):
            values.add((path, None, "dead", False))  # never declared, which is told once
            continue
        if kind == "set":
            for word, name in enumerate(words, 1):
                states = [state for state in (0, 1) if f"has({number},{word},{state})" in live]
                if len(states) == 1:
                    values.add((path, name, "forced", states == [0]))
            continue
        alive = {name for word, name in enumerate(words, 1) if f"is({number},{word})" in live}
        if len(alive) == 1 and not undeclared:
            values.add((path, *alive, "forced", False))
        else:
            values |= {(path, name, "dead", False) for name in words if name not in alive}
    return values, required


def is_contradiction(rules, ill):
    return all(not one.isdisjoint(rules) for one in ill)


def compare_rules(where, audit, ends, framing):
    """`framing` has the numbers of the framing rules, of which audit does not say whether others imply them."""
    ill = {frozenset(rule for rule, _ in one) for one in ends}
    for about in audit["rules"]:
        number = int(about["rule"].split("-")[1])
        equal(where, f"{about['rule']} is analyzed", about["analyzed"], True)
        equal(where, f"{about['rule']} never fails", about["never_fails"],
              all((number, BAD) not in one for one in ends))
        equal(where, f"{about['rule']} is implied", about["implied"],
              audit["possible"] and number not in framing and frozenset([number]) not in ill)
    why = {int(rule.split("-")[1]) for rule in audit["contradiction"]}
    equal(where, "whether rules contradict each other", bool(why), not audit["possible"])
    if why:
        equal(where, "whether these do", is_contradiction(why, ill), True)
        equal(where, "whether all of them are needed", any(is_contradiction(why - {rule}, ill) for rule in why), False)


def compare_audit(where, audit, program, framing):
    grounded = asp.ground(program + CONGRUENT + VALUES)
    number = asp.count(grounded)
    possible = math.prod(1 + (2 ** len(words) if kind == "set" else len(words)) for kind, words in ATTRIBUTES.values())
    equal(where, "whether a program can be congruent", audit["possible"], number > 0)
    congruent, programs = (int(audit[key].replace(",", "")) for key in ("congruent", "programs"))
    equal(where, "the share of congruent programs", congruent * possible, number * programs)
    values, required = expected_values(asp.consequences(grounded, "brave")) if number else (set(), set())
    equal(where, "dead and forced values",
          {(value["path"], value["value"], value["status"], value["absence"]) for value in audit["values"]}, values)
    equal(where, "required attributes", set(audit["required"]), required)
    ends = [{(int(atom[4:-1].split(",")[0]), atom[4:-1].split(",")[1]) for atom in one}
            for one in asp.all_of(asp.ground(program + ENDS))]
    compare_rules(where, audit, ends, framing)
    return number


# ---- repair ------------------------------------------------------------------------------------------------------


def random_program(chance):
    """By path the number of a word, or a set of them; what is not declared is not there."""
    program = {}
    for path, (kind, words) in ATTRIBUTES.items():
        if chance.random() < 0.75:
            program[path] = ({word for word in range(len(words)) if chance.random() < 0.5} if kind == "set"
                             else chance.randrange(len(words)))
    return program


def random_part(chance, program):
    """Whether it is a segment or an account, and the values that it has itself. A program with segments is segmented."""
    segment = program.get("account_portfolio_definition.segmentation") != 0 and chance.random() < 0.5
    paths = OF_SEGMENTS if segment else OF_ACCOUNTS
    return ("segments" if segment else "accounts",
            {path: value for path, value in random_program(chance).items() if path in paths and chance.random() < 0.7})


def tree_of(program):
    tree = {}
    for path, value in program.items():
        kind, words = ATTRIBUTES[path]
        *groups, name = path.split(".")
        inside = tree
        for group in groups:
            inside = inside.setdefault(group, {})
        inside[name] = ([words[word] for word in sorted(value)] if kind == "set"
                        else value == 1 if kind == "bool" else words[value])
    return tree


def yaml_of(program, **parts):
    parts = {kind: [{"name": "A", **tree_of(own)}] for kind, own in parts.items()}
    return json.dumps({"samp": 1, **tree_of(program), **parts})  # which is YAML too


def part_facts(pack, kind, own):
    """The rules that read a value which the part has itself, about the part."""
    yield from attribute_facts([path + OF_PART for path in own])
    for number, rule in enumerate(pack):
        if not paths_of(rule[1]).isdisjoint(own):
            yield from rule_facts(len(pack) + number, rule, own)
    if kind == "segments":
        yield ":- v({0},1), not now({0},1).".format(PATHS.index("account_portfolio_definition.segmentation"))


def program_facts(program, kept, costs, names=PATHS):
    for name in names:
        number, path, value = NAMES.index(name), name.removesuffix(OF_PART), program.get(name)
        if ATTRIBUTES[path][0] == "set":
            yield f"now({number},{int(value is not None)})."
            yield " ".join(f"now_word({number},{word + 1})." for word in value or ())
        else:
            yield f"now({number},{0 if value is None else value + 1})."
        yield f"cost({number},{costs.get(path, 1)})."
        if path in kept:
            yield f"kept({number})."


def elements_of(rule):
    return {path.split(".")[0] for path in paths_of(rule[1])}


def compare_check(where, checked, pack, program):
    """Returns how many rules have no answer. Where an element is missing, as a framing rule says, a satisfied rule may wait for it."""
    (ends,) = asp.all_of(asp.ground(program + AS_IT_IS))
    theirs = {int(atom[5:-1].split(",")[0]): atom[5:-1].split(",")[1] for atom in ends}
    bad = {int(finding["rule"][2:]) for finding in checked["findings"] if finding["kind"] not in ("undetermined", "unread")}
    waiting = {int(outcome["rule"][2:]): outcome["waits_for"] for outcome in checked["undetermined"]}
    missing = set().union(*[elements_of(rule) for number, rule in enumerate(pack) if rule[0] and theirs[number] == BAD])
    for number, (framing, _) in enumerate(pack):
        ours = BAD if number in bad else OPEN if number in waiting else GOOD
        if ours == OPEN and theirs[number] == GOOD and not framing and set(waiting[number]) <= missing:
            ours = GOOD
        equal(where, f"what check says of R-{number}", ours, theirs[number])
    return sum(ending == OPEN for ending in theirs.values())


def changes_of(change):
    """The ways to make one change: each a set of what changes, as the answer sets name it."""
    path = change["path"] + (OF_PART if change["account"] or change.get("segment") else "")
    if kind_and_words(path)[0] != "set":
        return [frozenset([(path, value)]) for value in change["values"]]
    words = {(path, word, 1) for word in change["added"]} | {(path, word, 0) for word in change["removed"]}
    return [frozenset(words | ({(path, "declared")} if change["kind"] == "decision" else set()))]


def told_ways(conflict):
    """Each way of the alternatives of a conflict."""
    for alternative in conflict["alternatives"]:
        factors = [changes_of(change) for change in alternative["changes"]]
        factors += [[way for change in choice for way in changes_of(change)] for choice in alternative["choices"]]
        yield from (frozenset().union(*way) for way in itertools.product(*factors))


def shown_change(atom):
    attribute, value, *state = numbers(atom)
    path = NAMES[attribute]
    kind, words = kind_and_words(path)
    if atom.startswith("changed_word"):
        return path, words[value - 1], *state
    return path, "declared" if kind == "set" else words[value - 1]


def cost_of(way, declared, costs):
    """A word of a declared set costs as much as the value of another attribute; a set that was not declared costs once."""
    paid = {change if len(change) == 3 and change[0] in declared else change[0] for change in way}
    return sum(costs.get((part[0] if isinstance(part, tuple) else part).removesuffix(OF_PART), 1) for part in paid)


def known_limit(conflicts, cost):
    """The cost up to which all repairs are told, as far as it is compared."""
    limits = [conflict["cost"] if conflict["others_left_out"] else conflict["limit"] for conflict in conflicts]
    return min([limit for limit in limits if limit is not None] + [cost + 1])


def decisions_of(way, declared):
    """The changes of a way, where all that changes in a set that is not declared is one."""
    sets = {change[0] for change in way if kind_and_words(change[0])[0] == "set" and change[0] not in declared}
    return ([frozenset([change]) for change in way if change[0] not in sets] +
            [frozenset(change for change in way if change[0] == path) for path in sets])


def is_other_decision(way, working, declared):
    """Whether a way decides about one word of a set although another decision would do, and has no superfluous change."""
    decisions = decisions_of(way, declared)
    return way in working and any(len(one) == 2 for one in decisions) and not any(way - one in working for one in decisions)


def compare_repair(where, repair, program, declared, costs):
    """Returns how many repairs were compared."""
    grounded = asp.ground(program + CONGRUENT + CHEAPEST)
    cost, _ = asp.optima(grounded)
    conflicts = repair["conflicts"]
    equal(where, "whether there is a way out", any(conflict["outcome"] == "none" for conflict in conflicts), cost is None)
    if cost is None:
        return 0
    equal(where, "the outcomes", {conflict["outcome"] for conflict in conflicts} - {"found"}, set())
    equal(where, "whether the cheapest ways are known", all(conflict["exact"] for conflict in conflicts), True)
    told = sum(conflict["cost"] for conflict in conflicts)
    if len(conflicts) == 1 or told <= 2:  # changes that serve three conflicts and more may cost less than one of each
        equal(where, "the least cost", told, cost)
    limit = known_limit(conflicts, cost)
    working = {frozenset(map(shown_change, one)) for one in asp.up_to(grounded, limit)}
    theirs = asp.smallest(working)
    ways = [list(told_ways(conflict)) for conflict in conflicts]
    equal(where, "the number of ways", [len(set(of_one)) for of_one in ways], [conflict["ways"] for conflict in conflicts])
    ours = {frozenset().union(*way) for way in itertools.product(*ways)}
    ours = {way for way in ours if cost_of(way, declared, costs) <= limit}
    equal(where, f"the repairs up to {limit} that are not found", theirs - ours, set())
    equal(where, f"the further ways up to {limit}",
          {way for way in ours - theirs if not is_other_decision(way, working, declared)}, set())
    return len(theirs) if conflicts else 0


# ---- the whole ---------------------------------------------------------------------------------------------------


def run(command, place, *arguments):
    done = subprocess.run([command, *arguments], cwd=place, env=ENVIRONMENT, capture_output=True, text=True,
                          timeout=asp.TIMEOUT_SECONDS, check=False)
    if done.returncode not in USUAL_CODES or done.stderr:
        raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}{done.stdout[:2000]}")
    return done.stdout


def turn_off(command, place):
    """Settings without the built-in rules."""
    listed = re.findall(r"^  ([A-Z]+-\w+):", run(command, place, "check", "--show-config"), re.MULTILINE)
    lines = ["rule_folders: [rules]", "rules:"] + [f"  {name}: {{ off: of no use here }}" for name in listed]
    (place / ".samplint.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (place / "rules").mkdir()


def compare_programs(command, place, number, chance, pack, program):
    """Returns the number of repairs, and of answers that are open."""
    repairs = waiting = 0
    for _ in range(PROGRAMS_A_PACK):
        declared = random_program(chance)
        kept = [path for path in PATHS if chance.random() < 0.1]
        costs = {path: chance.randint(2, 3) for path in PATHS if chance.random() < 0.2}
        text = yaml_of(declared)
        (place / "samp.yaml").write_text(text, encoding="utf-8")
        facts = program + "\n".join(program_facts(declared, kept, costs)) + "\n"
        (checked,) = json.loads(run(command, place, "check", "--format", "json", "samp.yaml"))["programs"]
        waiting += compare_check(f"pack {number}, check of {text}", checked, pack, facts)
        arguments = [f"--keep={path}" for path in kept] + [f"--cost={path}={cost}" for path, cost in costs.items()]
        kind, own = random_part(chance, declared)
        if own:
            text = yaml_of(declared, **{kind: own})
            (place / "samp.yaml").write_text(text, encoding="utf-8")
            declared |= {path + OF_PART: value for path, value in own.items()}
            names = [path + OF_PART for path in own]
            facts += "\n".join([*part_facts(pack, kind, own), *program_facts(declared, kept, costs, names)]) + "\n"
        found = json.loads(run(command, place, "repair", "--format", "json", "--limit", "1000", *arguments, "samp.yaml"))
        repairs += compare_repair(f"pack {number}, {' '.join(arguments)} of {text}", found, facts, declared, costs)
    return repairs, waiting


def compare_pack(command, place, number):
    chance = random.Random(number)
    bad = chance.choice([0.2, 0.3, 0.4])
    pack = [random_rule(chance, bad, index > 0 and chance.random() < 0.25) for index in range(chance.randint(4, 8))]
    for old in (place / "rules").iterdir():
        old.unlink()
    for index, rule in enumerate(pack):
        (place / f"rules/R-{index}.lua").write_text(lua_rule(f"R-{index}", rule), encoding="utf-8")
    program = RULES + "\n".join([*attribute_facts(), *itertools.chain(*itertools.starmap(rule_facts, enumerate(pack)))]) + "\n"
    audit = json.loads(run(command, place, "audit", "--format", "json"))
    found = compare_audit(f"pack {number}", audit, program, {index for index, rule in enumerate(pack) if rule[0]})
    return found, *compare_programs(command, place, number, chance, pack, program)


def main():
    asp.need_tools()
    empty = repairs = waiting = 0
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        turn_off(sys.argv[1], place)
        for number in range(asp.sample()):
            congruent, more, open_answers = compare_pack(sys.argv[1], place, number)
            empty += congruent == 0
            repairs += more
            waiting += open_answers
    print(f"{asp.sample()} packs agree; {empty} without a congruent program, {repairs} repairs, {waiting} open answers")
    if not repairs or not waiting or not 0 < empty < asp.sample():
        sys.exit("these packs are too much alike")


if __name__ == "__main__":
    main()
