#!/usr/bin/env python3
"""Golden tests: what the command writes, byte for byte.

    /usr/bin/python3 tests/golden/run.py COMMAND [--update | --once] [NAME...]

Each folder beside this file is a case:

    command         the arguments, one line as a shell would split it (no variables, no globs). A line that
                    starts with "root:" is run in the root of the repository; every other one in a fresh
                    copy of the case's folder, without the files named here, that lies in the root of a
                    repository of its own
    make.py         optional: run in that copy first, to make what is better not kept as a file (bytes that
                    are no text, odd names, very long lines). It finds the text of compact.yaml, a congruent
                    program of few lines, in the variable `compact`, and the ids of the built-in rules in `builtin`
    copies          optional: files of other cases that the copy gets, too, a make.py among them; each line is CASE/PATH PATH
    input           optional: standard input, which is empty without it
    expected.out    standard output
    expected.err    standard error
    expected.code   the exit code
    expected.json   optional: standard output of the same command with --format json; standard error and the
                    exit code must be as without. An empty one and --update add it to a case

Every command is run twice and must write the same bytes. JSON is validated against
the schema in share/ that its command has, JSON lines too, and its summary counted again. No path of the machine may occur in an output.

--update writes what came out into the expected files that a case has (and makes the first three for a new
one); look at the difference before you commit it. --once runs each command only once, and not with --format json: it is
for what else is measured in the runs, as by tests/templates/lines.py. NAME limits the run to some cases.
"""

import argparse
import concurrent.futures
import contextlib
import difflib
import functools
import json
import pathlib
import runpy
import shlex
import shutil
import subprocess
import sys
import tempfile

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCHEMAS = {name: json.loads((ROOT / f"share/{name}.schema.json").read_text(encoding="utf-8"))
           for name in ("report", "repair", "audit", "compare", "impact", "rules", "page", "vocabulary", "tests", "waivers", "ndjson", "dry-run")}
# Commands other than check whose schema does not have their name.
SCHEMA_OF = {"test": "tests", "explain": "page"}
# Options of repair that make it write something else; the first of them counts.
SCHEMA_OF_OPTION = {"--dry-run": "dry-run", "--apply": "compare"}
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
KEPT_OUT = ("command", "copies", "input", "expected.*")
TIMEOUT_SECONDS = 60
FORMATS_OF_OTHERS = ("sarif", "gitlab")


class Run:
    """What one run of the command gave."""

    def __init__(self, done):
        self.out, self.err, self.code = done.stdout, done.stderr, b"%d\n" % done.returncode

    def files(self):
        return {"expected.out": self.out, "expected.err": self.err, "expected.code": self.code}

    def same(self, other):
        return self.files() == other.files()


