#!/usr/bin/env python3
"""Rules from hostile packs: audit and repair say what they left out, in time, and say of all others what they say without them. So does
check, of a program that declares nothing and rules that read everything.

    /usr/bin/python3 tests/integration/hostile.py COMMAND
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 60  # under sanitizers, on a busy machine; without them all of it is a matter of seconds
RULE_CODE = 4

GOALS = ["growth", "profitability", "asset_and_information_sharing", "volume_commitment", "joint_planning", "customer_dependency",
         "production_cost_savings", "transaction_cost_savings", "consistency",
         "new_offering_introduction"]
REASONS = ["market_share", "strategy_change", "customization", "customer_relationships", "market_pressure",
           "attract_large_clients", "competitive_advantage", "customer_satisfaction"]
ELEMENTS = ["role_and_goals", "account_portfolio_definition", "account_business_planning",
            "account_specific_value_proposition", "account_management_process", "organizational_integration",
            "support_capabilities", "account_performance_management", "account_team_profile_and_skills"]
MANY_WAYS = "local n = 0\n" + "".join(
    f'n = n * 2; if c.role_and_goals.{attribute}:has("{word}") then n = n + 1 end\n'
    for attribute, words in (("goals", GOALS), ("reasons", REASONS[:5])) for word in words)
CORE = 'if c.role_and_goals.coreness:is("core") then '
FAIL = 'return fail { message = MESSAGE, alternatives = { "one", "other" } }'

TOO_MUCH = "it asks too much, most of all about "
# Of each rule its check, and what audit says of it.
LEFT_OUT = {
    "loops for ever on a branch": (CORE + "while true do end end return pass()", "ran for more instructions"),
    "raises an error on a branch": (CORE + 'error("on purpose") end return pass()', "on purpose"),
    "raises no text": (CORE + "error({}) end return pass()", "an error with a table for its message"),
    "asks for much memory on a branch": (
        CORE + 'local t = {} for i = 1, 100000 do t[i] = string.rep("x", 200) .. i end end return pass()', "memory"),
    "sends a message too long": (CORE + FAIL.replace("MESSAGE", 'string.rep("x", 5000)') + " end return pass()", ""),
    "sends bytes": (CORE + FAIL.replace("MESSAGE", r'"\xff\xfe"') + " end return pass()", "UTF-8"),
    "answers with nothing": (CORE + "return nil end return pass()", ""),
    "yields": (CORE + "coroutine.yield() end return pass()", "no name 'coroutine'"),
    "catches errors": (CORE + "pcall(error) end return pass()", "no name 'pcall'"),
    "reads everything": (
        MANY_WAYS + "".join(f'if c.role_and_goals.reasons:has("{word}") then n = n + 1 end\n' for word in REASONS[5:])
        + "return pass()", TOO_MUCH + "role_and_goals."),
    "takes long each time": (MANY_WAYS + "for i = 1, 200000 do n = n + i end return pass()", TOO_MUCH),
    "makes much garbage each time": (
        MANY_WAYS + 'local a = string.rep("x", 125000) for i = 1, 200 do local b = a .. i end return pass()', TOO_MUCH),
    "compares long texts": (
        MANY_WAYS + 'local a, b = string.rep("x", 250000), string.rep("x", 249999) .. "x"\n'
        "for i = 1, 2000 do if a == b then n = n + 1 end end return pass()", TOO_MUCH),
    "has a message for each program": (
        MANY_WAYS + FAIL.replace("MESSAGE", 'tostring(n) .. string.rep("x", 1990)'), TOO_MUCH),
    "asks for whole elements": (
        # Without a number: each would be where some integer is told apart, and programs would be counted otherwise.
        "local even = true\n" + "".join(f'if c:declares("{element}") then even = not even end\n' for element in ELEMENTS)
        + "if even then return pass() end " + FAIL.replace("MESSAGE", '"odd"'), TOO_MUCH),
}
# And what is said when it is loaded.
REFUSED = {
    "counts its calls": ("calls = calls + 1\nif calls % 2 == 0 then return pass() end return not_applicable('odd')",
                         "calls"),
}
# What follows after a rule has read nearly all attributes, and has counted in n how many of them have their first word or are true; and
# whether check tries all completions that matter.
READS_ALL = {
    "passes whatever it reads": ("if n > 1000 then return pass() end return pass()", False),
    "passes whatever it reads, and takes long each time": (
        "for i = 1, 2500 do n = n + i end if n > 0 then return pass() end return pass()", False),
    "fails whatever it reads": ("if n > 1000 then return pass() end " + FAIL.replace("MESSAGE", '"no"'), False),
    "passes or fails": ("if n % 2 == 0 then return pass() end " + FAIL.replace("MESSAGE", '"odd"'), True),
    "passes or fails, and takes long each time": (
        "for i = 1, 2500 do n = n + 2 * i end if n % 2 == 0 then return pass() end " + FAIL.replace("MESSAGE", '"odd"'), True),
}
LEAST_READ = 40
NOT_ALL_TRIED = "EVIL-1 was not asked about all completions; --budget completions=NUMBER allows more"

command = ""


def rule(check):
    elements = [element for element in ELEMENTS if element in check]
    kind = "framing" if ":declares(" in check else "fit" if len(elements) > 1 else "theme"
    return (f'local calls = 0\nreturn rule {{\n  id = "EVIL-1", name = "evil", kind = "{kind}", elements = '
            f'{{ {", ".join(json.dumps(element) for element in elements)} }},\n  title = "t", rationale = "r", '
            f'source = {{ {{ at = "x" }} }}, remediation = "r",\n  check = function(c)\n{check}\nend,\n'
            '  tests = { { name = "n", expect = "pass", program = "" } },\n}\n')


def run(place, *arguments):
    return subprocess.run([command, *arguments], cwd=place, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)


def expect(condition, what, done):
    if not condition:
        raise AssertionError(f"{what}: {done.returncode}\n{done.stdout[:3000]}{done.stderr[:3000]}")


def json_of(place, *arguments):
    return json.loads(run(place, *arguments).stdout)


def try_left_out(place, name, said, audit, repair):
    done = run(place, "audit", "--format", "json", "evil")
    expect(done.returncode == RULE_CODE, f"{name}: audit's exit code", done)
    found = json.loads(done.stdout)
    (evil,) = [one for one in found["rules"] if one["rule"] == "EVIL-1"]
    found["rules"].remove(evil)
    why = evil["fault"] or f"{TOO_MUCH}{evil['too_wide']}"
    expect(not evil["analyzed"] and said in why, f"{name}: {why}", done)
    for key in ("rules", "possible", "congruent", "programs", "values", "required"):
        expect(found[key] == audit[key], f"{name}: {key}", done)
    done = run(place, "repair", "--format", "json", "--rules", "evil", "samp.yaml")
    expect(done.returncode == RULE_CODE, f"{name}: repair's exit code", done)
    found = json.loads(done.stdout)
    expect(found["left_out"] == ["EVIL-1"], f"{name}: what repair leaves out", done)
    expect(found["conflicts"] == repair["conflicts"], f"{name}: repairs for other rules", done)


def try_refused(place, name, said):
    for arguments in (["audit", "evil"], ["repair", "--rules", "evil", "samp.yaml"]):
        done = run(place, *arguments)
        expect(done.returncode == RULE_CODE, f"{name}: exit code", done)
        expect("EVIL-1.lua:" in done.stdout and said in done.stdout, f"{name}: what is said", done)


def questions_of(schema, path):
    """For each attribute below a path, except texts and integers: its path, and a question in Lua."""
    for name, inner in schema["properties"].items():
        here = f"{path}.{name}"
        if "properties" in inner:
            yield from questions_of(inner, here)
        elif "items" in inner:
            yield here, f'c.{here}:has("{inner["items"]["enum"][0]}")'
        elif "enum" in inner:
            yield here, f'c.{here}:is("{inner["enum"][0]}")'
        elif "boolean" in inner["type"] and "string" not in inner["type"]:
            yield here, f"c.{here}"


def try_reads_all(place, name, then, questions, tries_all):
    check = "local n = 0\n" + "".join(f"if {question} then n = n + 1 end\n" for _, question in questions) + then
    (place / "evil/EVIL-1.lua").write_text(rule(check), encoding="utf-8")
    done = run(place, "check", "--format", "json", "--rules", "evil", "none.samp.yaml")
    expect(done.stdout.startswith("{"), name, done)
    (found,) = json.loads(done.stdout)["programs"]
    evil = [one for one in found["undetermined"] if one["rule"] == "EVIL-1"]
    expect(len(evil) == 1, f"{name}: is undetermined", done)
    expect(evil[0]["cut_short"] != tries_all, f"{name}: whether all completions were tried", done)
    expect(sorted(evil[0]["waits_for"]) == sorted(path for path, _ in questions), f"{name}: what it waits for", done)
    told = {line for finding in found["findings"] for line in finding["settlements"] if line.startswith("EVIL-1 was")}
    expect(told == (set() if tries_all else {NOT_ALL_TRIED}), f"{name}: what is said", done)


def turn_most_off(place):
    """A dozen of the built-in rules are enough to compare, and are sooner analyzed."""
    listed = re.findall(r"^  ([A-Z]+-\w+):", run(place, "check", "--show-config").stdout, re.MULTILINE)
    lines = [f"  {name}: {{ off: of no use here }}" for name in listed if not name.startswith(("FIT-0", "FIT-12", "THM-"))]
    (place / ".samplint.yaml").write_text("\n".join(["rules:", *lines, ""]), encoding="utf-8")


def main():
    global command
    command = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        shutil.copy(ROOT / "examples/misfits/samp.yaml", place)
        turn_most_off(place)
        audit = json_of(place, "audit", "--format", "json")
        repair = json_of(place, "repair", "--format", "json", "samp.yaml")
        if len(audit["rules"]) < 10 or not repair["conflicts"]:
            sys.exit("there is nothing left to compare")
        (place / "evil").mkdir()
        for name, (check, said) in (LEFT_OUT | REFUSED).items():
            (place / "evil/EVIL-1.lua").write_text(rule(check), encoding="utf-8")
            if name in REFUSED:
                try_refused(place, name, said)
            else:
                try_left_out(place, name, said, audit, repair)
        (place / "none.samp.yaml").write_text("samp: 1\n", encoding="utf-8")
        schema = json_of(place, "schema")["properties"]
        questions = [question for element in ELEMENTS for question in questions_of(schema[element], element)]
        if len(questions) < LEAST_READ:
            sys.exit("there is too little to read")
        for name, (then, tries_all) in READS_ALL.items():
            try_reads_all(place, name, then, questions, tries_all)
    print(f"{len(LEFT_OUT)} rules are left out, {len(REFUSED)} refused and {len(READS_ALL)} undetermined")


if __name__ == "__main__":
    main()
