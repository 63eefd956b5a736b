#!/usr/bin/env python3
"""Whether every format says what JSON says, as tools read it that are not ours.

    /usr/bin/python3 tests/integration/formats.py COMMAND [NPM]

Each format is read as its readers read it: XML by xmllint and a schema, the code quality report by a schema after GitLab's
documentation, workflow commands by the rules that GitHub gives. With NPM, a folder for packages of npm, SARIF is read too: by the
schema that Microsoft publishes with its multitool, and by the multitool itself, which is installed there at first.
"""

import collections
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

import jsonschema

from suite import report_formats

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COMPACT = (ROOT / "tests/golden/compact.yaml").read_text(encoding="utf-8")
MISFIT = COMPACT.replace("coreness: core", "coreness: peripheral").replace("joint_development: occasional",
                                                                                  "joint_development: continuous")
CODE_QUALITY = json.loads((HERE / "codequality.schema.json").read_text(encoding="utf-8"))
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
TIMEOUT_SECONDS = 120
MULTITOOL = "node_modules/@microsoft/sarif-multitool-linux"
# The tool has no page of its own that it could name.
MULTITOOL_MAY_SAY = {"SARIF2005"}

command = ""

# What each format has in common with the findings of JSON.
Finding = collections.namedtuple("Finding", "rule severity path line column")


def run(place, *arguments):
    return subprocess.run([command, "check", *arguments], cwd=place, env=ENVIRONMENT, capture_output=True, timeout=TIMEOUT_SECONDS,
                          stdin=subprocess.DEVNULL, check=False)


def equal(found, expected, what):
    if found != expected:
        raise AssertionError(f"{what}: found {found!r}, expected {expected!r}")


def same_findings(found, expected, what):
    found, expected = collections.Counter(found), collections.Counter(expected)
    if found != expected:
        raise AssertionError(f"{what}: too many {list(found - expected)[:5]}, too few {list(expected - found)[:5]}")


def unique(values, what):
    repeated = [value for value, count in collections.Counter(values).items() if count > 1]
    equal(repeated, [], f"{what} that come more than once")


def validate(value, schema, what):
    validator = jsonschema.validators.validator_for(schema)(schema)
    problems = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]
    equal(problems[:5], [], what)


# ---- what is checked --------------------------------------------------------------------------------------------


def write(place, name, text):
    path = os.path.join(os.fsencode(place), name if isinstance(name, bytes) else name.encode())
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text.encode())


def hostile(place):
    """Names of files and texts in them that mean something to some reader."""
    for name in ("with blank/samp.yaml", "quo\"te'/samp.yaml", "line\nbreak/samp.yaml", "100%25/samp.yaml", "a,b:c;d/samp.yaml",
                 "::error file=x,line=1::y/samp.yaml", "##[error]x/samp.yaml", "<&>]]>/samp.yaml", "größe-名/samp.yaml",
                 "#fragment?query/samp.yaml", "back\\slash/samp.yaml", b"not-utf8-\xff/samp.yaml"):
        write(place, name, MISFIT)
    keys = ('"%0A::error::x"', '"a\\nb"', '"<!--"', '"]]>"', '"\\uFFFE and \\uFFFF"', '"\\0"', '"\\e[31m"', "größe", '"a, b: c"')
    write(place, "keys.samp.yaml", MISFIT + "".join(f"{key}: 1\n" for key in keys))
    return ["."]


def repeated(place):
    """Findings that have one fingerprint: in several documents of a file, and in several files."""
    write(place, "a.samp.yaml", "---\n".join([MISFIT] * 3))
    write(place, "b.samp.yaml", MISFIT)
    write(place, "c/d.samp.yaml", "# moved\n" + MISFIT)
    return ["./c", "."]


def problems(place):
    write(place, "samp.yaml", MISFIT)
    write(place, "firm/BAD-1.lua", "return rule {\n  id = \"BAD-1\",\n  kind = \"none\",\n}\n")
    write(place, "firm/BAD-2.lua", "no rule")
    return ["--rules", "firm", "--option", "APD-2.nothing=1", "samp.yaml", "gone.yaml"]


def unreadable(place):
    write(place, "a.samp.yaml", "samp: [")
    write(place, "b.samp.yaml", "just: this\n")
    write(place, "c.samp.yaml", "samp: 1\nrole_and_goals: { coreness: cor }\n")
    return ["."]


