#!/usr/bin/env python3
"""What `samplint check` says of programs with gaps, against all completions of them.

    /usr/bin/python3 tests/oracle/completions.py COMMAND [FIRST]

Each pack has attributes and rules by chance. The rules are written twice: in Lua, for the command, and in Python. A program with gaps
stands for all its completions: each gap filled with each value of its domain. Here the rules are asked about every one of them, and
from the answers follows what the command must say: the status, the gaps on which an answer hangs, and the values that settle it. The
command must say the same without its memory of answers, and when it checks several files at the same time. SAMPLINT_ORACLE=20 looks at
so many packs, from the one with the number FIRST on. Many programs have segments, and their accounts belong to one of them, to none, or
name one that the program does not list: then nobody knows what they inherit.
"""

import itertools
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import typing

RULES, PROGRAMS, FILES = 40, 60, 4  # of one pack
USUAL_SAMPLE = 4
SETTLING = re.compile("(with (?P<with>.*?))?( and )?(without (any of )?(?P<without>.*))?")  # how a settlement names words of a set
MOST_COMPLETIONS = 3000  # a rule is not compared about a program with more
MOST_TEXT = 1000  # bytes of all texts in a check that joins texts; samplint does not look into a check with more
TIMEOUT_SECONDS = 300
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
USUAL_CODES = (0, 1, 2, 3, 4)  # 2 where there are no programs, 3 because of values that cannot be read, 4 when rules fail themselves
PASS, NOT_APPLICABLE, FAIL, UNKNOWN = range(4)
SATISFIED = {PASS, NOT_APPLICABLE}
# Behind a message that other completions do not have.
EXAMPLE = " (an example: some values are not declared, and none of their values satisfies the rule)"
SETTLED = {PASS: "pass", NOT_APPLICABLE: "not_applicable", FAIL: "fail"}
SAME_IF_SATISFIED = bytes([PASS, PASS, FAIL, UNKNOWN]) + bytes(252)
UNDECLARED, UNREADABLE, INHERITED, OPAQUE = "(undeclared)", "(unreadable)", "(inherited)", "(opaque)"
OPERATORS = ["<", "<=", ">", ">="]
WORDS = ["amber", "blue", "coral", "dusk", "ebony"]  # how a settlement names words of a set
SEGMENT = "accounts.segment"
ALSO = "account_business_planning.focus"  # which a segment may override, and no account


class Attribute(typing.NamedTuple):
    path: str
    kind: str
    words: tuple = ()  # of an integer, the lowest and the highest
    built_in: bool = False

    @property
    def element(self):
        return self.path.partition(".")[0]

    @property
    def of_accounts(self):
        return self.element in ACCOUNT_ELEMENTS

    @property
    def of_segments(self):
        return self.of_accounts or self.path == ALSO

    @property
    def domain(self):
        """Its values; those of a set are masks of words."""
        match self.kind:
            case "integer":
                return range(self.words[0], self.words[1] + 1)
            case "bool":
                return range(2)
            case "set":
                return range(2 ** len(self.words))
            case "text":
                return None
        return range(len(self.words))

    def names(self, mask):
        return frozenset(word for at, word in enumerate(self.words) if mask >> at & 1)

    def shown(self, value):
        match self.kind:
            case "bool":
                return "true" if value else "false"
            case "set":
                return ", ".join(word for at, word in enumerate(self.words) if value >> at & 1)
            case "enum" | "ordinal":
                return self.words[value]
        return str(value)


PROGRAM_ELEMENTS = ["role_and_goals", "account_business_planning"]
ACCOUNT_ELEMENTS = ["account_specific_value_proposition", "account_management_process", "account_performance_management"]
BUILT_IN = [
    Attribute("role_and_goals.coreness", "ordinal", ("peripheral", "supporting", "core"), True),
    Attribute("account_business_planning.focus", "set",
              ("sales_history", "sales_forecast", "future_value_creation", "action_plans"), True),
    Attribute("account_specific_value_proposition.offering_structure", "enum", ("fixed_products", "modular", "bespoke"), True),
    Attribute("account_management_process.knowledge.generation", "bool", (), True),
    Attribute("account_management_process.relationship_breadth", "set", ("functions", "hierarchy_levels"), True),
    Attribute("account_performance_management.value_creation.communication", "ordinal", ("none", "occasional", "regular"), True),
]


def random_vocabulary(chance):
    attributes = chance.sample(BUILT_IN, 3)
    for number in range(11):
        kind = chance.choice(["enum", "enum", "ordinal", "ordinal", "set", "set", "set", "bool", "integer", "integer", "text"])
        words = tuple(chance.sample(WORDS, chance.choice([2, 2, 3, 3, 4])))
        if kind == "set":
            words = tuple(chance.sample(WORDS, chance.choice([1, 2, 2, 3, 3, 4])))
        if kind == "integer":
            low = chance.choice([0, 0, 1, -3])
            words = (low, low + chance.choice([3, 6, 12]))
        if kind in ("bool", "text"):
            words = ()
        element = chance.choice(PROGRAM_ELEMENTS + ACCOUNT_ELEMENTS)
        attributes.append(Attribute(f"{element}.{kind}_{number}", kind, words))
    return attributes


# ---- rules ---------------------------------------------------------------------------------------------------------------------------


class Condition(typing.NamedTuple):
    lua: str
    python: str
    sure: set  # the numbers of the attributes that it always reads
    plain: bool  # whether samplint must understand what it does with an integer


