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
TIMEOUT_SECONDS = 300  # under sanitizers, on a busy machine
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
    """With the built-in rules beside, where that does not take long: nothing is written behind an array, whatever comes of it."""
    last = words_of(MOST_WORDS)[-1]
    put_pack(place, MOST_WORDS, 'local a = c.account_portfolio_definition\n'
             f'if a.evil_e:is("{last}", "w0", "w31", "w32") and a.evil_o >= "{last}" and a.evil_s:has("{last}") then\n'
             f"return pass() end {FAIL}")
    put_program(place, {"e": "w1", "o": "w62", "s": "[w1, w63]"})
    pack = ["--rules", "evil"]
    run(place, "repair", *pack, "samp.yaml")
    run(place, "impact", *pack, "--set", "account_portfolio_definition.evil_e=w63", "samp.yaml")
    turn_built_in_off(place)
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


# ---- integers near the ends, and very many settings -------------------------------------------------------------------

LEAST, MOST = -2 ** 63, 2 ** 63 - 1
CORE = 'if c.role_and_goals.coreness:is("core") then return pass() end '
CORE_TESTS = ('{ name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" }, '
              '{ name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },')


def lua_integer(number):
    """As a script can write it: the least has no numeral of its own."""
    return f"({LEAST + 1} - 1)" if number == LEAST else str(number)


def test_changes_near_the_ends_of_integers_end(place):
    turn_built_in_off(place)
    for number in (MOST, MOST - 1, LEAST, LEAST + 1, -1):
        for bounds in ("", f", min = {lua_integer(number)}", f", max = {lua_integer(number)}",
                       f", min = {lua_integer(number)}, max = {lua_integer(number)}"):
            put_rule(place, CORE + f"if options.most == {lua_integer(number)} - 1 then return fail {{ message = 'y', "
                     f"alternatives = {{ 'a', 'b' }} }} end {FAIL}", tests=CORE_TESTS,
                     options=f'most = {{ type = "integer", default = {lua_integer(number)}{bounds}, description = "x" }}')
            done = run(place, "test", "--mutate", "--coverage", "evil")
            expect(done.returncode == FINDINGS_CODE and "changes noticed" in done.stdout, f"{number}{bounds}", done)
        for arguments in (["audit", "evil"], ["explain", "--rules", "evil", "EVIL-1"]):
            run(place, *arguments)


def test_numbers_of_a_check_near_the_ends(place):
    """Attributes of a pack may have such ends, too."""
    turn_built_in_off(place)
    for number in ("9223372036854775807", "9223372036854775806", "9000000000000000000", "0x7fffffffffffffff", "1e308",
                   "1e19", "9223372036854775808", lua_integer(LEAST), "0.5", "1e-400"):
        put_rule(place, f"if c.account_portfolio_definition.evil_n < {number} then return pass() end {FAIL}",
                 elements=("account_portfolio_definition",))
        (place / "evil/rules").mkdir(exist_ok=True)
        (place / "evil/EVIL-1.lua").rename(place / "evil/rules/EVIL-1.lua")
        (place / "evil/pack.lua").write_text(
            'return pack { name = "evil", version = "1.0.0", rules = "rules", vocabulary = { { element = '
            '"account_portfolio_definition", attributes = { { id = "evil_n", type = "integer", description = "x", '
            f"min = {lua_integer(LEAST)}, max = {MOST} }} }} }} }} }}\n", encoding="utf-8")
        (place / "samp.yaml").write_text(f"samp: 1\naccount_portfolio_definition: {{ evil_n: {LEAST} }}\n",
                                         encoding="utf-8")
        done = run(place, "audit", "evil")
        expect("EVIL-1" in done.stdout or done.returncode != RULE_CODE, number, done)
        for arguments in (["repair", "--rules", "evil", "samp.yaml"], ["test", "--mutate", "evil"],
                          ["impact", "--rules", "evil", "--set", f"account_portfolio_definition.evil_n={MOST}", "samp.yaml"]):
            run(place, *arguments)


def test_very_many_options(place):
    """Each is a way to set the rule, and each number of the others one more."""
    options = ", ".join(f'o{number} = {{ type = "integer", default = {number * 5}, description = "x" }}'
                        for number in range(900))
    put_rule(place, CORE + FAIL, tests=CORE_TESTS, options=options)
    done = run(place, "test", "--mutate", "evil")
    expect("changes noticed" in done.stdout, "many options", done)


