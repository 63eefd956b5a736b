#!/usr/bin/env python3
"""What is told, and how: whatever the command repeats reaches a terminal, a log and a reader of a format as text, and nothing else.

    /usr/bin/python3 tests/integration/telling.py COMMAND ROOT
"""

import json
import os
import pathlib
import re
import subprocess
import sys
from xml.etree import ElementTree

import jsonschema

from suite import fresh_place, report_formats, run_suite

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 60

command = ""
root = pathlib.Path()
compact = ""


def run(place, *arguments, **others):
    others.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([command, *arguments], cwd=place, env=ENVIRONMENT, capture_output=True,
                          timeout=TIMEOUT_SECONDS, check=False, **others)


def write(place, name, text):
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def fail(done, what):
    raise AssertionError(f"{done.args[1:]}: {what}\n{done.returncode}\n{done.stdout[:2000]}\n{done.stderr[:2000]}")


# ---- arguments --------------------------------------------------------------------------------------------------

HOSTILE = {
    "an escape sequence": b"\x1b]0;owned\x07\x1b[31m",
    "a carriage return": b"a\rsamplint: all is well",
    "a line break": b"a\n::error::b",
    "bytes": b"\xff\xfe\x80",
    "a control character of two bytes": b"\xc2\x9b31m",
    "letters from right to left": b"\xe2\x80\xaegnihton",
    "an isolate": b"\xe2\x81\xa6x\xe2\x81\xa9",
    "an embedding": b"\xe2\x80\xaax\xe2\x80\xac",
    "a line separator": b"x\xe2\x80\xa8y",
    "a delete": b"x\x7fy",
    "a null of an older form": b"\xc0\x80",
}
COMMANDS = (b"audit", b"baseline", b"check", b"compare", b"explain", b"impact", b"new", b"repair", b"rules", b"schema",
            b"test", b"waivers")


def expect_safe(done):
    """Both streams are UTF-8, and hold no character that a terminal acts upon but line feeds."""
    for text in (done.stdout, done.stderr):
        try:
            shown = text.decode()
        except UnicodeDecodeError as error:
            fail(done, f"not UTF-8: {error}")
        found = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", shown)
        if found:
            fail(done, f"{found.group()!r}")
    if re.search(rb"^(samplint: all is well|::error::b)", done.stderr + done.stdout, re.MULTILINE):
        fail(done, "a line of its own")


def expect_escaped(done, code=2):
    expect_safe(done)
    if done.returncode != code or not done.stderr.startswith(b"samplint: "):
        fail(done, "is no wrong use")


def test_options(place):
    for at, hostile in enumerate(HOSTILE.values()):
        for name in COMMANDS[at::len(HOSTILE)]:  # each of both with some of the other
            expect_escaped(run(place, name, b"--" + hostile))
            expect_escaped(run(place, name, b"--" + hostile + b"=x"))
            expect_escaped(run(place, name, b"-" + hostile))
        expect_escaped(run(place, b"--" + hostile))
        expect_escaped(run(place, b"--format=" + hostile))
        expect_escaped(run(place, b"--format" + hostile))
        expect_escaped(run(place, b"--help=" + hostile))
        expect_escaped(run(place, b"--f=" + hostile))  # ambiguous
        expect_escaped(run(place, b"check", b"-0" + hostile))


def test_values_of_options(place):
    write(place, "samp.yaml", compact)
    for hostile in HOSTILE.values():
        for option in (b"format", b"color", b"fail-on", b"undetermined", b"jobs", b"picture", b"budget"):
            expect_escaped(run(place, b"check", b"--" + option, hostile))
        for option in (b"option", b"today", b"trace", b"budget"):
            for value in (hostile, hostile + b"=1", b"X.y=" + hostile, b"instructions=" + hostile):
                done = run(place, b"check", b"--" + option, value, b"samp.yaml")
                expect_safe(done)
                if done.returncode != 2:
                    fail(done, "is no wrong use")
        for option in (b"settings", b"baseline", b"waivers", b"rules", b"files-from"):
            expect_safe(run(place, b"check", b"--" + option, hostile, b"samp.yaml"))
        expect_safe(run(place, b"impact", b"--set", hostile, b"samp.yaml"))
        expect_safe(run(place, b"impact", b"--set", hostile + b"=" + hostile, b"samp.yaml"))
        expect_safe(run(place, b"impact", b"--account", hostile, b"--set", b"role_and_goals.coreness=core", b"samp.yaml"))
        expect_safe(run(place, b"repair", b"--keep", hostile, b"samp.yaml"))
        expect_safe(run(place, b"repair", b"--cost", hostile + b"=1", b"samp.yaml"))
        expect_safe(run(place, b"repair", b"--apply", b"1", b"--prefer", hostile, b"samp.yaml"))
        expect_safe(run(place, b"rules", b"--kind", hostile))
        expect_safe(run(place, b"rules", b"--pack", hostile, b"--element", hostile))