class Maker:
    """Makes one rule of the attributes with some numbers."""

    def __init__(self, chance, attributes, portfolio, groups):
        self.chance, self.attributes, self.portfolio = chance, attributes, portfolio
        self.numbers = chance.sample(range(len(attributes)), chance.choice([1, 2, 2, 3, 3, 4, 4, 5, 6]))
        sets = [number for number, attribute in enumerate(attributes) if attribute.kind == "set"]
        if chance.random() < 0.3:  # several sets, to be compared with each other
            self.numbers = list(dict.fromkeys(chance.sample(sets, min(len(sets), 3)) + self.numbers[:1]))
        self.shared, self.groups, self.compares_sets = [], groups and chance.random() < 0.2, False
        if portfolio:
            self.shared = [number for number in self.numbers if attributes[number].of_segments]
            if chance.random() < 0.3:
                self.attributes = attributes + [Attribute(SEGMENT, "text")]
                self.shared.append(len(attributes))
        early = chance.random() < 0.6
        self.locals = [number for number in self.numbers if early and chance.random() < 0.4]
        self.used = set(self.locals)

    def lua_read(self, number):
        self.used.add(number)
        return f"a{number}" if number in self.locals else f"c.{self.attributes[number].path}"

    def leaf(self):
        chance = self.chance
        number = chance.choice(self.numbers)
        attribute = self.attributes[number]
        sets = [one for one in self.numbers if self.attributes[one].kind == "set"]
        if self.portfolio and chance.random() < 0.2 and len(sets) > 1 and any(one in self.shared for one in sets):
            return self.about_both(sets)
        if self.portfolio and chance.random() < 0.6:
            return self.about_accounts()
        lua, python, sure = self.lua_read(number), f"w.read({number})", {number}
        if attribute.kind == "bool":
            return chance.choice([Condition(lua, f"{python} == 1", sure, True),
                                  Condition(f"{lua} == false", f"{python} == 0", sure, True)])
        if attribute.kind == "text":
            return Condition(f'{lua} == "one"', f'{python} == "one"', sure, True)
        if attribute.kind == "set":
            return self.about_set(number, attribute, lua, python)
        if attribute.kind == "integer":
            return self.about_integer(attribute, lua, python, sure)
        if attribute.kind == "ordinal" and chance.random() < 0.7:
            word, sign = chance.randrange(len(attribute.words)), chance.choice(OPERATORS)
            if chance.random() < 0.2:
                return Condition(f'"{attribute.words[word]}" {sign} {lua}', f"{word} {sign} {python}", sure, True)
            return Condition(f'{lua} {sign} "{attribute.words[word]}"', f"{python} {sign} {word}", sure, True)
        words = chance.sample(range(len(attribute.words)), chance.choice([1, 1, 2]))
        asked = ", ".join(f'"{attribute.words[word]}"' for word in words)
        return Condition(f"{lua}:is({asked})", f"{python} in {tuple(words)}", sure, True)

    def about_set(self, number, attribute, lua, python):
        chance, sure = self.chance, {number}
        have = f"w.names({number})"
        match chance.choice(["has", "has", "any", "all", "empty", "count", "sets", "sets"]):
            case "has":
                word = chance.choice(attribute.words)
                return Condition(f'{lua}:has("{word}")', f'"{word}" in {have}', sure, True)
            case "empty":
                return Condition(f"{lua}:empty()", f"not {have}", sure, False)
            case "count":
                sign, most = chance.choice(OPERATORS + ["==", "~="]), chance.randint(0, len(attribute.words))
                return Condition(f"{lua}:count() {sign} {most}", f"len({have}) {sign.replace('~', '!')} {most}", sure, True)
            case "sets":
                arguments, plain = [one for one in self.numbers if self.attributes[one].kind == "set"], False
                arguments = chance.sample(arguments, min(len(arguments), chance.choice([1, 1, 2])))
            case _:
                arguments, plain = [], True
        words = chance.sample(attribute.words, min(len(attribute.words), chance.choice([1, 2, 3])))
        if arguments and chance.random() < 0.7:
            words = []
        listed = [f'"{word}"' for word in words] + [self.lua_read(one) for one in arguments]
        all_of = " | ".join([f"frozenset({words!r})"] + [f"w.names({one})" for one in arguments])
        self.compares_sets |= bool(arguments)
        sure = sure | set(arguments)
        if chance.random() < 0.5:
            return Condition(f"{lua}:any({', '.join(listed)})", f"not {have}.isdisjoint({all_of})", sure, plain)
        return Condition(f"{lua}:all({', '.join(listed)})", f"{have} >= ({all_of})", sure, plain)

    def about_integer(self, attribute, lua, python, sure):
        chance = self.chance
        sign, number = chance.choice(OPERATORS + ["==", "~="]), chance.randint(attribute.words[0] - 1, attribute.words[1] + 1)
        right = right_python = str(number)
        plain = True
        if chance.random() < 0.2:
            right, right_python = "options.most", str(MOST)
        elif chance.random() < 0.08:
            lua, python, plain = f"({lua} % 3)", f"({python} % 3)", False
            right = right_python = "1"
        if chance.random() < 0.2:
            lua, right, python, right_python = right, lua, right_python, python
        return Condition(f"{lua} {sign} {right}", f"{python} {sign.replace('~', '!')} {right_python}", sure, plain)

    def key(self, attribute):
        """A value of an attribute, in Lua and in Python."""
        chance = self.chance
        if attribute.kind == "text":
            word = chance.choice(["one", "two"])
            return f'"{word}"', repr(word)
        if attribute.kind in ("bool", "integer"):
            value = chance.choice(attribute.domain)
            return (("false", "true")[value] if attribute.kind == "bool" else str(value)), str(value)
        word = chance.randrange(len(attribute.words))
        return f'"{attribute.words[word]}"', repr(attribute.words[word] if attribute.kind == "set" else word)

    def about_accounts(self):
        chance = self.chance
        what = chance.choice(["count", "segments", "tally", "tally", "tally", "cross", "kinds", "kinds"])
        sign, most = chance.choice(OPERATORS + ["=="]), chance.choice([0, 1, 1, 2, 3])
        if what == "segments":
            return Condition(f"accounts:segments() {sign} {most}", f"w.segments {sign} {most}", set(), False)
        if what == "count" or not self.shared:
            return Condition(f"accounts:count() {sign} {most}", f"w.count {sign} {most}", set(), False)
        if what == "kinds":
            return self.about_kinds(f"{sign} {most}")
        first, second = chance.choice(self.shared), chance.choice(self.shared)
        lua_key, key = self.key(self.attributes[first])
        path = self.attributes[first].path
        self.used.add(first)
        if what == "tally" or self.attributes[first].kind == "set":
            return Condition(f'(accounts:tally("{path}")[{lua_key}] or 0) {sign} {most}', f"w.tally({key}, {first}) {sign} {most}", set(),
                             False)
        self.used.add(second)
        lua_other, other = self.key(self.attributes[second])
        return Condition(f'crossed(accounts:tally("{path}", "{self.attributes[second].path}"), {lua_key}, {lua_other}) {sign} {most}',
                         f"w.tally({key}, {first}, {other}, {second}) {sign} {most}", set(), False)

    def about_both(self, sets):
        """Compares two sets of the program, and asks the accounts for the words of one of them."""
        one = self.chance.choice([number for number in sets if number in self.shared])
        other = self.chance.choice([number for number in sets if number != one])
        sign, self.compares_sets = self.chance.choice(["<", ">="]), True
        attribute = self.attributes[one]
        lua = [f"{self.lua_read(one)}:any({self.lua_read(other)})"]
        python = [f"not w.names({one}).isdisjoint(w.names({other}))"]
        for word in attribute.words:
            lua.append(f'accounts:tally("{attribute.path}")["{word}"] {sign} 1')
            python.append(f'w.tally("{word}", {one}) {sign} 1')
        return Condition(" and ".join(lua), " and ".join(python), {one, other}, False)

    def about_kinds(self, compared):
        some = self.chance.sample(self.shared, min(len(self.shared), self.chance.choice([1, 1, 2, 3])))
        listed, last = [self.attributes[number].path for number in some], some[-1]
        if self.groups and self.attributes[some[0]].of_accounts:
            element = listed[0] = self.attributes[some[0]].element  # which stands for all attributes in it
            last = last if some[1:] else None
            some[:1] = [number for number, one in enumerate(self.attributes) if one.element == element]
            self.shared = sorted({*self.shared, *some})
        self.used |= set(some)
        paths = ", ".join(f'"{path}"' for path in listed)
        return Condition(f"accounts:kinds({paths}) {compared}", f"w.kinds({some}, {last}) {compared}", set(), False)

    def condition(self, depth):
        chance = self.chance
        if depth == 0 or chance.random() < 0.35:
            return self.leaf()
        joint = chance.choice(["and", "and", "or", "or", "not"])
        left = self.condition(depth - 1)
        if joint == "not":
            return Condition(f"not ({left.lua})", f"not ({left.python})", left.sure, left.plain)
        right = self.condition(depth - 1)
        return Condition(f"({left.lua}) {joint} ({right.lua})", f"({left.python}) {joint} ({right.python})", left.sure,
                         left.plain and right.plain)

    def answer(self, sure):
        """Returns a line of Lua, one of Python, and whether it leaves texts alone."""
        chance, plain = self.chance, True
        kind = chance.choice(["pass", "pass", "pass", "fail", "fail", "fail", "not_applicable"])
        if kind != "fail":
            return ("return pass()", f"return {PASS}, None, None", True) if kind == "pass" else \
                ('return not_applicable("no")', f"return {NOT_APPLICABLE}, None, None", True)
        spoken, at = set(), "w.last"
        message = f"message {chance.randint(1, 4)}"
        lua, python = f'message = "{message}"', repr(message)
        sure = sorted(sure)
        if sure and chance.random() < 0.2:
            shown = chance.choice(sure)
            lua = f'message = "{message} (" .. tostring({self.lua_read(shown)}) .. ")"'
            python, plain = f'"{message} (" + w.shown({shown}) + ")"', False
            if self.attributes[shown].kind not in ("bool", "integer", "text"):  # such values are Lua's own: nobody sees where they go
                spoken.add(shown)
        if sure and chance.random() < 0.4:
            notes = chance.sample(sure, min(len(sure), 2))
            spoken |= set(notes)
            lua += ", notes = { " + ", ".join(f'["{self.attributes[one].path}"] = "note {one}"' for one in notes) + " }"
        if sure and chance.random() < 0.3:
            at = chance.choice(sure)
            lua += f', at = "{self.attributes[at].path}"'
        about = ", ".join(map(str, [*sorted(spoken), at]))
        return f'return fail {{ {lua}, alternatives = {{ "one", "other" }} }}', f"return {FAIL}, {python}, {{{about}}}", plain

    def body(self, depth, sure, indent):
        if depth == 0 or (depth < 3 and self.chance.random() < 0.25):
            lua, python, plain = self.answer(sure)
            return [indent + lua], [indent + python], plain
        asked = self.condition(self.chance.choice([0, 0, 1, 1, 2]))
        then = self.body(depth - 1, sure | asked.sure, indent + "  ")
        other = self.body(depth - 1, sure | asked.sure, indent + "  ")
        return ([f"{indent}if {asked.lua} then", *then[0], f"{indent}else", *other[0], f"{indent}end"],
                [f"{indent}if {asked.python}:", *then[1], f"{indent}else:", *other[1]], asked.plain and then[2] and other[2])

    def make(self):
        depth = self.chance.choice([1, 2, 2, 3, 3])
        return self.body(depth, set(self.locals), "    ")


