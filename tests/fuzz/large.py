#!/usr/bin/env python3
"""Writes the seeds that are too large to be kept: TARGET/NAME below a folder, each near a limit of the library.

    /usr/bin/python3 tests/fuzz/large.py FOLDER
"""

import pathlib
import sys

RULE_BYTES = 256 * 1024
HEAD = ('return rule { id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" }, title = "t",\n'
        'rationale = "r", source = { { at = "x" } }, remediation = "r", check = function(c)\n'
        'local x = c.role_and_goals.coreness\n')
CYCLE = "local f = {} f.a = f f[1] = f function f.g() return f end "  # so that only the last link is none
TEST = '{ name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" }'


def rule(check, tests=TEST):
    return f"{HEAD}{check}\nreturn pass() end, tests = {{ {tests} }} }}\n"


def filled(piece, before="", behind="", room=RULE_BYTES - 20000):
    """Pieces up to nearly the largest source; a "#" in one is its number."""
    parts, size = [], 0
    while size + len(piece) + 6 < room:
        parts.append(piece.replace("#", str(len(parts))))
        size += len(parts[-1])
    return rule(before + "".join(parts) + behind)


RULES = {
    "links": filled(".a", CYCLE + "local y = f", ".b.c"),
    "links-while-loaded": CYCLE + "local y = f" + ".a" * 100000 + ".b.c\n" + rule(""),
    "links-while-loaded-20000": CYCLE + "local y = f" + ".a" * 20000 + ".b.c\n" + rule(""),
    "links-20000": rule(CYCLE + "local y = f" + ".a" * 20000 + ".b.c"),
    "links-called": filled(".g()", CYCLE + "local y = f", ".b.c"),
    "links-methods": filled(":g()", CYCLE + "local y = f", ".b.c"),
    "links-in-brackets": filled("[1]", CYCLE + "local y = f", ".b.c"),
    "links-of-strings": filled('["a"]', CYCLE + "local y = f", ".b.c"),
    "links-written": filled(".a", CYCLE + "f", ".b.c = 1"),
    "links-of-an-outer-name": filled(".a", CYCLE + "local function g() return f", ".b.c end g()"),
    "links-on-lines": filled(".a\n", CYCLE + "local y = f", ".b.c"),
    "links-calculated": filled(".a", CYCLE + "local y = f", ".b + 1"),
    "links-of-a-call": filled(".a", CYCLE + "local y = f", ".b()"),
    "calls": filled("()", "local f = pass local y = f"),
    "calls-of-tables": filled("{}", "local f = pass local y = f"),
    "calls-of-strings": filled('""', "local f = pass local y = f"),
    "brackets-open": filled("("),
    "brackets": rule("local y = " + "(" * 100000 + "1" + ")" * 100000),
    "tables": rule("local y = " + "{" * 100000 + "}" * 100000),
    "tables-in-a-row": filled("{},", "local y = {", "}"),
    "functions": rule("local y = " + "function() return " * 10000 + "1" + " end" * 10000),
    "functions-in-a-row": filled("local function f() return x end do ", "", "end " * 4000),
    "blocks": rule("do " * 35000 + "end " * 35000),
    "signs": filled("-", "local y = 1 ", " 1").replace("--", "- "),
    "nots": filled("not ", "local y = ", "x"),
    "sums": filled("+1", "local y = 1"),
    "joined": filled("..1 ", "local y = 1 "),
    "powers": filled("^2", "local y = 2"),
    "comparisons": filled("<1", "local y = 1"),
    "ands": filled(" and x", "local y = x"),
    "numbers": filled("#.5,", "local y = { ", "}"),
    "strings": filled('"#",', "local y = { ", "}"),
    "names": filled("a#=1 "),
    "keys": filled("a#=1,", "local y = { ", "}"),
    "locals": filled("local a# "),
    "locals-in-blocks": filled("do local a end "),
    "locals-of-one-line": filled("a,", "local ", "a = 1"),
    "written-at-once": filled("x,", "", "x = 1"),
    "arguments": filled("x,", "local y = pass(", "x)"),
    "parameters": filled("a#,", "local function f(", "z) end"),
    "values-returned": filled("x,", "local function f() return ", "x end"),
    "gotos": filled("goto a ", "do ", "::a:: end"),
    "labels": filled("::a#:: "),
    "gotos-and-labels": filled("goto a# do ::b#:: end ::a#:: "),
    "breaks": filled("break ", "while x do "),
    "branches": filled("elseif x == # then ", "if x then ", "end"),
    "repeats": filled("repeat local a until x "),
    "semicolons": filled(";"),
    "blanks": filled(" \t\n\r\f\v"),
    "lines": filled("\r"),
    "comment": filled("x", "-- ", "\n"),
    "comment-not-closed": filled("]=", "--[==["),
    "comments": filled("--[[]]"),
    "string": filled("x", 'local y = "', '"'),
    "string-not-closed": filled("x", 'local y = "'),
    "string-escaped": filled("\\0", 'local y = "', '"'),
    "string-skipped": filled("\\z  ", 'local y = "', '"'),
    "string-long": filled("]", "local y = [==[", "]==]"),
    "bracket": filled("=", "local y = [", "["),
    "number": filled("1", "local y = "),
    "number-hexadecimal": filled("f", "local y = 0x"),
    "number-small": filled("0", "local y = 0.", "1e9"),
    "name": filled("a", "local "),
    "bytes-of-zero": filled("\0"),
    "nothing-that-is-understood": filled("\x7f"),
    "is-with-no-end": filled("x:is(", ""),
    "views-with-no-end": filled("c.role_and_goals", "return "),
    "too-large": rule("x = x " * 50000),
    "tests": rule("", ",\n".join(['{ name = "n", expect = "pass", program = [[' + "#" * 100 + "]] }"] * 1000)),
    "tests-of-one-line": rule("", ",".join(['{ name = "n", expect = "pass", program = "" }'] * 1000)),
    "tests-behind-lines": rule("\n" * 150000, ",".join([TEST] * 900)),
    "test": rule("", TEST.replace("core }", "core }" + "\\n#" * 60000)),
    "changes": rule("local n = 0\n" + "n = n + 1\n" * 1100),
}


