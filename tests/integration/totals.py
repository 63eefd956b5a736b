#!/usr/bin/env python3
"""Limits that meet, and totals: what commands say of attributes as wide as they can be, and of rules, files and integers without a bound.

    /usr/bin/python3 tests/integration/totals.py COMMAND
"""

import contextlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import suite

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 120  # under sanitizers, on a busy machine
GOOD_CODE, FINDINGS_CODE, RULE_CODE = 0, 1, 4
MOST_WORDS = 64

command = str(pathlib.Path(sys.argv[1]).resolve())


def run(place, *arguments):
    done = subprocess.run([command, *arguments], cwd=place, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)
    if done.returncode not in range(5) or "runtime error" in done.stderr:
        raise AssertionError(f"{arguments}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done


def expect(condition, what, done):
    if not condition:
        raise AssertionError(f"{what}: {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-2000:]}")


def turn_built_in_off(place):
    listed = re.findall(r"^  ([A-Z]+-\w+):", run(place, "check", "--show-config").stdout, re.MULTILINE)
    lines = [f"  {name}: {{ off: of no use here }}" for name in listed]
    (place / ".samplint.yaml").write_text("\n".join(["rules:", *lines, ""]), encoding="utf-8")


def put_rule(place, check, name="EVIL-1", kind="theme", options="", tests="", elements=("role_and_goals",)):
    (place / "evil").mkdir(exist_ok=True)
    tests = tests or '{ name = "n", expect = "pass", program = "" },'
    (place / "evil" / f"{name}.lua").write_text(
        f'return rule {{\n  id = "{name}", name = "{name.lower()}", kind = "{kind}", elements = '
        f'{{ {", ".join(json.dumps(element) for element in elements)} }},\n  title = "t", rationale = "r", '
        f'source = {{ {{ at = "x" }} }}, remediation = "r", options = {{ {options} }},\n  check = function(c, options)\n'
        f"{check}\nend,\n  tests = {{ {tests} }},\n}}\n", encoding="utf-8")


FAIL = 'return fail { message = "x", alternatives = { "one", "other" } }'

# ---- attributes of as many words as there can be ---------------------------------------------------------------------


def words_of(count):
    return [f"w{number}" for number in range(count)]


def put_pack(place, count, check, elements="account_portfolio_definition"):
    words = ", ".join(json.dumps(word) for word in words_of(count))
    attributes = ", ".join(f'{{ id = "evil_{kind[0]}", type = "{kind}", domain = {{ {words} }}, description = "x" }}'
                           for kind in ("enum", "ordinal", "set"))
    put_rule(place, check, elements=(elements,))
    (place / "evil/rules").mkdir(exist_ok=True)
    (place / "evil/EVIL-1.lua").rename(place / "evil/rules/EVIL-1.lua")
    (place / "evil/pack.lua").write_text(
        f'return pack {{ name = "evil", version = "1.0.0", rules = "rules", vocabulary = {{ {{ element = "{elements}", '
        f"attributes = {{ {attributes} }} }} }} }}\n", encoding="utf-8")


def put_program(place, values):
    text = ", ".join(f"evil_{kind}: {value}" for kind, value in values.items())
    (place / "samp.yaml").write_text(f"samp: 1\naccount_portfolio_definition: {{ {text} }}\n", encoding="utf-8")


def audited(place, *arguments):
    done = run(place, "audit", "--format", "json", *arguments, "evil")
    return json.loads(done.stdout)


def values_of(found, kind, status):
    return {value["value"] for value in found["values"]
            if value["path"] == f"account_portfolio_definition.evil_{kind}" and value["status"] == status}


def each_width():
    return (1, 2, 32, 63, MOST_WORDS)


def test_the_last_word_is_the_only_one(place):
    """Of every kind of attribute, for domains around the widths of machine words."""
    turn_built_in_off(place)
    for count in each_width():
        last = words_of(count)[-1]
        put_pack(place, count, 'local a = c.account_portfolio_definition\n'
                 f'if a.evil_e:is("{last}") and a.evil_o >= "{last}" and a.evil_s:has("{last}") then return pass() end\n'
                 + FAIL)
        found = audited(place)
        if not found["possible"] or found["unsettled"] or found["contradiction"]:
            raise AssertionError(f"{count} words: {found}")
        for kind in "eos":
            forced = {last} if count > 1 or kind == "s" else set()
            if values_of(found, kind, "forced") != forced or values_of(found, kind, "dead"):
                raise AssertionError(f"{count} words, {kind}: {found['values']}")
        put_program(place, {"e": "w0", "o": "w0", "s": "[w0]"})
        done = run(place, "repair", "--format", "json", "--rules", "evil", "samp.yaml")
        conflicts = json.loads(done.stdout)["conflicts"]
        changes = {change["path"][-1]: change["values"] or change["added"]
                   for conflict in conflicts for alternative in conflict["alternatives"]
                   for change in alternative["changes"]}
        expect(all(conflict["outcome"] == "found" for conflict in conflicts) and
               changes == ({} if count == 1 else {"e": [last], "o": [last], "s": [last]}), f"{count} words", done)


def test_the_last_word_is_the_only_dead_one(place):
    turn_built_in_off(place)
    for count in each_width()[1:]:
        last = words_of(count)[-1]
        put_pack(place, count, 'local a = c.account_portfolio_definition\n'
                 f'if a.evil_e:is("{last}") or a.evil_o >= "{last}" or a.evil_s:has("{last}") then {FAIL} end\n'
                 "return pass()")
        found = audited(place)
        if not found["possible"] or found["unsettled"]:
            raise AssertionError(f"{count} words: {found}")
        expected = {"dead": {last}, "forced": set()} if count > 2 else {"dead": set(), "forced": {"w0"}}
        for kind in "eo":
            for status, values in expected.items():
                if values_of(found, kind, status) != values:
                    raise AssertionError(f"{count} words, {kind}: {found['values']}")
        put_program(place, {"e": last, "o": "w0", "s": f"[{last}]"})
        done = run(place, "impact", "--format", "json", "--rules", "evil", "--set",
                   f"account_portfolio_definition.evil_o={last}", "samp.yaml")
        expect(done.returncode in (GOOD_CODE, FINDINGS_CODE) and "contradict" not in done.stderr, "impact", done)


def test_every_command_takes_wide_attributes(place):
    """With all the built-in rules beside: nothing is written behind an array, whatever comes of it."""
    last = words_of(MOST_WORDS)[-1]
    put_pack(place, MOST_WORDS, 'local a = c.account_portfolio_definition\n'
             f'if a.evil_e:is("{last}", "w0", "w31", "w32") and a.evil_o >= "{last}" and a.evil_s:has("{last}") then\n'
             f"return pass() end {FAIL}")
    put_program(place, {"e": "w1", "o": "w62", "s": "[w1, w63]"})
    pack = ["--rules", "evil"]
    for arguments in (["audit", "evil"], ["audit", "evil", "--over", "account_portfolio_definition.evil_e", "--over",
                                          "account_portfolio_definition.evil_o", "--format", "json"],
                      ["repair", *pack, "samp.yaml"], ["explain", *pack, "EVIL-1"],
                      ["explain", *pack, "account_portfolio_definition"], ["check", *pack, "samp.yaml"],
                      ["impact", *pack, "--set", "account_portfolio_definition.evil_e=w63", "samp.yaml"],
                      ["compare", *pack, "samp.yaml", "samp.yaml"], ["schema", *pack],
                      ["test", "--coverage", "--mutate", "evil"]):
        done = run(place, *arguments)
        expect("rules contradict each other" not in done.stdout, arguments, done)


def test_one_word_more_is_refused(place):
    put_pack(place, MOST_WORDS + 1, "return pass()")
    done = run(place, "audit", "evil")
    expect(done.returncode == RULE_CODE and "64" in done.stdout + done.stderr, "65 words", done)


def test_an_integer_with_many_lines_is_sampled(place):
    """More boundaries than there are choices: what was not tried is said."""
    turn_built_in_off(place)
    tests = "\n".join(f"if n == {number * 3} then {FAIL} end" for number in range(1, 40))
    put_rule(place, f"local n = c.account_portfolio_definition.size\n{tests}\nreturn pass()",
             elements=("account_portfolio_definition",))
    done = run(place, "audit", "--format", "json", "evil")
    if done.returncode == RULE_CODE:
        raise AssertionError(done.stdout[:2000])
    expect([one["rule"] for one in json.loads(done.stdout)["rules"] if one["sampled"]] == ["EVIL-1"], "sampled", done)


if __name__ == "__main__":
    sys.exit(suite.run_suite(dict(globals()), suite.fresh_place))