def test_very_many_words_beside_each_other(place):
    words = ", ".join('"core", "supporting"' for _ in range(100))
    put_rule(place, f"if c.role_and_goals.coreness:is({words}) then return pass() end\n" * 40 + FAIL, tests=CORE_TESTS)
    done = run(place, "test", "--mutate", "evil")
    expect("FAIL EVIL-1" in done.stdout, "very many words", done)


def test_very_many_tests_that_fail(place):
    """Their lines are those where they stand, and are found once."""
    tests = "\n".join(f'{{ name = "n{number}", expect = "fail", program = "" }},' for number in range(999))
    put_rule(place, "-- " + "x, " * 40000 + "\n" + CORE + FAIL, tests="\n" + tests + "\n")
    done = run(place, "test", "evil")
    text = (place / "evil/EVIL-1.lua").read_text(encoding="utf-8").splitlines()
    for number in (0, 1, 998):
        line = 1 + text.index(f'{{ name = "n{number}", expect = "fail", program = "" }},')
        expect(f"EVIL-1.lua:{line}: " in done.stdout, f"the line of test {number}", done)


# ---- the work of a whole command --------------------------------------------------------------------------------------

MET = "samplint: the budget work of the whole command, "


def test_the_work_of_a_command_is_bounded_and_said(place):
    (place / "samp.yaml").write_text((pathlib.Path(__file__).resolve().parents[2] / "examples/misfits/samp.yaml").read_text(
        encoding="utf-8"), encoding="utf-8")
    for arguments in (["audit"], ["repair", "samp.yaml"], ["explain", "FIT-01"], ["test"], ["test", "--coverage"],
                      ["test", "--mutate"], ["impact", "--set", "role_and_goals.theme=growth", "samp.yaml"]):
        for work in ("1000", "50000"):
            done = run(place, *arguments, "--budget", f"work={work}")
            if work == "1000" or done.returncode == RULE_CODE:
                expect(done.returncode == RULE_CODE and MET + f"{work}, was used up" in done.stderr
                       and "--budget work=NUMBER" in done.stderr, f"{arguments} {work}", done)
            again = run(place, *arguments, "--budget", f"work={work}")
            expect((again.stdout, again.stderr) == (done.stdout, done.stderr), f"{arguments} {work}: twice", done)
        if "--mutate" not in arguments:  # which takes long, and is another test
            done = run(place, *arguments)
            expect(MET not in done.stderr, f"{arguments}: by default", done)


def test_what_is_left_out_is_named(place):
    (place / "samp.yaml").write_text((pathlib.Path(__file__).resolve().parents[2] / "examples/misfits/samp.yaml").read_text(
        encoding="utf-8"), encoding="utf-8")
    few = ["--budget", "work=20000", "--format", "json"]
    found = json.loads(run(place, "audit", *few).stdout)
    left_out = [one["rule"] for one in found["rules"] if not one["analyzed"]]
    if found["budget_met"] != "work" or len(left_out) < 10 or found["possible"] is not None:
        raise AssertionError(found)
    if not all("budget work" in one["fault"] for one in found["rules"] if not one["analyzed"]):
        raise AssertionError(found["rules"])
    found = json.loads(run(place, "repair", *few, "samp.yaml").stdout)
    if found["budget_met"] != "work" or not found["left_out"]:
        raise AssertionError(found)
    found = json.loads(run(place, "impact", *few, "--set", "role_and_goals.theme=growth", "samp.yaml").stdout)
    if found["budget_met"] != "work":
        raise AssertionError(found)
    done = run(place, "test", "--budget", "work=5000")
    expect("the budget work of the whole command, 5000, was used up" in done.stdout, "tests that are not run", done)
    done = run(place, "test", "--mutate", "--budget", "work=2000000")
    expect("not tried" in done.stdout, "changes that are not tried", done)


# ---- rules that run out of a budget -----------------------------------------------------------------------------------

AGAIN = "it ran out of a budget before, and was not asked again"
LOOPS = {
    "for ever": ("while true do end", "it ran for more instructions than a script may use"),
    "with memory": ('local t = {} for i = 1, 1000000 do t[i] = "x" .. i end', "more memory than a script may"),
    "with garbage": ('local s = string.rep("x", 100000) for i = 1, 100000 do local u = s .. i end', "more memory than a script may use"),
    "with numbers": ("local m = 0 for i = 1, 1000000000 do m = m + i end", "it ran for more instructions than a script may use"),
}