MOST = 4
CROSSED = ["    local function crossed(counts, one, other)", "      return counts[one] and counts[one][other] or 0", "    end"]


class Rule:
    """A rule, and what it has answered so far. It is asked about a row of values: those of the program, then those that each segment and
    each account has of its own, and at the end the number of segments and the segment of each account. The index of a value in the row
    is its place."""

    def __init__(self, chance, name, vocabulary, groups):
        self.name, self.portfolio = name, chance.random() < 0.35
        used = set()
        while not any(number < len(vocabulary) for number in used):  # a rule is about some element
            maker = Maker(chance, vocabulary, self.portfolio, groups)
            lua, python, self.plain = maker.make()
            used = maker.used
        self.paths, self.attributes, self.locals = sorted(used), maker.attributes, maker.locals
        self.compares_sets = maker.compares_sets
        self.where = {number: at for at, number in enumerate(self.paths)}
        self.shared = [number for number in self.paths if number in maker.shared]
        self.own = {number: at for at, number in enumerate(self.shared)}
        elements = sorted({self.attributes[number].element for number in self.paths} - {"accounts"})
        kind = chance.choice(["fit", "fit", "practice"]) if len(elements) > 1 else chance.choice(["theme", "practice"])
        first = [f"    local a{number} = c.{self.attributes[number].path}" for number in maker.locals]
        if any("crossed(" in line for line in lua):
            first = CROSSED + first
        text = "\n".join(first + lua)
        if ".." in text and sum(map(len, re.findall('"[^"]*"', text))) > MOST_TEXT:
            self.plain = False
        scope = '\n  scope = "portfolio",' if self.portfolio else ""
        self.lua = (f'return rule {{\n  id = "{name}", name = "random", kind = "{kind}",{scope}\n  elements = {{ '
                    f'{", ".join(json.dumps(element) for element in elements)} }},\n  title = "t", rationale = "r", '
                    f'source = {{ {{ at = "chance" }} }}, remediation = "r",\n'
                    f'  options = {{ most = {{ type = "integer", default = {MOST}, description = "x" }} }},\n'
                    f"  check = function(c, options{', accounts' if self.portfolio else ''})\n" + "\n".join(first + lua) + "\n  end,\n"
                    f'  tests = {{ {{ name = "n", expect = "pass", program = "" }} }},\n}}\n')
        text = "def check(w):\n" + "\n".join([f"    w.read_first({number})" for number in maker.locals] + python) + "\n"
        names = {}
        exec(text, names)
        self.check = names["check"]
        self.known, self.judged = {}, {}

    def number_at(self, at):
        """The number of the attribute at a place of the values, and the part (a segment or an account) whose own value it is."""
        if at < len(self.paths):
            return self.paths[at], None
        part, own = divmod(at - len(self.paths), len(self.shared))
        return self.shared[own], part

    def attribute_at(self, at):
        """None at the end, where the segments are."""
        return self.attributes[self.number_at(at)[0]] if at < len(self.paths) or self.shared else None

    def judge(self, values, opaque_integers):
        key = values, opaque_integers
        if key not in self.judged:
            self.judged[key] = judge(self, values, opaque_integers)
        return self.judged[key]

    def ask(self, values):
        """The kind of the answer, its message, the attributes that a failure speaks of or the place of the value that the rule waits
        for, and the places that were read."""
        found = self.known.get(values)
        if found is None:
            world = World(self, values)
            try:
                found = *self.check(world), world.reads
            except Waits as waits:
                found = UNKNOWN, None, waits.args[0], world.reads
            self.known[values] = found
        return found