class Case:
    def __init__(self, command, folder):
        line = (folder / "command").read_text(encoding="utf-8").strip()
        self.folder = folder
        self.in_root = line.startswith("root:")
        self.arguments = [command, *shlex.split(line.removeprefix("root:"))]
        self.problems = []

    def file(self, name):
        path = self.folder / name
        return path.read_bytes() if path.exists() else None

    @contextlib.contextmanager
    def place(self):
        """The folder to run in."""
        if self.in_root:
            yield ROOT
            return
        with tempfile.TemporaryDirectory() as parent:
            (pathlib.Path(parent) / ".git").mkdir()  # settings above would hold, too
            place = pathlib.Path(parent) / "case"
            shutil.copytree(self.folder, place, ignore=shutil.ignore_patterns(*KEPT_OUT), symlinks=True)
            for line in (self.file("copies") or b"").decode().splitlines():
                source, target = line.split(" ")
                (place / target).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(HERE / source, place / target)
            script = place / "make.py"
            if script.exists():
                given = {"compact": (HERE / "compact.yaml").read_text(encoding="utf-8"),
                         "builtin": sorted(rule.stem for rule in ROOT.glob("rules/*/*.lua"))}
                with contextlib.chdir(place):
                    runpy.run_path(str(script), init_globals=given)
                script.unlink()
            yield place

    def run_once(self, place, arguments):
        done = subprocess.run(arguments, cwd=place, env=ENVIRONMENT, input=self.file("input") or b"",
                              capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
        for folder in {str(place), str(HERE), str(ROOT), tempfile.gettempdir() + "/"}:
            if folder.encode() in done.stdout + done.stderr:
                self.problems.append(f"a path of this machine is in the output: {folder}")
        return Run(done)

    def run_twice(self, place, arguments):
        """The second run asks every rule every time: neither memory nor chance may change a byte."""
        first = self.run_once(place, arguments)
        again = arguments[:2] + ["--no-memo"] + arguments[2:] if arguments[1:2] == ["check"] else arguments
        if not first.same(self.run_once(place, again)):
            self.problems.append("two runs gave different bytes")
        self.problems += check_output(first.out, arguments)
        return first

    def run(self, once):
        """The expected files as this run would have them; `once`, those of a single run."""
        with self.place() as place:
            if once:
                return self.run_once(place, self.arguments).files()
            plain = self.run_twice(place, self.arguments)
            found = plain.files()
            if self.file("expected.json") is not None:
                found["expected.json"] = self.run_as_json(place, plain)
        return found

    def run_as_json(self, place, plain):
        command, *others = self.arguments
        first = others[:1] if {*others[:1]} & {"check", *SCHEMAS, *SCHEMA_OF} else []
        arguments = [command, *first, "--format", "json", *others[len(first):]]
        written = self.run_twice(place, arguments)
        if not written.out.startswith(b"{"):
            self.problems.append("--format json gave no JSON")
        if (written.err, written.code) != (plain.err, plain.code):
            self.problems.append(f"--format json gave exit code {written.code!r} and the messages {written.err!r}")
        return written.out


def check_output(text, arguments):
    """JSON by its schema; formats of others are checked by integration.formats, by tools of others."""
    name = SCHEMA_OF.get(arguments[1], arguments[1])
    name = next((schema for option, schema in SCHEMA_OF_OPTION.items() if option in arguments), name)
    name = name if name in SCHEMAS else "report"
    form = dict(zip(arguments, arguments[1:])).get("--format")
    if form in FORMATS_OF_OTHERS or not text.startswith(b"{"):
        return []
    if name == "report" and form != "ndjson":
        return check_json(text)
    return check_lines(text, form if form == "ndjson" else name)


def validator_of(name):
    """Schemas refer to each other by the names of their files."""
    files = {f"{other}.schema.json": schema for other, schema in SCHEMAS.items()}
    resolver = jsonschema.RefResolver(f"{name}.schema.json", SCHEMAS[name], store=files)
    return jsonschema.Draft202012Validator(SCHEMAS[name], resolver=resolver)


def check_json(text):
    try:
        report = json.loads(text)
    except ValueError as error:
        return [f"not JSON: {error}"]
    validator = validator_of("report")
    problems = [f"schema: {error.json_path}: {error.message}" for error in validator.iter_errors(report)]
    return problems or check_summary(report)


def check_lines(text, name):
    """A value of JSON a line."""
    validator = validator_of(name)
    try:
        values = [json.loads(line) for line in text.splitlines()]
    except ValueError as error:
        return [f"not JSON: {error}"]
    return [f"schema: {error.json_path}: {error.message}" for value in values for error in validator.iter_errors(value)]


def check_summary(report):
    """What the schema cannot say: that the summary counts what stands above it."""
    programs, summary = report["programs"], report["summary"]
    findings = [finding for program in programs for finding in program["findings"]] + report["problems"]
    open_ones = [finding for finding in findings if finding["standing"] == "open"]
    counted = {word: sum(finding["severity"] == word for finding in open_ones) for word in ("error", "warning", "info")}
    counted |= {word: sum(finding["standing"] == word for finding in findings) for word in ("waived", "baselined")}
    expected = {
        "programs": len(programs),
        "verdicts": {word: sum(program["verdict"] == word for program in programs) for word in summary["verdicts"]},
        "findings": counted,
    }
    problems = [f"the summary's {key} are {summary[key]}, counted {value}" for key, value in expected.items()
                if summary[key] != value]
    rules = summary["rules"]
    if rules["applied"] + len(rules["never_applied"]) != rules["loaded"]:
        problems.append(f"the summary's rules do not add up: {rules}")
    return problems


def readable(text):
    """Lines to compare; JSON is spread over lines, so that a difference is seen."""
    if text.startswith(b"{"):
        with contextlib.suppress(ValueError):
            return json.dumps(json.loads(text), indent=1, ensure_ascii=True).splitlines()
    return [ascii(line)[1:-1] for line in text.decode("utf-8", "backslashreplace").split("\n")]


def difference(name, expected, found):
    if expected is None:
        return [f"{name}: no such file; run with --update"]
    lines = list(difflib.unified_diff(readable(expected), readable(found), f"{name} (expected)", f"{name} (found)",
                                      lineterm=""))
    return lines or [f"{name}: the same values, but not the same bytes"]


def judge(command, update, once, folder):
    """Runs a case. Returns what is wrong with it, line by line."""
    case, lines = Case(command, folder), []
    for name, found in case.run(once).items():
        if update:
            (case.folder / name).write_bytes(found)
        elif case.file(name) != found:
            lines += difference(name, case.file(name), found)
    return lines + case.problems


def main():
    parser = argparse.ArgumentParser(description="Runs the golden tests.")
    parser.add_argument("command", help="the samplint to run")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--update", action="store_true", help="write the expected files anew")
    mode.add_argument("--once", action="store_true", help="run each command only once, and not as JSON")
    parser.add_argument("names", nargs="*", metavar="NAME", help="cases to run; all without one")
    arguments = parser.parse_intermixed_args()
    for schema in SCHEMAS.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    folders = sorted(path.parent for path in HERE.glob("*/command"))
    unknown = set(arguments.names) - {folder.name for folder in folders}
    if unknown or not folders:
        sys.exit(f"no such case: {', '.join(sorted(unknown))}")
    command = str(pathlib.Path(arguments.command).resolve())
    chosen = [folder for folder in folders if not arguments.names or folder.name in arguments.names]
    passed = failed = 0
    with concurrent.futures.ProcessPoolExecutor() as pool:
        found = pool.map(functools.partial(judge, command, arguments.update, arguments.once), chosen)
        for folder, lines in zip(chosen, found, strict=True):
            passed, failed = passed + (not lines), failed + bool(lines)
            if lines:
                print(f"FAIL {folder.name}", *lines, "", sep="\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