def write_programs(place, count, cores):
    for number in range(count):
        word = "core" if number in cores else "supporting"
        folder = place / f"p{number:03}"
        folder.mkdir(exist_ok=True)
        (folder / "samp.yaml").write_text(f"samp: 1\nrole_and_goals: {{ coreness: {word} }}\n", encoding="utf-8")


def errors_of(program):
    return [finding["message"] for finding in program["findings"] if finding["rule"] == "EVIL-1"]


def test_a_rule_that_ran_out_is_not_asked_again(place):
    """In no file behind the first one where it did, whatever the number of jobs; before it, it judged."""
    turn_built_in_off(place)
    write_programs(place, 60, {7, 8, 9, 20, 59})
    for what, (loop, said) in LOOPS.items():
        put_rule(place, f'if c.role_and_goals.coreness:is("core") then {loop} end return pass()')
        done = run(place, "check", "--rules", "evil", "--format", "json", "--jobs", "1")
        programs = json.loads(done.stdout)["programs"]
        expect(done.returncode == RULE_CODE and len(programs) == 60, what, done)
        for number, program in enumerate(programs):
            verdict = "congruent" if number < 7 else "incomplete"
            expect(program["verdict"] == verdict, f"{what}: the verdict of {number}", done)
            found = errors_of(program)
            expect(len(found) == (number >= 7) and (number < 7 or (said if number == 7 else AGAIN) in found[0]),
                   f"{what}: {number}: {found}", done)
        for jobs in ("2", "4", "7"):
            for memo in ([], ["--no-memo"]):
                again = run(place, "check", "--rules", "evil", "--format", "json", "--jobs", jobs, *memo)
                expect((again.stdout, again.returncode) == (done.stdout, done.returncode), f"{what}: {jobs} jobs", again)


def test_its_accounts_and_documents_are_told_together(place):
    turn_built_in_off(place)
    put_rule(place, 'if c.account_specific_value_proposition.differentiation:is("account") then while true do end end return pass()',
             elements=("account_specific_value_proposition",))
    accounts = "".join(f"  - {{ name: a{number}, account_specific_value_proposition: {{ differentiation: account }} }}\n"
                       for number in range(500))
    text = "samp: 1\naccount_specific_value_proposition: { differentiation: none }\naccounts:\n" + accounts
    (place / "samp.yaml").write_text(text + "---\n" + text, encoding="utf-8")
    done = run(place, "check", "--rules", "evil", "--format", "json", "samp.yaml")
    first, second = json.loads(done.stdout)["programs"]
    told = [finding for finding in first["findings"] if finding["rule"] == "EVIL-1"]
    expect(done.returncode == RULE_CODE and len(told) == 2, "two findings", done)
    ran, again = sorted(told, key=lambda finding: AGAIN in finding["message"])
    expect("more instructions" in ran["message"] and ran["account"] == "a0" and not ran["more_accounts"], "the first account", done)
    expect(AGAIN in again["message"] and again["account"] == "a1" and len(again["more_accounts"]) == 498, "the others", done)
    expect(first["verdict"] == second["verdict"] == "incomplete" and AGAIN in errors_of(second)[0], "the second document", done)


def test_other_rules_judge_all_the_same(place):
    turn_built_in_off(place)
    write_programs(place, 10, {2})
    put_rule(place, 'if c.role_and_goals.coreness:is("core") then while true do end end return pass()')
    put_rule(place, f'if c.role_and_goals.coreness:is("core") then {FAIL} end return pass()', name="GOOD-1")
    done = run(place, "check", "--rules", "evil", "--format", "json", "--jobs", "3")
    programs = json.loads(done.stdout)["programs"]
    found = [any(finding["rule"] == "GOOD-1" for finding in program["findings"]) for program in programs]
    expect(found == [number == 2 for number in range(10)] and programs[2]["verdict"] == "incongruent", "the other rule", done)


# ---- what is told of one file -----------------------------------------------------------------------------------------

SMALL = "samp: 1\nrole_and_goals: { coreness: core, mispelt: 1 }\n"
MANY = 10000  # documents, at most
MOST_JSON_BYTES = 40_000_000