class Waits(Exception):
    """The rule has read a value that can be anything."""


class World:
    """What a rule can ask of one completion."""

    def __init__(self, rule, values):
        self.rule, self.values, self.reads, self.last = rule, values, set(), None
        self.width, self.segments, self.members = len(rule.shared), values[-2], values[-1]
        self.count = len(self.members)

    def value(self, at):
        self.reads.add(at)
        value = self.values[at]
        if value == OPAQUE or value == UNDECLARED:
            raise Waits(at)
        return value

    def read(self, number):
        if number not in self.rule.locals:
            self.last = number
        return self.value(self.rule.where[number])

    def read_first(self, number):
        self.last = number
        self.value(self.rule.where[number])

    def names(self, number):
        return self.rule.attributes[number].names(self.read(number))

    def shown(self, number):
        return self.rule.attributes[number].shown(self.read(number))

    def at(self, account, number):
        for part in (self.segments + account, self.members[account]):
            own = None if part is None else len(self.rule.paths) + part * self.width + self.rule.own[number]
            if own is not None and self.values[own] != INHERITED:
                return own
        return self.rule.where[number]

    def counts(self, account, number, key):
        value = self.value(self.at(account, number))
        attribute = self.rule.attributes[number]
        return key in attribute.names(value) if attribute.kind == "set" else value == key

    def tally(self, key, first, other=None, second=None):
        found = 0
        self.last = first if second is None else second
        for account in range(self.count):
            one = self.counts(account, first, key)
            two = second is None or self.counts(account, second, other)
            found += one and two
        return found

    def kinds(self, numbers, last):
        self.last = last
        numbers = [number for number in dict.fromkeys(numbers)
                   if any(self.at(account, number) >= len(self.rule.paths) for account in range(self.count))]
        found = set()
        for account in range(self.count):
            places = [(self.at(account, number), self.rule.attributes[number].path == SEGMENT) for number in numbers]
            found.add(tuple(UNDECLARED if of_list and self.values[place] == UNDECLARED else self.value(place)
                            for place, of_list in places))
        return len(found)


