#!/usr/bin/env python3
"""What `samplint audit` and `samplint repair` say of rules about an integer, against all values that it can have.

    /usr/bin/python3 tests/oracle/integers.py COMMAND

Rules are random, written with whatever Lua has for an integer. Each is asked about every value by `samplint check`. What audit and repair
claim must hold for all of them, unless they say that only some values were tried. A program that does not declare the integer must
pass if all values do and the rule is known whole, and be undetermined if some do. SAMPLINT_ORACLE=200 looks at so many rules, and in each
run those that are listed here, too.
"""

import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

LEAST, MOST = 1, 120
PATH = "account_portfolio_definition.review.cycle_months"
USUAL_SAMPLE = 60
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 120
FAIL = 'return fail { message = "x", alternatives = { "one", "other" } }'
GOOD = "passes"

# Checks that calculate: each had, or could have, another answer within a range than at its start.
CALCULATE = [
    "n << 1 == 14", "n >> 2 == 5", "n & 3 == 2", "n | 1 == 7", "~n == -8", "n ~ 5 == 2", "n // 7 == 3", "n % 7 == 3", "-n == -9",
    "n ^ 2 == 49", "n / 2 == 4.5", "n * 3 == 21", "n + 1 == 8", "8 - n == 1", "#tostring(n) == 2", 'tonumber("1" .. n) == 17',
    "math.min(n, 50) == 7", "math.max(n, 50) == 70", "math.abs(n - 9) < 3", "math.floor(n / 10) == 4", "math.fmod(n, 5) == 2",
    "math.tointeger(n) == 7", 'string.format("%d", n) == "17"', 'string.len(n .. "") == 3', '(n .. ""):sub(1, 1) == "7"',
    '("x"):rep(n) == "xxxxxxx"', '#("x"):rep(n) == 7', 'n == "10" + 0', "n < 0x20", "n < 17.5", "n < 1e1", 'n == tonumber("17")',
    "n == tonumber('21', 8)", "n == #'xxxxxxx'", "n == #{ 1, 2, 3, 4, 5 }", "select('#', table.unpack({ 1, 2, 3 })) == n", "({ [7] = true })[n]",
    "({ true, true, true })[n]", "n == select(2, 3, 17)", "n == math.max(7, 9)", "n == (function() return 17 end)()", "5 < n // 9",
    "n == 3 * 5", "n <= 7 + 3", "n < 10 and n & 1 == 0", "not (n % 2 == 0)", "n == ('x'):len() + 16", "n == string.byte('A')",
    "n == math.huge or n == 17 // 1", "math.ult(n, 17)", "n >= 12 and #tostring(n) < 3", "(n == 7) == (n % 2 == 1)",
]
STATEMENTS = [
    "local m = 0 for i = 1, n do m = i end local r = m == 17",
    "local r = false for i = 5, 9 do if i == n then r = true end end",
    "local r = false for _, k in ipairs({ 7, 17 }) do if k == n then r = true end end",
    "local m = n while m > 9 do m = m - 10 end local r = m == 7",
    "local t = {} t[n] = true local r = t[17]",
    "local t = { k = 17 } local r = n == t.k",
    "local k <const> = 17 local r = n == k",
    "local f = math.abs local r = f(n) == 17",
    "local pass2 = math.floor local r = pass2(n / 3) == 5",
    "local t = {} for i = 1, n do t[#t + 1] = i end local r = #t > 17",
    'local s = "m" .. n local r = s == "m17"',
    'local s = string.format("%d months", n) local r = s < "2"',
    "local a = { n, n } local r = #a == n",
    "local function f(x) if x > 17 then return f(x - 10) end return x end local r = f(n) == 13",
    "local function f(...) return select('#', ...) end local r = f(n, n) == n",
    "local r = n == options.most + 1",
    "local o = options local r = n == o.most * 2",
    "local r repeat r = n % 3 == 1 until true",
    "goto over ::over:: local r = n | 0 == 17",
    "local x, y = n, 17 local r = x == y",
    "local t = {} t[#t + 1] = n local r = #t + 16 == n",
    "local t = {} t[#t + 1] = n t[#t + 1] = n local k = #t + 15 local r = k == n",
]
# And checks that do not, which audit must know whole.
UNDERSTOOD = [
    "n == 17", "n ~= 17", "n < 17", "n <= 17", "17 < n", "17 >= n", "n > 5 and n < 9", "n == 5 or n == 17 or n >= 100", "not (n == 17)",
    "n > options.most", "options.most <= n", "n > 5 and not (n == 7)", "n > -5", "n == 0", "n > 120", "c.account_portfolio_definition.review.cycle_months < 17",
]


