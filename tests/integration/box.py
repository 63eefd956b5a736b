#!/usr/bin/env python3
"""Rules and packs that broke the box, by the commands that they broke; and hostile rules together, in random orders and numbers of jobs:
each says what it says alone.

    /usr/bin/python3 tests/integration/box.py COMMAND
"""

import json
import os
import pathlib
import random
import subprocess
import sys

from suite import fresh_place, run_suite

COMMAND = sys.argv[1]
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 120  # under sanitizers, on a busy machine
RULE_CODE = 4
CODES = (0, 1, 2, 3, RULE_CODE)
READ = "local x = c.role_and_goals.coreness\n"


def rule(body, name="EVIL-1", before="", fields="", tests=""):
    return (f'{before}return rule {{\n  id = "{name}", name = "evil", kind = "practice", elements = {{ "role_and_goals" }},\n'
            f'  title = "t", rationale = "r", source = {{ {{ at = "x" }} }}, remediation = "r",\n{fields}'
            f"  check = function(c, options)\n{READ}{body}\nend,\n"
            f'  tests = {{ {{ name = "n", expect = "pass", program = "role_and_goals: {{ coreness: core }}" }}, {tests} }},\n}}\n')


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def run(place, *arguments):
    """Runs the command; it may say what it likes, but it ends by itself, in time."""
    done = subprocess.run([COMMAND, *arguments], cwd=place, env=ENVIRONMENT, capture_output=True, timeout=TIMEOUT_SECONDS,
                          check=False)
    if done.returncode not in CODES or b"Sanitizer" in done.stderr:
        raise AssertionError(f"{arguments}: exit code {done.returncode}\n{done.stderr.decode(errors='replace')[-3000:]}")
    return done


def expect(wanted, found, what):
    if wanted != found:
        raise AssertionError(f"{what}: expected {wanted!r}, found {found!r}")


COMPACT = (pathlib.Path(__file__).parent.parent / "golden/compact.yaml").read_text(encoding="utf-8")
SUPPORTING = COMPACT.replace("coreness: core", "coreness: supporting")  # some rules fail, and repair finds what to change
BARE = "samp: 1\nrole_and_goals: { coreness: core, theme: growth }\n"  # repair searches for seconds, until it gives up


def put_program(place, content=SUPPORTING, name="samp.yaml"):
    write(place / name, content)


# ---- what broke it, command by command ------------------------------------------------------------------------------

COMMANDS = (("rules",), ("test", "--coverage"), ("test", "--mutate"), ("audit",), ("explain", "EVIL-1", "--rules"),
            ("check", "samp.yaml", "--rules"), ("repair", "samp.yaml", "--rules"), ("check", "--trace", "EVIL-1", "samp.yaml", "--rules"),
            ("new", "meta", "-", "--rules"), ("impact", "--set", "role_and_goals.coreness=supporting", "samp.yaml", "--rules"))

OVERFLOW = rule("return pass()", before='local o = { [""] = 1 }\nfor i = 1, 8 do o[i] = 0x4141414141414141 end\n',
                fields='  options = { [""] = { type = "integer", default = 1, description = "x" } },\n',
                tests='{ name = "m", expect = "pass", options = o, program = "x: 1" }')
CARRIAGE = rule("local f = function () return 1 --\r end and 0x4141414141414141 or function() --\n end\nreturn pass()")
UPVALUE = rule("""local up, p, a = {}, pass(), 1
local e = c.role_and_goals
local function inner()
  local b = a
  local l0 local l1 local l2 local l3 local l4 local l5 local l6 local l7 local l8
  up[b < 2] = p
end
local got = inner()
local y = e[true] return fail { message = "got " .. type(y) .. tostring(y) }""")
CHAIN = "local f local y = f" + ".a" * 100000 + ".b.c\n"
STATE = rule("n = n + 1 if n % 2 == 0 then return pass() end return fail { message = tostring(n) }",
             before="local rule = rule local _ENV = { n = 0, pass = pass, fail = fail, tostring = tostring }\n")
EXTREME = rule('if x:is("core") then return pass() end if options.most == 5 then return not_applicable("x") end '
               'return fail { message = "x" }',
               fields='  options = { most = { type = "integer", default = 9223372036854775807, description = "x" } },\n',
               tests='{ name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" }')