# ---- programs ------------------------------------------------------------------------------------------------------------------------


class Program:
    """By the number of an attribute: the values of the program, and those of each of its parts: first the segments, then the accounts.
    `members` has the number of the segment of each account; `parents` that of each part."""

    def __init__(self, chance, vocabulary, whole):
        self.vocabulary = vocabulary
        gaps = chance.choice([0, 0.1, 0.25, 0.4, 0.6])
        self.values = {number: random_value(chance, attribute, gaps) for number, attribute in enumerate(vocabulary)}
        self.parts, self.names, self.members = [], [], []
        self.tree = {"samp": 1, "segments": [], "accounts": []}
        for number, value in self.values.items():
            put(chance, self.tree, vocabulary[number], value)
        if whole:
            self.spoil(chance, self.tree, self.values, PROGRAM_ELEMENTS + ACCOUNT_ELEMENTS)
        self.overrides = chance.choice([0.1, 0.25, 0.5])
        listed = chance.choice([[], [], ["one"], ["one", "two"], ["two", "one", "three"]])
        for name in listed:
            self.add_part(chance, whole, name, "segments")
        self.segments = len(listed)
        opened = set().union(*self.parts)
        for at in range(chance.choice([0, 0, 1, 2, 2, 3, 4, 6])):
            segment = chance.choice(["one", "two", "one", UNDECLARED] + [UNREADABLE] * (chance.random() < 0.1))
            own = self.add_part(chance, whole, f"account {at}", "accounts", segment)
            self.members.append(listed.index(segment) if segment in listed else None)
            if listed and segment != UNDECLARED and segment not in listed:
                own.update({number: UNREADABLE for number in opened if number not in own})
            own[len(vocabulary)] = segment
        self.parents = [None] * self.segments + self.members
        for key in ("segments", "accounts"):
            if not self.tree[key]:
                del self.tree[key]
        self.text = json.dumps(self.tree)  # which is YAML, too

    def add_part(self, chance, whole, name, key, segment=UNDECLARED):
        """Adds a segment or an account, and returns its own values."""
        may = Attribute.of_segments if key == "segments" else Attribute.of_accounts
        own = {number: random_value(chance, attribute, 0.1) for number, attribute in enumerate(self.vocabulary)
               if may.fget(attribute) and chance.random() < self.overrides}
        tree = {"name": name}
        for number, value in own.items():
            put(chance, tree, self.vocabulary[number], value)
        if segment != UNDECLARED:
            tree["segment"] = segment if segment != UNREADABLE else {"x": 1}
        own = {number: value for number, value in own.items() if value != UNDECLARED}
        if whole:
            self.spoil(chance, tree, own, ACCOUNT_ELEMENTS)
        self.parts.append(own)
        self.names.append(f"segment {name}" if key == "segments" else name)
        self.tree[key].append(tree)
        return own

    def spoil(self, chance, tree, values, elements):
        """Makes a whole element unreadable, at times."""
        if chance.random() < 0.06:
            element = chance.choice(elements)
            tree[element] = "word"
            values.update((number, UNREADABLE) for number, one in enumerate(self.vocabulary) if one.element == element)

    def state(self, number, part=None):
        while part is not None:
            if number in self.parts[part]:
                return self.parts[part][number]
            part = self.parents[part]
        return self.values.get(number, "")

    def values_for(self, rule, part=None):
        """The values that a rule can read, with UNDECLARED and UNREADABLE in the place of gaps."""
        values = [self.state(number, part) for number in rule.paths]
        if rule.portfolio:
            for own in self.parts:
                values += [own.get(number, INHERITED) for number in rule.shared]
        return (*values, self.segments, tuple(self.members))


def random_value(chance, attribute, gaps):
    if chance.random() < gaps:
        return UNDECLARED
    if chance.random() < 0.06:
        return UNREADABLE
    return chance.choice(["one", "two"] if attribute.kind == "text" else attribute.domain)


def wrong_values(attribute):
    match attribute.kind:
        case "set":
            return [["nothing"], "word", [*attribute.words, "nothing"]]
        case "integer":
            return [attribute.words[1] + 1, "many"]
        case "bool":
            return ["perhaps", 3]
        case "text":
            return [["one"]]
    return ["nothing", 7, ["nothing"]]