def sample():
    return int(os.environ.get("SAMPLINT_ORACLE", USUAL_SAMPLE))


def random_operand(chance, depth):
    if depth == 0 or chance.random() < 0.4:
        return "n"
    inner = random_operand(chance, depth - 1)
    small = chance.randrange(1, 12)
    return chance.choice([
        f"({inner} + {small})", f"({inner} - {small})", f"({inner} % {small})", f"({inner} // {small})", f"({inner} << 1)",
        f"({inner} >> 1)", f"({inner} & {small})", f"({inner} | {small})", f"(~{inner})", f"(-{inner})", f"math.min({inner}, {small * 9})",
        f"math.max({inner}, {small * 9})", f"math.abs({inner})", f"#tostring({inner})", f"tonumber({inner} .. '')",
        f"(#lists + {inner})", f"select(2, 1, {inner})", f"same({inner})", f"({inner})",
    ])


def random_number(chance):
    number = chance.randrange(-3, 125)
    return chance.choice([str(number)] * 5 + [f"options.most", hex(abs(number)), f"{number}.5", f"{number}.0", f"#lists", f"'{number}' + 0"])


def random_condition(chance, depth):
    if depth > 0 and chance.random() < 0.5:
        return (f"({random_condition(chance, depth - 1)} {chance.choice(['and', 'or', '==', '~='])} "
                f"{random_condition(chance, depth - 1)})")
    compare = chance.choice(["==", "~=", "<", "<=", ">", ">="])
    sides = [random_operand(chance, chance.choice([0, 0, 1, 2])), random_number(chance)]
    if chance.random() < 0.3:
        sides.reverse()
    return f"{'not ' if chance.random() < 0.1 else ''}({sides[0]} {compare} {sides[1]})"


def rule_of(body):
    return ('return rule {\n  id = "EVIL-1", name = "evil", kind = "theme", elements = { "account_portfolio_definition" },\n'
            '  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",\n'
            '  options = { most = { type = "integer", default = 23, description = "x" } },\n'
            f"  check = function(c, options)\n{body}\nend,\n"
            '  tests = { { name = "n", expect = "pass", program = "" } },\n}\n')


def body_of(statement):
    return (f"local n = c.{PATH}\nlocal lists = {{ }}\nlocal function same(x) return x end\n{statement}\n"
            f"if r then return pass() end\n{FAIL}")


def run(place, *arguments):
    return subprocess.run([command, *arguments], cwd=place, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=TIMEOUT_SECONDS, check=False)


def program(value):
    """With this value; without any for None."""
    if value is None:
        return "samp: 1\n"
    groups = PATH.split(".")
    return "samp: 1\n" + "".join(f"{'  ' * depth}{name}:\n" for depth, name in enumerate(groups[:-1])) \
        + f"{'  ' * (len(groups) - 1)}{groups[-1]}: {value}\n"


def passing(place):
    """The values with which the rule passes; None where it fails itself with some."""
    found = [json.loads(line) for line in run(place, "check", "--rules", "evil", "--format", "ndjson", "all.samp.yaml").stdout.splitlines()]
    verdicts = [one["verdict"] for one in found if one["type"] == "program"]
    if any(finding["kind"] == "rule_error" for one in found if one["type"] == "program" for finding in one["findings"]):
        return None
    return {LEAST + at for at, verdict in enumerate(verdicts) if verdict == "congruent"}


def asked_without_value(place):
    """What the rule says of a program that does not declare the integer."""
    (place / "samp.yaml").write_text(program(None), encoding="utf-8")
    (found,) = json.loads(run(place, "check", "--rules", "evil", "--format", "json", "samp.yaml").stdout)["programs"]
    waits_for = [path for outcome in found["undetermined"] for path in outcome["waits_for"]]
    if waits_for != ([PATH] if found["verdict"] == "incomplete" else []):
        raise AssertionError(f"{found['verdict']}, and waits for {waits_for}")
    return {"congruent": "pass", "incongruent": "fail", "incomplete": "undetermined"}[found["verdict"]]


def values_of(text):
    low, _, high = text.partition(" to ")
    if text.endswith(" or more"):
        low, high = text.removesuffix(" or more"), MOST
    return set(range(int(low), int(high or low) + 1))


def claimed(audit):
    """The values that are alive, as audit says."""
    alive = set(range(LEAST, MOST + 1)) if audit["possible"] else set()
    for value in audit["values"]:
        if value["path"] != PATH:
            raise AssertionError(value)
        if value["value"] is None:
            return set()
        alive = values_of(value["value"]) if value["status"] == "forced" else alive - values_of(value["value"])
    return alive