def domain_pack(place, count):
    words = ", ".join(f'"w{i}"' for i in range(count))
    attributes = ", ".join(f'{{ id = "evil_{kind[0]}", type = "{kind}", domain = {{ {words} }}, description = "x" }}'
                           for kind in ("enum", "ordinal", "set"))
    write(place / "pack/pack.lua", 'return pack { name = "evil", version = "1.0.0", vocabulary = { { element = '
          f'"account_portfolio_definition", attributes = {{ {attributes} }} }} }}, rules = "rules" }}\n')
    last = f"w{count - 1}"
    write(place / "pack/rules/EVIL-1.lua",
          'return rule { id = "EVIL-1", name = "n", kind = "theme", elements = { "account_portfolio_definition" }, title = "t", '
          'rationale = "r", source = { { at = "x" } }, remediation = "r",\n check = function(c) local a = '
          f'c.account_portfolio_definition if a.evil_e:is("{last}", "w0") and a.evil_o >= "{last}" and a.evil_s:has("{last}") '
          'then return pass() end return fail { message = "larger", alternatives = { "a", "b" } } end,\n tests = { { name = "a", '
          f'expect = "pass", program = "account_portfolio_definition: {{ evil_e: {last}, evil_o: {last}, evil_s: [{last}] }}" }}, '
          '{ name = "z", expect = "fail", program = "account_portfolio_definition: { evil_e: w1 }" } } }\n')


def test_no_command_breaks(place):
    put_program(place)
    for name, source in (("overflow", OVERFLOW), ("carriage", CARRIAGE), ("upvalue", UPVALUE), ("state", STATE),
                         ("chain", rule(CHAIN + "return pass()")), ("extreme", EXTREME),
                         ("lowest", EXTREME.replace("9223372036854775807", "math.min(-9223372036854775807 - 1)"))):
        write(place / name / "EVIL-1.lua", source)
        for command in COMMANDS:
            run(place, *command, name)
    put_program(place, BARE)
    for command in COMMANDS:
        run(place, *command, "extreme")


def test_chains_are_refused_in_packs_too(place):
    put_program(place)
    for links, why in ((300, b"more than 200 names are joined"), (100000, b"more than 60000 names, texts")):
        write(place / "pack/pack.lua", CHAIN.replace(".a" * 100000, ".a" * links) +
              'return pack { name = "evil", version = "1.0.0" }\n')
        done = run(place, "check", "--rules", "pack", "samp.yaml")
        assert done.returncode == RULE_CODE and why in done.stdout, done.stdout


def test_domains_up_to_the_limit(place):
    put_program(place)
    put_program(place, COMPACT.replace("  size: 8\n", "  size: 8\n  evil_e: w1\n  evil_o: w1\n  evil_s: [w1]\n"), "fit.yaml")
    for count in (1, 63, 64, 65):
        domain_pack(place, count)
        for command in COMMANDS if count >= 64 else (("rules",), ("repair", "fit.yaml", "--rules")):
            done = run(place, *command, "pack")
            if count == 65:
                assert done.returncode in (2, RULE_CODE), (command, done)
        done = run(place, "repair", "fit.yaml", "--rules", "pack")
        assert b"contradict" not in done.stdout, done.stdout.decode()


def test_a_rule_that_keeps_state_is_refused(place):
    put_program(place)
    write(place / "firm/EVIL-1.lua", STATE)
    done = run(place, "check", "--rules", "firm", "samp.yaml")
    assert done.returncode == RULE_CODE and b"rules cannot use _ENV" in done.stdout, done


def test_no_way_out_is_claimed_of_integers_that_were_not_tried(place):
    theme = rule("n = c.account_portfolio_definition.size\nif n == LIM then return pass() end\n"
                 'return fail { message = "m", alternatives = { "a", "b" } }')
    theme = (theme.replace('"practice"', '"theme"').replace('"role_and_goals" }', '"account_portfolio_definition" }')
             .replace(READ, "local n\n").replace("role_and_goals: { coreness: core }", "account_portfolio_definition: { size: 12 }"))
    put_program(place, "samp: 1\naccount_portfolio_definition: { size: 12 }\n", "bare.yaml")
    put_program(place, COMPACT.replace("size: 8\n", "size: 12\n"))
    for i, limit in enumerate(("4711", "tonumber('4711')", "1 << 9", "0x1267")):
        write(place / f"{i}/EVIL-1.lua", theme.replace("== LIM", f"== ({limit})"))
    write(place / "outside/EVIL-1.lua", "local LIM <const> = 4711\n" + theme)
    for folder in ("0", "1", "2", "3", "outside"):
        bare = (("repair", "bare.yaml"),) if folder != "3" else ()  # another search that ends as that of "0"
        for command in (("repair", "samp.yaml"), *bare, ("audit",),
                        ("impact", "--set", "account_portfolio_definition.size=13", "samp.yaml"),
                        ("impact", "--set", "account_portfolio_definition.size=13", "bare.yaml")):
            done = run(place, *command, *(("--rules",) if command[0] != "audit" else ()), folder)
            for claim in (b"contradict each other", b"account_portfolio_definition.size is ", b"no program can be"):
                assert claim not in done.stdout, (folder, command, done.stdout.decode())