def nothing(place):
    return ["gone.yaml"]


def congruent(place):
    write(place, "samp.yaml", COMPACT)
    return ["samp.yaml"]


def settled(place):
    """A finding that is waived, one that is in the baseline, and one that is new."""
    waiver = "joint_development: continuous # samplint: waive FIT-02 until 2999-12-31 by the owner because money is there"
    write(place, "a.samp.yaml", MISFIT.replace("joint_development: continuous", waiver))
    write(place, "b.samp.yaml", MISFIT)
    subprocess.run([command, "baseline", "b.samp.yaml"], cwd=place, env=ENVIRONMENT, capture_output=True, check=True)
    write(place, "c.samp.yaml", MISFIT.replace("samp: 1", "samp: 1\nunknown: 1"))
    return ["--baseline", ".samplint-baseline", "."]


def of_repository(*paths):
    def make(place):
        for path in paths:
            shutil.copytree(ROOT / path, place / path, symlinks=True)
        return [*paths]
    make.__name__ = " ".join(paths)
    return make


CASES = [hostile, repeated, problems, unreadable, settled, nothing, congruent, of_repository("examples/misfits", "examples/framing-missing"),
         of_repository("examples/large-portfolio"), of_repository("tests/golden/accounts-files-bad"),
         of_repository("tests/golden/documents", "examples/policy")]


# ---- formats ----------------------------------------------------------------------------------------------------


def relative(path):
    return re.sub("^(?:[.]/)+", "", path or "")


def shown(text):
    """As every output for people shows a text: control characters by their numbers."""
    return re.sub("[\0-\x1f\x7f]", lambda match: f"\\u{{{ord(match[0]):04X}}}", text)


def finding_of_json(finding):
    place = finding["location"]
    return Finding(finding["rule"], finding["severity"], relative(place["path"]), place["line"], place["column"])


def findings_of(report):
    return [finding for program in report["programs"] for finding in program["findings"]]


def listed_of(report):
    """What is to be acted upon: all but what is waived or in a baseline."""
    return [finding for finding in findings_of(report) + report["problems"] if finding.get("standing", "open") == "open"]


def check_ndjson(text, report, _):
    lines = [json.loads(line) for line in text.splitlines()]
    kinds = [line.pop("type") for line in lines]
    expected = ["program"] * len(report["programs"]) + ["problem"] * len(report["problems"]) + ["summary"]
    equal(kinds, expected, "lines")
    last = lines.pop()
    equal((last.pop("schema_version"), last.pop("tool")), (report["schema_version"], report["tool"]), "tool")
    equal(last, report["summary"], "summary")
    equal(lines, report["programs"] + report["problems"], "lines")


def check_compact(text, report, _):
    lines = [re.fullmatch(r"(.*?):([0-9]+):([0-9]+): (error|warning|info) (\S+) (.+)", line) for line in text.splitlines()]
    equal(lines.count(None), 0, "lines of another shape")
    found = [Finding(line[5], line[4], relative(line[1]), int(line[2]), int(line[3])) for line in lines]
    expected = []
    for finding in map(finding_of_json, listed_of(report)):
        expected.append(finding._replace(path=shown(finding.path or "samplint"), line=finding.line or 1, column=finding.column or 1))
    same_findings(found, expected, "findings")


def unescape(text, codes):
    """As the runner does it: one replacement behind the other, that of the percent sign last."""
    for code in codes:
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def check_github(text, report, _):
    """A command is a line `::name key=value,key=value::message`; everything else is only shown."""
    found, plain = [], []
    for line in text.splitlines():
        match = re.fullmatch("::(error|warning|notice) (.*?)::(.*)", line)
        if not match:
            plain.append(line)
            continue
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        properties = {key: unescape(value, ("%0D", "%0A", "%3A", "%2C", "%25")) for key, value in properties.items()}
        equal(set(properties) - {"file", "line", "col", "endLine", "endColumn", "title"}, set(), "unknown properties")
        equal("col" in properties, properties.get("line", 0) == properties.get("endLine", 1), "columns are of one line")
        message = unescape(match[3], ("%0D", "%0A", "%25"))
        severity = {"notice": "info"}.get(match[1], match[1])
        rule = properties["title"].split(":")[0]
        found.append((Finding(rule, severity, properties.get("file", ""), int(properties.get("line", 0)), 0), message[:20]))
    equal(len(plain), 1 if report["programs"] else 0, "lines that are shown")
    equal([line for line in plain if "::" in line or "##[" in line], [], "commands in them")
    same_findings(found, [(finding_of_json(finding)._replace(column=0), shown(finding["message"])[:20])
                          for finding in listed_of(report)], "annotations")