def test_words(place):
    for hostile in HOSTILE.values():
        expect_safe(run(place, hostile))
        expect_safe(run(place, b"help", hostile))
    for at, hostile in enumerate(HOSTILE.values()):
        for name in COMMANDS[1 + at::len(HOSTILE)]:
            expect_safe(run(place, name, hostile))
            expect_safe(run(place, name, hostile, hostile))
        expect_safe(run(place, b"new", b"rule", hostile, b"-"))
        expect_safe(run(place, b"new", b"rule", b"--elements", hostile, b"X-1", b"-"))


def test_names_of_files(place):
    for hostile in HOSTILE.values():
        write(place, os.fsdecode(hostile.replace(b"/", b"")) + ".samp.yaml", "a: [\n")
    for name in (b"text", b"compact", b"github"):
        expect_safe(run(place, b"check", b"--format", name, b"."))


def test_unambiguous_words_are_as_they_were(place):
    done = run(place, "check", "--fo", "json")
    if b"unrecognized" in done.stderr:
        fail(done, "a shorter form of an option")
    for arguments, said in ((["check", "--f", "x"], b"samplint: option '--f' is ambiguous; possibilities: '--format' "
                             b"'--fail-on' '--files-from'\n"),
                            (["check", "--rules"], b"samplint: option '--rules' requires an argument\n"),
                            (["check", "-j"], b"samplint: option requires an argument -- 'j'\n"),
                            (["check", "-0x"], b"samplint: invalid option -- 'x'\n"),
                            (["check", "samp.yaml", "--nonsense=1", "b"], b"samplint: unrecognized option '--nonsense=1'\n"),
                            (["check", "--no-memo=1"], b"samplint: option '--no-memo' doesn't allow an argument\n")):
        done = run(place, *arguments)
        if not done.stderr.startswith(said):
            fail(done, said)


# ---- SARIF ------------------------------------------------------------------------------------------------------

RULE = """return rule {
  id = "X-1", name = "r", kind = "practice", elements = { "role_and_goals" }, title = TEXT, rationale = TEXT,
  source = { { at = TEXT } }, remediation = TEXT,
  check = function(c)
    if c.role_and_goals.coreness:is("core") then
      return fail { message = TEXT, alternatives = { TEXT }, notes = { ["role_and_goals.coreness"] = TEXT } }
    end
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "" },
            { name = "f", expect = "fail", program = "role_and_goals: { coreness: core }" } },
}
"""
MARKUP = ("see [here](https://evil.example/) now", "a [b](1) c", "{0} and {1}", "\\\\[x](y)", "![i](j) [[k]] {{l}} }{")