def put(chance, tree, attribute, value):
    """Declares a value in the document of a program or of an account."""
    if value == UNDECLARED and chance.random() < 0.8:
        return
    *groups, name = attribute.path.split(".")
    for group in groups:
        tree = tree.setdefault(group, {})
    if value == UNREADABLE:
        tree[name] = chance.choice(wrong_values(attribute))
    elif value == UNDECLARED:
        tree[name] = None
    elif attribute.kind == "set":
        tree[name] = chance.sample(sorted(attribute.names(value)), len(attribute.names(value)))
    elif attribute.kind == "bool":
        tree[name] = value == 1
    else:
        tree[name] = value if attribute.kind in ("text", "integer") else attribute.words[value]


# ---- what the command must say ---------------------------------------------------------------------------------------------------------


class Verdict(typing.NamedTuple):
    kinds: set
    messages: set  # of the failures that speak of the fewest gaps
    reads: set
    waits_for: dict  # by place, the values that settle it and the kinds of their answers; None for a value that can be anything


def judge(rule, values, opaque_integers):
    """Asks a rule about all completions. Returns None if these are too many."""
    gaps, domains, size, filled = [], [], 1, list(values)
    for at, value in enumerate(values):
        attribute = rule.attribute_at(at)
        if attribute is None or (value != UNDECLARED and value != UNREADABLE):
            continue
        if attribute.domain is None or (opaque_integers and attribute.kind == "integer"):
            of_list = attribute.path == SEGMENT and value == UNDECLARED
            filled[at] = UNDECLARED if of_list else OPAQUE
            continue
        gaps.append(at)
        domains.append(attribute.domain)
        size *= len(attribute.domain)
        if size > MOST_COMPLETIONS:
            return None
    kinds, messages, reads, opaque, least = bytearray(), set(), set(), set(), len(rule.paths)
    for chosen in itertools.product(*domains):
        for at, value in zip(gaps, chosen):
            filled[at] = value
        kind, message, about, read = rule.ask(tuple(filled))
        kinds.append(kind)
        reads |= read
        if kind == UNKNOWN:
            opaque.add(about)
        if kind == FAIL:
            spoken = len(about & {rule.number_at(at)[0] for at in gaps if at in read})
            if spoken < least and not rule.portfolio: # there, values of accounts are told from gaps otherwise
                messages.clear()
            if spoken <= least or rule.portfolio:
                least = min(spoken, least)
                messages.add(message)
    waits_for = {at: None for at in opaque}
    if set(kinds) == {FAIL} or set(kinds) <= SATISFIED:
        return Verdict(set(kinds), messages, reads, {})
    same, block = bytes(kinds).translate(SAME_IF_SATISFIED), size
    for at, domain in zip(gaps, domains):
        step = block // len(domain)
        starts = range(0, size, block)
        if any(same[start:start + step] != same[start + more:start + more + step] for start in starts
               for more in range(step, block, step)):
            waits_for[at] = {}
            for number, value in enumerate(domain):
                found = set().union(*(kinds[start + number * step:start + (number + 1) * step] for start in starts))
                if found == {FAIL} or found <= SATISFIED:
                    waits_for[at][value] = min(found)
        block = step
    return Verdict(set(kinds), messages, reads, waits_for)