def pack(fields):
    return 'return pack { name = "evil", version = "1.0.0"' + fields + " }\n====\n" + rule("")


PACKS = {
    "links": CYCLE + "local y = f" + ".a" * 100000 + ".b.c\n" + pack(""),
    "brackets": "local y = " + "(" * 100000 + "\n" + pack(""),
    "requires": pack(", requires = { " + "".join(f'a{i} = ">=1", ' for i in range(5000)) + "}"),
    "not-waivable": pack(", not_waivable = { " + "".join(f'"A-{i}", ' for i in range(5000)) + "}"),
    "defaults": pack(", defaults = { " + "".join(f'["A-{i}"] = {{ off = "x" }}, ' for i in range(5000)) + "}"),
    "description": pack(', description = "' + "x" * 200000 + '"'),
}
VOCABULARIES = {
    "links": CYCLE + "local y = f" + ".a" * 100000 + ".b.c\n",
    "works": 'return vocabulary { format = { key = "samp", version = 1, description = "x" }, title = "t", works = { '
             + "".join(f'w{i} = "W", ' for i in range(10000)) + "} }\n",
}
SETTINGS = {
    "flow": "rules: " + "[" * 100000,
    "rules": "rules:\n" + "".join(f"  A-{i}: {{ off: x }}\n" for i in range(4000)),
    "left-out": "leave_out:\n" + '- "*a*a*a*a*a*a*b"\n' * 10000,
    "pattern": 'leave_out: ["' + "*a" * 100000 + '"]\n',
    "packs": "packs:\n" + "- acme\n" * 3000,
    "dead-values": "dead_values:\n  account_portfolio_definition.size: {"
                   + ", ".join(f"{i}: x" for i in range(1, 1000)) + "}\n",
    "comment": "#" * 1000000,
    "aliases": "a: &a [x]\nb: [" + "*a, " * 100000 + "]\n",
}
LOCKS = {
    "lines": "".join(f"p{i} 1.0.0 sha256:{'0' * 64}\n" for i in range(10000)),
    "line": "x" * 1000000,
    "blanks": "\n" * 1000000,
}
TEST_FILE = "test: n\nprogram: |\n  role_and_goals: { coreness: core }\nexpect: []\n"
TEST_FILES = {
    "tests": "---\n".join([TEST_FILE] * 2000),
    "documents": "--- x\n" * 20000,
    "expected": TEST_FILE.replace("[]", "\n" + "- { rule: FIT-12 }\n" * 5000),
}
PROGRAMS = {
    "documents": "--- x: 1\n" * 10000,
    "flow": "samp: 1\nx: " + "[" * 100000,
    "accounts": "samp: 1\naccounts:\n" + "".join(f"- {{ name: A{i} }}\n" for i in range(500)),
    "unknown": "samp: 1\n" + "".join(f"k{i}: x\n" for i in range(20000)),
    "comments": "samp: 1\n" + "# samplint\n" * 50000,
}
WAIVER = "- { rule: FIT-12, program: samp.yaml, path: role_and_goals, reason: r, owner: o, expires: 2027-03-31 }\n"
WAIVERS = {
    "file": "samp: 1\n====\n" + WAIVER * 8000,
    "comments": "samp: 1\n" + "# samplint: waive FIT-12 until 2027-03-31 by J. Owner because later\n" * 3000 + "\n====\n",
}
BASELINES = {
    "lines": "samplint baseline 1\n"
             + "".join(f"{i:016x}\tFIT-12\tsamp.yaml\taccount_portfolio_definition\n" for i in range(20000)),
    "line": "samplint baseline 1\n" + "x" * 1000000,
}
SEEDS = {"rule": RULES, "pack": PACKS, "vocabulary": VOCABULARIES, "settings": SETTINGS, "lock": LOCKS,
         "test_file": TEST_FILES, "program": PROGRAMS, "waivers": WAIVERS, "baseline": BASELINES}


def main():
    folder = pathlib.Path(sys.argv[1])
    for target, seeds in SEEDS.items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for name, seed in seeds.items():
            (folder / target / name).write_bytes(seed.encode("latin-1"))
    print(sum(len(seeds) for seeds in SEEDS.values()), "seeds")


if __name__ == "__main__":
    main()