def messages_of(value):
    """Every text that SARIF takes for one of a message, with the key that it stands under."""
    if isinstance(value, list):
        for item in value:
            yield from messages_of(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("message", "shortDescription", "fullDescription", "help", "description"):
                yield from ((form, text) for form, text in item.items() if form in ("text", "markdown"))
            yield from messages_of(item)


def test_no_text_is_markup_in_sarif(place):
    for markup in MARKUP:
        write(place, "samp.yaml", compact + f"accounts: ['{markup}']\n'{markup}': 1\n")
        write(place, "rules/X-1.lua", RULE.replace("TEXT", f'"{markup}"'))
        done = run(place, "check", "--format", "sarif", "--rules", "rules", "--option", f"{markup}=1", "samp.yaml")
        run_without = run(place, "check", "--format", "sarif", "--rules", "rules", "samp.yaml")
        for log in (json.loads(done.stdout), json.loads(run_without.stdout)):
            found = list(messages_of(log))
            if not any("evil" in text or "x" in text for _, text in found):
                fail(done, "no message")
            for form, text in found:
                bare = re.sub(r"\\\\|\\\[|\\\]", "", text) if form == "text" else "see"
                braces = re.sub(r"\{\{|\}\}", "", text)
                if "[" in bare or "{" in braces or "}" in braces:
                    fail(done, f"{form}: {text}")


def test_sarif_says_what_json_says(place):
    for markup in MARKUP:
        write(place, "samp.yaml", compact)
        write(place, "rules/X-1.lua", RULE.replace("TEXT", f'"{markup}"'))
        said = {}
        for form in ("json", "sarif"):
            said[form] = json.loads(run(place, "check", "--format", form, "--rules", "rules", "samp.yaml").stdout)
        (finding,) = [one for one in said["json"]["programs"][0]["findings"] if one["rule"] == "X-1"]
        (result,) = [one for one in said["sarif"]["runs"][0]["results"] if one["ruleId"] == "X-1"]
        plain = re.sub(r"\\([\\\[])", r"\1", result["message"]["text"]).replace("{{", "{").replace("}}", "}")
        if not plain.startswith(finding["message"]):
            raise AssertionError(f"{plain!r}, not {finding['message']!r}")


def test_no_text_is_a_command_of_a_workflow(place):
    evil = "x%0A::error::pwned\\r\\n::add-mask::y::set-output name=a::b"
    write(place, "samp.yaml", compact)
    write(place, "rules/X-1.lua", RULE.replace("TEXT", f'"{evil}"'))
    done = run(place, "check", "--format", "github", "--rules", "rules", "samp.yaml")
    for line in done.stdout.decode().splitlines():
        if line.startswith("::") and not re.match(r"::(error|warning|notice) file=samp\.yaml,|::(error|warning) title=", line):
            fail(done, line)
        if not line.startswith("::") and "pwned" in line:
            fail(done, line)


# ---- budgets ----------------------------------------------------------------------------------------------------

BUDGETS = {"instructions": (1000000, 1000001), "milliseconds": (2000, 60000), "memory": (8388608, 8388609),
           "findings": (20000, 20001), "message_bytes": (2000, 65536)}


def test_a_repository_raises_no_budget(place):
    write(place, "samp.yaml", compact)
    for name, (usual, more) in BUDGETS.items():
        write(place, ".samplint.yaml", f"\n\nbudgets: {{ {name}: {more} }}\n")
        for arguments in (["check"], ["check", "samp.yaml"], ["audit"], ["rules"], ["check", "--changed", "samp.yaml"]):
            done = run(place, *arguments)
            said = f".samplint.yaml:3:12: error[settings]: a repository's own settings may lower the budget {name}".encode()
            if done.returncode != 2 or said not in done.stdout or f"--budget {name}={more}".encode() not in done.stdout:
                fail(done, "was raised")
        for value in (usual, usual // 2):
            write(place, ".samplint.yaml", f"budgets: {{ {name}: {value} }}\n")
            if run(place, "check").returncode:
                raise AssertionError(f"{name}: {value} is refused")


def test_the_command_line_raises_budgets(place):
    write(place, "samp.yaml", compact)
    for name, (usual, more) in BUDGETS.items():
        write(place, ".samplint.yaml", f"budgets: {{ {name}: {usual // 2} }}\n")
        done = run(place, "check", "--budget", f"{name}={more}", "--show-config")
        if done.returncode or f"  {name}: {more} ".encode() not in done.stdout:
            fail(done, "was not raised")
        write(place, ".samplint.yaml", f"budgets: {{ {name}: {more} }}\n")
        done = run(place, "check", "--settings", ".samplint.yaml", "--show-config")
        if done.returncode or f"  {name}: {more} ".encode() not in done.stdout:
            fail(done, "settings that the user names were refused")


# ---- documents --------------------------------------------------------------------------------------------------


def validator_of(name):
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (root / "share").glob("*.schema.json")}
    file = f"{name}.schema.json"
    return jsonschema.Draft202012Validator(schemas[file], resolver=jsonschema.RefResolver(file, schemas[file], store=schemas))


def document(place, code, said, name, *arguments):
    """The one document of a run, by its schema; something in it, a problem mostly, is said."""
    done = run(place, name, "--format", "json", *arguments)
    text = run(place, name, *arguments)
    try:
        found = json.loads(done.stdout)
    except ValueError as error:
        fail(done, f"is no document: {error}")
    faults = [f"{error.json_path}: {error.message}" for error in
              validator_of({"check": "report", "test": "tests", "explain": "page"}.get(name, name)).iter_errors(found)]
    if faults:
        fail(done, faults)
    if (done.returncode, text.returncode) != (code, code):
        fail(done, f"is not {code}: with text, {text.returncode}")
    problems = " ".join(problem["message"] for problem in found.get("problems", []))
    if said not in problems:
        fail(done, f"{said!r} is not among the problems")
    return found


BAD_RULE = "return nothing\n"
GOOD_RULE = RULE.replace("TEXT", '"t"')


def each_command(place, code, said, rules=(), *others):
    """Every command that writes JSON, with something that is refused."""
    named = [word for folder in rules for word in ("--rules", folder)]
    for name, arguments in (("check", [*named, "samp.yaml"]), ("waivers", [*named, "samp.yaml"]),
                            ("repair", [*named, "samp.yaml"]), ("compare", [*named, "samp.yaml", "other.yaml"]),
                            ("impact", [*named, "--set", "role_and_goals.coreness=core", "samp.yaml"]),
                            ("explain", [*named, "FIT-12"]), ("rules", list(rules)), ("audit", list(rules))):
        document(place, code, said, name, *others, *arguments)


def make(place):
    write(place, "samp.yaml", compact)
    write(place, "other.yaml", compact)


def test_settings_that_are_refused(place):
    make(place)
    write(place, ".samplint.yaml", "nonsense: 1\n")
    each_command(place, 2, "there is no setting")
    write(place, ".samplint.yaml", "rules: [\n")
    each_command(place, 2, "")
    (place / ".samplint.yaml").unlink()
    (place / ".samplint.yaml").symlink_to("gone")
    each_command(place, 2, "No such file or directory")
    each_command(place, 2, "No such file or directory", (), "--settings", "nowhere")


def test_packs_that_are_refused(place):
    make(place)
    write(place, "firm/pack.lua", BAD_RULE)
    for name, arguments in (("check", ["--rules", "firm", "samp.yaml"]), ("rules", ["firm"]), ("audit", ["firm"])):
        document(place, 4, "", name, *arguments)
    document(place, 4, "", "test", "firm")
    write(place, ".samplint.yaml", 'packs: [{ path: gone, version: ">=1" }]\n')
    each_command(place, 2, "there is no pack")


def test_rules_that_are_refused(place):
    make(place)
    write(place, "rules/X-1.lua", BAD_RULE)
    document(place, 4, "nothing", "check", "--rules", "rules", "samp.yaml")
    for name, arguments in (("waivers", ["--rules", "rules", "samp.yaml"]), ("repair", ["--rules", "rules", "samp.yaml"]),
                            ("impact", ["--rules", "rules", "--set", "role_and_goals.coreness=core", "samp.yaml"]),
                            ("compare", ["--rules", "rules", "samp.yaml", "other.yaml"]), ("explain", ["--rules", "rules", "FIT-12"]),
                            ("rules", ["rules"]), ("audit", ["rules"]), ("audit", ["--against", "rules"])):
        document(place, 4, "nothing", name, *arguments)
    each_command(place, 2, "No such file or directory", ["nowhere"])


def test_locks_that_are_refused(place):
    make(place)
    for name, arguments in (("check", ["samp.yaml"]), ("rules", []), ("audit", [])):
        document(place, 2, "there is no lock", name, "--locked", *arguments)
    write(place, "samplint.lock", "damaged\n")
    for name, arguments in (("check", ["samp.yaml"]), ("rules", []), ("audit", [])):
        document(place, 2, "is not of the form", name, "--locked", *arguments)


def test_files_that_are_refused(place):
    make(place)
    for name, arguments in (("check", ["gone.yaml"]), ("waivers", ["gone.yaml"]), ("repair", ["gone.yaml"]),
                            ("impact", ["--set", "role_and_goals.coreness=core", "gone.yaml"]),
                            ("compare", ["gone.yaml", "samp.yaml"]), ("compare", ["samp.yaml", "gone.yaml"]),
                            ("check", ["--files-from", "gone"]), ("check", ["--waivers", "gone", "samp.yaml"]),
                            ("check", ["--baseline", "gone", "samp.yaml"])):
        document(place, 2, "o such file", name, *arguments)
    write(place, "bad.yaml", "a: [\n")
    for name, arguments in (("repair", ["bad.yaml"]), ("impact", ["--set", "role_and_goals.coreness=core", "bad.yaml"]),
                            ("compare", ["bad.yaml", "samp.yaml"]), ("waivers", ["bad.yaml"])):
        document(place, 3, "", name, *arguments)
    document(place, 2, "there is no rule", "check", "--option", "NO-1.x=1", "samp.yaml")
    document(place, 2, "there is no", "repair", "--keep", "nonsense", "samp.yaml")
    document(place, 2, "there is no alternative", "repair", "--apply", "77", "samp.yaml")
    document(place, 2, "", "impact", "--set", "nonsense=1", "samp.yaml")
    document(place, 2, "there is no budget", "audit", "--budget", "nonsense=1")
    document(place, 2, "there is no rule, attribute or element", "explain", "nonsense")


def test_what_was_applied(place):
    """The document of repair --apply, and its text in color: attributes, those of an account, and a waiver that covers nothing now."""
    waiver = " # samplint: waive FIT-12 until 2099-03-31 by program director because it is measured from spring on"
    block = f"value_creation:\n    quantified: false{waiver}\n    communication: regular"
    text = compact.replace("value_creation: { quantified: true, communication: regular }", block)
    account = "accounts:\n  - { name: N, account_performance_management: { value_creation: { quantified: false } } }\n"
    path = "account_performance_management.value_creation.quantified"
    write(place, "samp.yaml", text)
    done = run(place, "repair", "--apply", "1", "--format", "json", "samp.yaml")
    found = json.loads(done.stdout)
    faults = [error.message for error in validator_of("compare").iter_errors(found)]
    if done.returncode != 0 or faults or [waiver["location"]["line"] for waiver in found["waivers"]] != [
            1 + text[:text.index("# samplint")].count("\n")]:
        fail(done, faults)
    write(place, "samp.yaml", text)
    done = run(place, "repair", "--apply", "1", "--color", "always", "samp.yaml")
    place_of_waiver = "{path}:{line}:{column}".format(**found["waivers"][0]["location"])
    if done.stdout.decode().replace("\x1b[1m\x1b[0m", "") != (
            f"\x1b[1msamp.yaml\x1b[0m: written\n  {path}: \x1b[32mtrue\x1b[0m (was false)\n"
            "\x1b[1msamp.yaml\x1b[0m: \x1b[32mcongruent\x1b[0m\n\npractices newly shown:\n"
            "  \x1b[1mAPM-2\x1b[0m  Value created for the customer is quantified and communicated regularly\n"
            f"{place_of_waiver}: the waiver in this line: {found['waivers'][0]['message']}\n"):
        fail(done, "is not that text")
    write(place, "samp.yaml", compact + account)
    done = run(place, "repair", "--apply", "1", "--color", "always", "samp.yaml")
    if done.stdout.decode().splitlines()[1] != f"  \x1b[1mN\x1b[0m: {path}: \x1b[32mtrue\x1b[0m (was false)":
        fail(done, "is not that line")


READERS = {"json": json.loads, "sarif": json.loads, "gitlab": json.loads, "junit": ElementTree.fromstring,
           "ndjson": lambda text: [json.loads(line) for line in text.splitlines()]}
WITHOUT_READER = {"text", "github", "compact"}  # they are lines


def test_other_formats_are_whole(place):
    if set(READERS) | WITHOUT_READER != set(report_formats(command)):
        raise AssertionError(f"a format has neither a reader nor none: {report_formats(command)}")
    make(place)
    write(place, "rules/X-1.lua", BAD_RULE)
    write(place, ".samplint.yaml", "nonsense: 1\n")
    for arguments in (["--files-from", "gone"], ["--rules", "rules", "samp.yaml"], ["gone.yaml"], ["samp.yaml"],
                      ["--settings", "gone", "samp.yaml"]):
        for form, read in READERS.items():
            done = run(place, "check", "--format", form, *arguments)
            try:
                read(done.stdout)
            except (ValueError, ElementTree.ParseError) as error:
                fail(done, f"{form}: {error}")
    for arguments in (["rules"], ["nowhere"], ["--budget", "nonsense=1"], ["--budget", "memory=1", "rules"]):
        done = run(place, "test", "--format", "junit", *arguments)
        ElementTree.fromstring(done.stdout)
        done = run(place, "test", "--format", "tap", *arguments)
        if not done.stdout.startswith(b"TAP version 13\n1.."):
            fail(done, "is not TAP")
        document(place, done.returncode, "", "test", *arguments)


# ---- zero bytes -------------------------------------------------------------------------------------------------


def expect_tail(done, *tails):
    """What stands behind a zero byte is told, too, and the byte itself by its number."""
    for tail in tails:
        if tail.encode() not in done.stdout:
            fail(done, f"{tail} is cut off")
    if b"\0" in done.stdout + done.stderr:
        fail(done, "a zero byte")


def test_a_zero_byte_in_messages_of_rules(place):
    write(place, "samp.yaml", compact)
    write(place, "rules/X-1.lua", RULE.replace("title = TEXT", 'title = "t"').replace(
        "TEXT", r'"head\0tail-of-it"').replace("rationale = ", "rationale = ").replace("head", "head"))
    for form in report_formats(command):
        expect_tail(run(place, "check", "--format", form, "--rules", "rules", "samp.yaml"), "tail-of-it")
    expect_tail(run(place, "explain", "--rules", "rules", "X-1"), "tail-of-it")
    expect_tail(run(place, "explain", "--format", "markdown", "--rules", "rules", "X-1"), "tail-of-it")


def test_a_zero_byte_in_programs_and_settings(place):
    write(place, "samp.yaml", compact + '"key\\0tail-of-key": 1\nprogram_: "x\\0y"\n')
    for form in report_formats(command):
        expect_tail(run(place, "check", "--format", form, "samp.yaml"), "tail-of-key")
    write(place, "samp.yaml", compact + 'accounts: [{ name: "A\\0tail-of-name", nonsense: 1 }]\n')
    for form in report_formats(command):
        expect_tail(run(place, "check", "--format", form, "samp.yaml"), "tail-of-name")
    for settings in ('"key\\0tail-of-key": 1', 'rules: { "X\\0tail-of-key": { off: x } }',
                     'severity: { misfit: "error\\0tail-of-key" }\nrules: { "Y\\0tail-of-key": {} }'):
        write(place, ".samplint.yaml", settings + "\n")
        expect_tail(run(place, "check", "samp.yaml"), "tail-of-key")


def test_a_zero_byte_ends_no_path(place):
    write(place, "samp.yaml", compact)
    write(place, "w.yaml", "[]\n")
    write(place, "rules/X-1.lua", GOOD_RULE)
    for settings in ('waivers: "w.yaml\\0x"', 'rule_folders: ["rules\\0x"]', 'baseline: "w.yaml\\0x"',
                     'packs: [{ path: "rules\\0x", version: ">=1" }]'):
        write(place, ".samplint.yaml", settings + "\n")
        done = run(place, "check", "samp.yaml")
        if done.returncode != 2 or b"a path has no zero byte" not in done.stdout:
            fail(done, "a path was cut off")
    write(place, ".samplint.yaml", 'leave_out: ["samp.yaml\\0x"]\n')
    done = run(place, "check")
    if done.returncode or b"1 congruent" not in done.stdout:
        fail(done, "a pattern was cut off")


def main():
    global command, root, compact
    command, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    compact = (root / "tests/golden/compact.yaml").read_text(encoding="utf-8")
    sys.exit(run_suite(globals(), fresh_place))


if __name__ == "__main__":
    main()