def check_gitlab(text, report, _):
    entries = json.loads(text)
    validate(entries, CODE_QUALITY, "schema")
    unique([entry["fingerprint"] for entry in entries], "fingerprints")
    found = [(entry["check_name"], entry["location"]["path"], entry["location"]["lines"]["begin"]) for entry in entries]
    findings = map(finding_of_json, listed_of(report))
    same_findings(found, [(finding.rule, finding.path or "samplint", finding.line or 1) for finding in findings], "entries")


def check_junit(text, report, place):
    (place / "report.xml").write_bytes(text)
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", str(HERE / "junit.xsd"), "report.xml"], cwd=place,
                          capture_output=True, text=True, check=False)
    equal(done.returncode, 0, f"xmllint says: {done.stderr[:500]}")
    suites = list(xml.etree.ElementTree.fromstring(text))
    equal(len(suites), len(report["programs"]) + len(report["problems"]), "suites")
    for suite in suites:
        for name, count in {"tests": "testcase", "failures": ".//failure", "errors": ".//error", "skipped": ".//skipped"}.items():
            equal(suite.get(name), str(len(suite.findall(count))), f"{name} of {suite.get('name')}")
        unique([(case.get("classname"), case.get("name")) for case in suite.iter("testcase")], "cases")
    for program, suite in zip(report["programs"], suites):
        check_suite(program, suite)


def check_suite(program, suite):
    """Failures and errors are the rules and words of the program's findings, but for those that only observe; what waits
    is skipped."""
    told = [finding for finding in program["findings"] if finding.get("standing", "open") == "open"]
    observed = ("undetermined", "shortfall", "advice")
    told = [finding for finding in told if finding["severity"] == "error"
            or (finding["severity"] == "warning" and finding["kind"] not in observed)]
    wrong = [case for case in suite.iter("testcase") if case.find("failure") is not None or case.find("error") is not None]
    names = {case.get("name").split(":")[0] for case in wrong}
    if not program["path"].startswith("keys"):  # whose keys cannot stand in XML as they are
        equal(names, {finding["rule"] for finding in told}, f"rules that failed in {program['path']}")
    equal(sum(len(case[0].text.split("\n")) > 1 for case in wrong), len(wrong), "failures with their places")
    waiting = {outcome["rule"] for outcome in program["undetermined"]} - names
    skipped = {case.get("name").split(":")[0] for case in suite.iter("testcase")
               if case.find("skipped") is not None and case.find("skipped").get("message").startswith("waits for ")}
    equal(skipped, waiting, f"rules that wait in {program['path']}")


LEVELS = {"error": "error", "warning": "warning", "note": "info"}


def sarif_place(location):
    artifact = location["physicalLocation"]["artifactLocation"]
    equal(artifact.get("uriBaseId"), "%SRCROOT%", f"base of {artifact['uri']}")
    equal(urllib.parse.urlsplit(artifact["uri"])[:2], ("", ""), "scheme and host of a relative URI")
    region = location["physicalLocation"].get("region", {})
    path = urllib.parse.unquote_to_bytes(artifact["uri"]).decode("utf-8", "backslashreplace").replace("\\xff", "\\xFF")
    return path, *(region.get(key, 0) for key in ("startLine", "startColumn", "endLine", "endColumn"))


def json_place(place):
    return relative(place["path"]), place["line"], place["column"], place["end_line"], place["end_column"]