# ---- together -------------------------------------------------------------------------------------------------------

HOSTILE = (
    "while true do end",
    'local s = "x" while true do s = s .. s end',
    "local t = {} while true do t = { t } end",
    'local t = {} for j = 1, 10 do local u = {} t[j] = u for i = 1, 8000 do u[i] = j .. "k" .. i end end return pass()',
    'local t = {} for i = 1, 100 do t[i] = string.rep("y", 70000) .. i end return pass()',
    'local t = {} for i = 1, 120 do t[i] = string.rep("z", 70000) .. i end return pass()',
    "local function f(n) return 1 + f(n) end return f(1)",
    'local function f(n) return "a" .. x .. f(n - 1) end return f(1)',
    'return fail { message = "a" .. x .. tostring(c) .. tostring(pass) .. tostring({}) }',
    'local t = {} for k in pairs({ b = 1, a = 2, [3] = 4, [true] = 5 }) do t[#t + 1] = tostring(k) end '
    'return fail { message = table.concat(t, " ") }',
    "error({})",
    "error(x)",
    "return x",
    "return c.role_and_goals",
    "pass = fail",
    "string.rep = nil",
    "c.role_and_goals = nil",
    'return fail { message = "m", notes = { [5] = "n" } }',
    "local y = 1 // 0",
    'fail { message = "a" } return pass()',
    "local p = pass() local t = { p } return t[1]",
    'local n = 0 for i = 1, 40000 do n = n + ("k" .. i):len() end return fail { message = "" .. n }',
    STATE, OVERFLOW, UPVALUE, CARRIAGE, rule(CHAIN + "return pass()"),
)


def findings(place, order, jobs):
    """What is said of each rule, however they are ordered, and of the programs."""
    arguments = [word for name in order for word in ("--rules", f"{name}.lua")]
    done = run(place, "check", "--format", "json", "--no-memo", "--jobs", str(jobs), *arguments, "clients")
    expect(RULE_CODE, done.returncode, "exit code")
    document = json.loads(done.stdout)
    said = [("", finding["location"]["path"], finding["location"]["line"], finding["rule"], finding["message"])
            for finding in document["problems"]]
    for one in document["programs"]:
        said += [(one["path"], finding["location"]["path"], finding["location"]["line"], finding["rule"], finding["message"])
                 for finding in one["findings"]]
        said.append((one["path"], "", 0, "", one["verdict"]))
    return sorted(said)


def test_hostile_rules_together_say_what_they_say_alone(place):
    names = []
    for i, body in enumerate(HOSTILE):
        names.append(f"EVIL-{i}")
        whole = body.replace("EVIL-1", names[-1]) if "return rule" in body else rule(body, names[-1])
        write(place / f"{names[-1]}.lua", whole)
    for i in range(4):
        write(place / f"clients/{i}/samp.yaml", f"samp: 1\nrole_and_goals: {{ coreness: {'core' if i % 2 else 'supporting'} }}\n")
    chance = random.Random(1)
    wanted = findings(place, names, 1)
    for jobs in (1, 2, 4, 1, 3):
        order = chance.sample(names, len(names))
        expect(wanted, findings(place, order, jobs), f"{order} with {jobs} jobs")
    for name in chance.sample(names, 6):
        alone = [finding for finding in findings(place, [name, names[0]], 1) if finding[3] == name]
        expect([finding for finding in wanted if finding[3] == name], alone, name)


if __name__ == "__main__":
    sys.exit(run_suite(dict(globals()), fresh_place))