def test_many_documents_are_listed_with_their_verdicts(place):
    """Details of the first ones, and of all others how much there would be; numbers and exit code are those of all."""
    (place / "samp.yaml").write_text(SMALL, encoding="utf-8")
    alone = json.loads(run(place, "check", "--format", "json", "samp.yaml").stdout)
    (place / "samp.yaml").write_text("---\n".join([SMALL] * MANY), encoding="utf-8")
    done = run(place, "check", "--format", "json", "samp.yaml")
    expect(done.returncode == FINDINGS_CODE and len(done.stdout) < MOST_JSON_BYTES, f"{len(done.stdout)} bytes", done)
    found = json.loads(done.stdout)
    programs, summary = found["programs"], found["summary"]
    brief = [program["brief"] for program in programs]
    first = brief.index(True)
    expect(len(programs) == MANY and first > 10 and all(brief[first:]) and summary["brief"] == MANY - first, "how many", done)
    expect({program["verdict"] for program in programs} == {alone["programs"][0]["verdict"]}, "verdicts", done)
    expect(summary["verdicts"] == {verdict: count * MANY for verdict, count in alone["summary"]["verdicts"].items()}
           and summary["findings"] == {kind: count * MANY for kind, count in alone["summary"]["findings"].items()}, "numbers", done)
    whole, last = programs[0], programs[-1]
    (limit,) = last["findings"]
    count = len(alone["programs"][0]["findings"])
    expect(len(whole["findings"]) == count and limit["rule"] == "limit" and limit["severity"] == "error"
           and limit["message"].startswith(f"{count} findings ") and "--budget findings=NUMBER" in limit["message"], limit, done)
    expect(last["document"] == MANY and not last["elements"] and not last["undetermined"]
           and last["practices"] == whole["practices"], "the last one", done)
    again = run(place, "check", "--format", "json", "--budget", "findings=40000", "samp.yaml")
    expect(json.loads(again.stdout)["summary"]["brief"] < MANY - first, "with a larger budget", again)


def test_each_format_says_what_it_leaves_out(place):
    (place / "samp.yaml").write_text("---\n".join([SMALL] * 2000), encoding="utf-8")
    for name in set(suite.report_formats(command)) - {"json"}:  # which has a number for it
        done = run(place, "check", "--format", name, "samp.yaml")
        expect(done.returncode == FINDINGS_CODE and "are not listed, because the file has too many" in done.stdout, name, done)
        if name == "text":
            expect("programs listed in brief" in done.stdout and done.stdout.count(": incomplete, ") == 2000, name, done)


def test_many_files_are_told_whole(place):
    for number in range(1500):
        (place / f"{number}.samp.yaml").write_text(SMALL, encoding="utf-8")
    done = run(place, "check", "--format", "json")
    found = json.loads(done.stdout)
    expect(len(found["programs"]) == 1500 and found["summary"]["brief"] == 0
           and all(program["findings"] and program["elements"] for program in found["programs"]), "many files", done)


def test_one_program_with_too_much_to_tell(place):
    """Its first findings are listed, and how many there are besides; the numbers are those of all."""
    turn_built_in_off(place)
    words = 'string.rep("x", 1900)'
    put_rule(place, 'if c.account_specific_value_proposition.differentiation:is("none") then return pass() end\n'
             f"return fail {{ message = {words}, alternatives = {{ {words}, {words} .. 'y' }} }}",
             elements=("account_specific_value_proposition",))
    accounts = "".join(f"  - {{ name: a{number}, account_specific_value_proposition: {{ differentiation: account }} }}\n"
                       for number in range(6000))
    (place / "samp.yaml").write_text("samp: 1\naccount_specific_value_proposition: { differentiation: none }\naccounts:\n"
                                     + accounts, encoding="utf-8")
    done = run(place, "check", "--rules", "evil", "--format", "json", "samp.yaml")
    found = json.loads(done.stdout)
    (program,) = found["programs"]
    limit = [finding for finding in program["findings"] if finding["rule"] == "limit"]
    expect(not program["brief"] and program["elements"] and len(limit) == 1 and len(done.stdout) < MOST_JSON_BYTES
           and limit[0]["message"].startswith(f"{6001 - len(program['findings'])} findings ")
           and found["summary"]["findings"]["error"] == 6000, "what is listed of one program", done)


if __name__ == "__main__":
    sys.exit(suite.run_suite(dict(globals()), suite.fresh_place))