class Comparison:
    """Compares what the command says of a program with what it must say."""

    def __init__(self, rules, program, told):
        self.program, self.told, self.vocabulary = program, told, program.vocabulary
        self.names = program.names
        self.failed, self.undetermined, self.done, self.faults = {}, {}, 0, []
        for finding in told["findings"]:
            if finding["kind"] == "rule_error":
                self.faults.append(f"a rule fails itself: {finding['rule']}: {finding['message']}")
            segments = [f"segment {name}" for name in finding.get("more_segments", [])]
            for part in [part_of(finding), *segments, *finding["more_accounts"]]:
                self.failed[finding["rule"], part] = finding
        for one in told["undetermined"]:
            if self.undetermined.setdefault((one["rule"], part_of(one)), one) is not one:
                self.faults.append(f"an answer is there twice: {one['rule']} is undetermined about {part_of(one)}")
        self.rules = rules

    def place(self, rule, at):
        """The path of a value, and the segment or account that has it."""
        number, part = rule.number_at(at)
        return rule.attributes[number].path, None if part is None else self.names[part]

    def compare(self, rule, account):
        values = self.program.values_for(rule, account)
        verdicts = [rule.judge(values, False)]
        if None in verdicts:
            return None
        if not rule.plain and any(value in (UNDECLARED, UNREADABLE) for value in values):
            verdicts.append(rule.judge(values, True))
        complaints = [self.complaint(rule, account, values, verdict) for verdict in verdicts]
        if None not in complaints:
            raise Difference(complaints[0])
        self.done += 1
        return verdicts[complaints.index(None)]

    def complaint(self, rule, account, values, verdict):
        name = None if account is None else self.names[account]
        failed, open_ = self.failed.get((rule.name, name)), self.undetermined.get((rule.name, name))
        told = "undetermined" if open_ else "fail" if failed else "ok"
        must = "fail" if verdict.kinds == {FAIL} else "ok" if verdict.kinds <= SATISFIED else "undetermined"
        if told != must or (failed and open_):
            return f"the status: it is {told}, and must be {must}; the kinds are {sorted(verdict.kinds)}"
        if failed:
            return self.complaint_of_failure(rule, account, values, verdict, failed)
        return self.complaint_of_gaps(rule, values, verdict, open_) if open_ else None

    def complaint_of_failure(self, rule, account, values, verdict, failed):
        message = failed["message"].removesuffix(EXAMPLE)
        if message not in verdict.messages:
            return f"the message of a failure: it is \"{message}\", and must be one of {sorted(verdict.messages)}"
        if part_of(failed) != (None if account is None else self.names[account]):
            return None  # the finding has the places of another segment or account
        gaps = {rule.attribute_at(at).path: values[at] for at in verdict.reads
                if at < len(rule.paths) and values[at] in (UNDECLARED, UNREADABLE)}
        for location in [failed["location"], *(one["location"] for one in failed["related"])]:
            if location["config_path"] in gaps:
                how = "is at" if location is failed["location"] else "relates"
                return f"a failure {how} a gap {gaps[location['config_path']]}: {location['config_path']}"
        return None

    def complaint_of_gaps(self, rule, values, verdict, told):
        if told["cut_short"]:
            return "not all completions were tried"
        gaps = {(gap["path"], part_of(gap)): gap for gap in told["gaps"]}
        if [gap["path"] for gap in told["gaps"]] != told["waits_for"] or len(gaps) != len(told["gaps"]):
            return f"the gaps: they are not those it waits for: {told['waits_for']}"
        must = {self.place(rule, at): at for at in verdict.waits_for}
        if gaps.keys() != must.keys():
            return f"the gaps: it waits for {sorted(map(str, gaps))}, and must wait for {sorted(map(str, must))}"
        if told["location"] != told["gaps"][0]["location"] or told["location"]["config_path"] != told["waits_for"][0]:
            return "it does not point at the first gap"
        for place, gap in gaps.items():
            at = must[place]
            if gap["unreadable"] != (values[at] == UNREADABLE):
                return f"whether {place} is unreadable: {gap['unreadable']}"
            said = self.complaint_of_settlements(rule, rule.attribute_at(at), verdict.waits_for[at], gap["settlements"])
            if said:
                return f"the settlements: of {place}: {said}"
        return None

    def complaint_of_settlements(self, rule, attribute, must, told):
        if must is None:
            return f"it can be anything, and yet is settled by {told}" if told else None
        if attribute.kind == "set":
            return self.complaint_of_words(rule, attribute, must, told)
        found = {}
        for one in told:
            texts = [attribute.shown(value) for value in attribute.domain]
            low, _, high = one["value"].replace("or more", f"to {attribute.domain[-1]}").partition(" to ")
            some = range(int(low), int(high or low) + 1) if attribute.kind == "integer" else [texts.index(one["value"])]
            for value in some:
                if value in found:
                    return f"{value} settles twice"
                found[value] = one["status"]
        wanted = {value: SETTLED[kind] for value, kind in must.items()}
        return None if found == wanted else f"it is settled by {found}, and must be by {wanted}"

    def complaint_of_words(self, rule, attribute, must, told):
        for one in told:
            match = SETTLING.fullmatch(one["value"])
            with_, without = ({*re.split(", | and ", words)} if words else set() for words in match.group("with", "without"))
            kinds = {must.get(value) for value in attribute.domain
                     if attribute.names(value) >= with_ and not attribute.names(value) & without}
            if None in kinds or (FAIL in kinds and kinds != {FAIL}) or not kinds or SETTLED[min(kinds)] != one["status"]:
                return f"{one} does not settle it; the values lead to {kinds}, {must}"
        # Two sets that are missing may be compared as wholes, without their words.
        for kinds in () if rule.compares_sets else (SATISFIED, {FAIL}):
            if any(kind in kinds for kind in must.values()) and not any(one["status"] in {SETTLED[kind] for kind in kinds} for one in told):
                return f"no words are told that lead to {kinds}, {must}"
        return None

    def follows_above(self, rule, part, verdict, above):
        """Whether a segment or an account is not asked, because the answer about the level above holds for it, too: what it overrides did
        not matter."""
        key = (rule.name, self.names[part])
        if key in self.failed or key in self.undetermined or (rule.name, above) not in self.undetermined:
            return False
        own = rule.judge(self.program.values_for(rule, part), False)
        return own is not None and own.kinds & SATISFIED and FAIL in own.kinds and own.waits_for.keys() == verdict.waits_for.keys()

    def compare_all(self):
        """Returns the kinds of differences, with the first about each rule."""
        for fault in self.faults:
            yield fault.partition(":")[0], f"{fault}\n{self.program.text}\n"
        for rule in self.rules:
            account = None
            try:
                verdicts = {None: (self.compare(rule, None), None)}  # by part: its verdict, and the level that this is about
                if verdicts[None][0] is None:
                    continue
                for account in range(len(self.program.parts) if not rule.portfolio else 0):
                    verdict, above = verdicts[account] = verdicts[self.program.parents[account]]
                    if verdict is None:
                        continue
                    asked = any(rule.where.get(number) in verdict.reads for number in self.program.parts[account])
                    if asked and not self.follows_above(rule, account, verdict, above):
                        verdicts[account] = self.compare(rule, account), self.names[account]
                    elif (rule.name, self.names[account]) in self.failed.keys() | self.undetermined.keys():
                        raise Difference("the accounts: it is asked, though it overrides nothing that is read")
            except Difference as difference:
                yield str(difference).partition(":")[0], f"{rule.name}, account {account}: {difference}\n{rule.lua}{self.program.text}\n"