def compare_without_value(place, what, good, audit, sampled):
    """Only a rule that is known whole answers without the value; whatever it answers holds for all values."""
    said = asked_without_value(place)
    whole = "pass" if len(good) == MOST - LEAST + 1 else "fail" if not good else "undetermined"
    if said != whole and not (sampled and said == "undetermined"):
        raise AssertionError(f"{what}: without a value {said}, it passes with {sorted(good)}")
    if good and not sampled and (PATH in audit["required"]) != (said != "pass"):
        raise AssertionError(f"{what}: audit requires {audit['required']}, without a value it is {said}")


def compare(place, what):
    """Returns whether audit says that it has not tried all values."""
    good = passing(place)
    done = run(place, "audit", "--format", "json", "evil")
    if not done.stdout.startswith("{"):
        return None  # Lua does not take it
    audit = json.loads(done.stdout)
    (about,) = audit["rules"]
    if good is None or not about["analyzed"]:
        if not about["sampled"] and about["analyzed"]:
            raise AssertionError(f"{what}: it fails itself with some values, and audit knows of no such")
        return None
    if about["sampled"]:
        if (audit["possible"] is True and not good) or (audit["possible"] is False and good):
            raise AssertionError(f"{what}: {audit['possible']} though it is sampled; it passes with {sorted(good)}")
        for value in audit["values"]:
            if value["value"] and value["status"] == "dead" and good & values_of(value["value"]):
                raise AssertionError(f"{what}: sampled, and yet dead: {value}")
    elif audit["possible"] != bool(good) or claimed(audit) != good:
        raise AssertionError(f"{what}: audit says {sorted(claimed(audit))}, it passes with {sorted(good)}")
    compare_without_value(place, what, good, audit, about["sampled"])
    bad = sorted(set(range(LEAST, MOST + 1)) - good)
    for value in bad[:1] + bad[-1:]:
        compare_repair(place, what, value, good)
    return about["sampled"]


def compare_repair(place, what, value, good):
    (place / "samp.yaml").write_text(program(value), encoding="utf-8")
    repair = json.loads(run(place, "repair", "--format", "json", "--rules", "evil", "samp.yaml").stdout)
    for conflict in repair["conflicts"]:
        offered = [change for alternative in conflict["alternatives"] for change in alternative["changes"]]
        for change in offered:
            for text in change["values"]:
                if not values_of(text) <= good:
                    raise AssertionError(f"{what}: repair of {value} offers {text}, it passes with {sorted(good)}")
        if conflict["outcome"] == "none" and good and not sampled_somewhere(place):
            raise AssertionError(f"{what}: repair of {value} finds no way, it passes with {sorted(good)}")


def sampled_somewhere(place):
    return any(rule["sampled"] for rule in json.loads(run(place, "audit", "--format", "json", "evil").stdout)["rules"])


def main():
    global command
    command = str(pathlib.Path(sys.argv[1]).resolve())
    chance = random.Random(20)
    counts = {True: 0, False: 0, None: 0}
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / ".git").mkdir()
        (place / "evil").mkdir()
        listed = re.findall(r"^  ([A-Z]+-\w+):", run(place, "check", "--show-config").stdout, re.MULTILINE)
        (place / ".samplint.yaml").write_text("rules:\n" + "".join(f"  {name}: {{ off: of no use }}\n" for name in listed),
                                              encoding="utf-8")
        (place / "all.samp.yaml").write_text("---\n".join(program(value) for value in range(LEAST, MOST + 1)), encoding="utf-8")
        statements = [(f"local r = {one}", True) for one in CALCULATE] + [(one, True) for one in STATEMENTS]
        statements += [(f"local r = {one}", False) for one in UNDERSTOOD]
        statements += [(f"local r = {random_condition(chance, 2)}", None) for _ in range(sample())]
        for statement, expected in statements:
            (place / "evil/EVIL-1.lua").write_text(rule_of(body_of(statement)), encoding="utf-8")
            sampled = compare(place, statement)
            counts[sampled] += 1
            if expected is not None and sampled is not None and sampled != expected:
                raise AssertionError(f"{statement}: sampled is {sampled}")
    print(f"{counts[False]} rules are known whole and {counts[True]} by some values; {counts[None]} fail themselves")
    if counts[False] < len(UNDERSTOOD):
        sys.exit("too few rules are known whole")


if __name__ == "__main__":
    main()