def check_sarif(text, report, place):
    log = json.loads(text)
    validate(log, json.loads((npm / MULTITOOL / "sarif-2.1.0.json").read_text(encoding="utf-8")), "schema")
    multitool(text, place)
    (one,) = log["runs"]
    rules, results = one["tool"]["driver"]["rules"], one["results"]
    unique([rule["id"] for rule in rules], "rules")
    equal([rules[result["ruleIndex"]]["id"] for result in results], [result["ruleId"] for result in results], "ruleIndex")
    expected = findings_of(report)
    equal(len(results), len(expected), "results")
    for result, finding in zip(results, expected):
        equal((result["ruleId"], LEVELS[result["level"]]), (finding["rule"], finding["severity"]), "result")
        equal([sarif_place(location) for location in result["locations"]], [json_place(finding["location"])], "place")
        equal([sarif_place(location) for location in result.get("relatedLocations", [])],
              [json_place(related["location"]) for related in finding["related"]], "related places")
        equal(result["partialFingerprints"]["samplintFingerprint/v1"][:16], finding["fingerprint"], "fingerprint")
    equal(["suppressions" in result for result in results], [finding.get("standing") == "waived" for finding in expected],
          "suppressions")
    unique([(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], *result["partialFingerprints"].values())
            for result in results], "fingerprints of a file")
    (invocation,) = one["invocations"]
    notes = [note["descriptor"]["id"] for note in invocation["toolExecutionNotifications"]]
    equal(notes, [problem["rule"] for problem in report["problems"]], "notifications")
    equal(invocation["executionSuccessful"], not report["problems"], "executionSuccessful")


def multitool(text, place):
    """Microsoft's own rules for SARIF, and those of what GitHub takes, may find no error and no warning."""
    (place / "log.sarif").write_bytes(text)
    done = subprocess.run([str(npm / MULTITOOL / "Sarif.Multitool"), "validate", "log.sarif", "--rule-kind", "Sarif;Ghas", "--level",
                           "Error;Warning", "-o", "validation.sarif", "--log", "ForceOverwrite"],
                          cwd=place, env={**ENVIRONMENT, "HOME": str(place)}, capture_output=True, text=True,
                          timeout=TIMEOUT_SECONDS, check=False)
    if not (place / "validation.sarif").exists():
        raise AssertionError(f"the multitool did not run: {done.stdout}{done.stderr}")
    said = json.loads((place / "validation.sarif").read_text(encoding="utf-8-sig"))["runs"][0]
    problems = [f"{result['ruleId']}: {result['message']}" for result in said.get("results", [])
                if result["ruleId"] not in MULTITOOL_MAY_SAY]
    equal(problems[:5], [], "what the multitool says")
    for invocation in said.get("invocations", []):
        equal(invocation["executionSuccessful"], True, "run of the multitool")


FORMATS = {"ndjson": check_ndjson, "compact": check_compact, "github": check_github, "gitlab": check_gitlab, "junit": check_junit}


# ---- the run ----------------------------------------------------------------------------------------------------

npm = pathlib.Path()


def find_multitool(folder):
    """Where npm has put it: the package of this platform itself, since the one around it calls a shell."""
    tool = folder / MULTITOOL / "Sarif.Multitool"
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    return folder


def check_case(make, formats):
    with tempfile.TemporaryDirectory() as parent:
        place = pathlib.Path(parent) / "case"
        place.mkdir()
        (pathlib.Path(parent) / ".git").mkdir()
        arguments = make(place)
        plain = run(place, "--format", "json", *arguments)
        report = json.loads(plain.stdout)
        for name, check in formats.items():
            done = run(place, "--format", name, *arguments)
            try:
                equal((done.returncode, done.stderr), (plain.returncode, plain.stderr), "exit code and messages")
                check(done.stdout.decode("utf-8") if name in ("compact", "github") else done.stdout, report, pathlib.Path(parent))
            except AssertionError as error:
                yield f"{make.__name__} as {name}: {error}"


def main():
    global command, npm
    command = str(pathlib.Path(sys.argv[1]).resolve())
    formats = FORMATS
    if formats.keys() | {"text", "json", "sarif"} != set(report_formats(command)):
        print(f"a format has no check here: {report_formats(command)}")
        return 1
    if len(sys.argv) > 2:
        npm = find_multitool(pathlib.Path(sys.argv[2]).resolve())
        formats = {"sarif": check_sarif}
    problems = [problem for make in CASES for problem in check_case(make, formats)]
    print(*problems, f"{len(CASES)} cases, {len(formats)} formats, {len(problems)} problems", sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