def part_of(told):
    """The name of the segment or account that something is about; None for the program."""
    return f"segment {told['segment']}" if "segment" in told else told["account"]


class Difference(Exception):
    """What the command says is not what it must say."""


# ---- the whole -------------------------------------------------------------------------------------------------------------------------


def run(command, place, *arguments):
    done = subprocess.run([command, *arguments], cwd=place, env=ENVIRONMENT, capture_output=True, text=True, timeout=TIMEOUT_SECONDS,
                          check=False)
    if done.returncode not in USUAL_CODES or done.stderr:
        raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}{done.stdout[:2000]}")
    return done.stdout


def lua_attribute(attribute):
    words = ", ".join(json.dumps(word) for word in attribute.words)
    domain = f", min = {attribute.words[0]}, max = {attribute.words[1]}" if attribute.kind == "integer" else \
        f", domain = {{ {words} }}" if words else ""
    return f'{{ id = "{attribute.path.split(".")[1]}", type = "{attribute.kind}"{domain}, description = "x" }}'


def pack_of(vocabulary):
    lines = ['return pack {', '  name = "chance",', '  version = "1.0.0",', '  description = "x",', "  vocabulary = {"]
    for element in PROGRAM_ELEMENTS + ACCOUNT_ELEMENTS:
        added = [lua_attribute(attribute) for attribute in vocabulary if attribute.element == element and not attribute.built_in]
        if added:
            lines.append(f'    {{ element = "{element}", attributes = {{ {", ".join(added)} }} }},')
    return "\n".join([*lines, "  },", "}", ""])


def by_rule(told):
    found = {}
    for one in told["findings"] + told["undetermined"]:
        found.setdefault(one["rule"], []).append(json.dumps(one))
    return found


def unlike(rules, programs, told, other):
    """Returns what two runs say differently of a rule and a program."""
    found = []
    for program, *both in zip(programs, told.splitlines(), other.splitlines()):
        if both[0] != both[1]:
            one, two = (by_rule(json.loads(line)) for line in both)
            found += [f"{rule.name}: {one.get(rule.name)}\n{two.get(rule.name)}\n{rule.lua}{program.text}\n" for rule in rules
                      if one.get(rule.name) != two.get(rule.name)]
    return found or ["something outside of rules differs"]


def compare_pack(command, number, off):
    chance = random.Random(number)
    vocabulary, groups = random_vocabulary(chance), chance.random() < 0.5
    rules = [Rule(chance, f"R-{at}", vocabulary, groups) for at in range(RULES)]
    programs = [Program(chance, vocabulary, not groups) for _ in range(PROGRAMS)]
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / ".git").mkdir()
        (place / "pack/rules").mkdir(parents=True)
        (place / "pack/pack.lua").write_text(pack_of(vocabulary), encoding="utf-8")
        (place / ".samplint.yaml").write_text("packs: [{ path: pack, version: '1.0' }]\nrules:\n" + off, encoding="utf-8")
        for rule in rules:
            (place / f"pack/rules/{rule.name}.lua").write_text(rule.lua, encoding="utf-8")
        for at in range(FILES):
            text = "---\n".join(program.text + "\n" for program in programs[at::FILES])
            (place / f"{at}.samp.yaml").write_text(text, encoding="utf-8")
        told = run(command, place, "check", "--format", "ndjson", "--jobs", "1")
        others = {option: run(command, place, "check", "--format", "ndjson", option) for option in ("--no-memo", "--jobs=2")}
    ordered = [program for at in range(FILES) for program in programs[at::FILES]]
    differences = [(f"it is not the same with {option}", f"pack {number}, {difference}") for option, other in others.items()
                   if other != told for difference in unlike(rules, ordered, told, other)]
    told = [one for one in map(json.loads, told.splitlines()) if one["type"] == "program"]
    done = 0
    counts = {"undetermined": 0, "fail": 0}
    for program, one in zip(ordered, told, strict=True):
        comparison = Comparison(rules, program, one)
        differences += [(kind, f"pack {number}, {difference}") for kind, difference in comparison.compare_all()]
        done += comparison.done
        counts["undetermined"] += len(comparison.undetermined)
        counts["fail"] += len(comparison.failed)
    return done, counts, differences


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    packs = int(os.environ.get("SAMPLINT_ORACLE", USUAL_SAMPLE))
    done, differences, totals = 0, [], {"undetermined": 0, "fail": 0}
    with tempfile.TemporaryDirectory() as folder:
        listed = re.findall(r"^  ([A-Z]+-\w+):", run(command, folder, "check", "--show-config"), re.MULTILINE)
    off = "".join(f"  {name}: {{ off: of no use here }}\n" for name in listed)
    for number in range(first, first + packs):
        more, counts, found = compare_pack(command, number, off)
        done += more
        differences += found
        for key, value in counts.items():
            totals[key] += value
    kinds = {}
    for kind, difference in differences:
        kinds.setdefault(kind, []).append(difference)
    for kind, some in kinds.items():
        print(f"{len(some)} times: {kind}, for example\n{min(some, key=len)}")
    print(f"{done} answers compared, {totals['undetermined']} undetermined, {totals['fail']} failures; {len(differences)} differ")
    if differences or not all(totals.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
