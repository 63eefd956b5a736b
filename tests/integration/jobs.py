#!/usr/bin/env python3
"""Several jobs say the same bytes as one, in every format: of misfits, waivers, baselines, accounts in files, rules that fail, files
that cannot be read, and settings of several folders. A build with the thread sanitizer runs this, too: a race has an exit code of its
own.

    /usr/bin/python3 tests/integration/jobs.py COMMAND
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from suite import report_formats

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COMPACT = (ROOT / "tests/golden/compact.yaml").read_text(encoding="utf-8")
UNCOUNTED = COMPACT.replace("quantified: true", "quantified: false")
UNTIL = "until 2027-03-31 by account director because it is counted from spring on"
WAIVED = UNCOUNTED.replace("pricing_logic: value_based", f"pricing_logic: value_based # samplint: waive FIT-12 {UNTIL}")
UNUSED = COMPACT.replace("pricing_logic: value_based", f"pricing_logic: value_based # samplint: waive FIT-12 {UNTIL}")
COMMAND = sys.argv[1] if len(sys.argv) > 1 else ""

# Fails on programs of one kind only, so that some workers meet it and some do not.
FAILING = """return rule { id = "BAD-1", name = "fails-now-and-then", kind = "fit", severity = "warning",
  elements = { "role_and_goals", "organizational_integration" },
  title = "A rule that fails now and then", rationale = "For this test.", source = { { at = "policy" } },
  remediation = "None.",
  check = function(c)
    if c.organizational_integration.escalation:is("informal") then
      return c.role_and_goals.role.nothing.more
    end
  end,
  tests = { { name = "formal", expect = "pass",
    program = "organizational_integration: { escalation: formal }" } } }
"""
WAIVER = ("- rule: {}\n  program: '{}'\n  path: account_performance_management\n  reason: counted soon\n"
          "  owner: account director\n  expires: 2027-03-31\n")


def write(path, content):
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(path).write_text(content, encoding="utf-8")


def run(*arguments):
    environment = dict(os.environ, LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="1798761600")  # 2027-01-01
    environment.pop("GITHUB_ACTIONS", None)
    return subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, timeout=300, check=False)


def told(done):
    return done.returncode, done.stdout, done.stderr


def expect(wanted, found, what):
    if wanted != found:
        raise AssertionError(f"{what}: expected {wanted!r}, found {found!r}")


def write_program(i, path):
    """One of several kinds, each eight in a row or so: that is how many a worker takes at once."""
    accounts = "accounts_from: [accounts/*.yaml]\n"
    kinds = [COMPACT, UNCOUNTED, WAIVED, UNUSED, UNCOUNTED + "---\n" + WAIVED, "a: [\n", "samp: 1\nprogram: 3\n",
             COMPACT.replace("escalation: formal", "escalation: informal"), UNCOUNTED + accounts]
    kind = kinds[i % len(kinds)]
    write(path, kind)
    if kind.endswith(accounts):
        folder = pathlib.Path(path).parent / "accounts"
        write(folder / "a.yaml", "name: North\naccount_performance_management: { value_creation: { quantified: true } }\n")
        write(folder / "b.yaml", "name: South # samplint: waive FIT-12 " + UNTIL + "\n")
        write(folder / "c.yaml", "name: [\n")


def known_paths():
    """Of some of the programs with a misfit."""
    return [str(path) for path in sorted(pathlib.Path().glob("*/p[0-2]*/samp.yaml")) if path.read_text() == UNCOUNTED]


def write_folder():
    for i in range(54):
        write_program(i, f"{('north', 'south', 'west')[i % 4 % 3]}/p{i:02}/samp.yaml")
    write("waivers.yaml", WAIVER.format("APM-2", "*/p*/samp.yaml") + WAIVER.format("FIT-21", "*/p*/samp.yaml")
          + WAIVER.format("FIT-12", "north/p52/samp.yaml") + "  account: nobody\n" + WAIVER.format("FIT-12", "p99/samp.yaml"))
    write("south/rules/BAD-1.lua", FAILING)
    write("north/.samplint.yaml", "waivers: ../waivers.yaml\n")
    write("south/.samplint.yaml", "rule_folders: [rules]\nwaivers: ../waivers.yaml\nbaseline: ../known\n")
    write("west/.samplint.yaml", "severity: { shortfall: info }\nbaseline: ../known\n")
    for i in range(20):
        os.makedirs(f"west/folder{i:02}/samp.yaml")
    paths = [str(path) for path in sorted(pathlib.Path().glob("*/*/samp.yaml"))]
    for i in range(0, 40, 3):
        paths.insert(2 * i, f"{('north', 'south', 'west')[i % 3]}/missing{i}.yaml")
    write("list", "\n".join(paths) + "\n")


def main():
    os.chdir(tempfile.mkdtemp())
    write_folder()
    write("old/samp.yaml", UNCOUNTED)
    expect(0, run("baseline", "--output", "known", "--settings", "west/.samplint.yaml", "old", *known_paths()).returncode,
           "exit code of baseline")
    os.remove("old/samp.yaml")
    for form in report_formats(COMMAND):
        arguments = ("check", "--format", form, "--files-from", "list")
        one = told(run(*arguments, "--jobs", "1"))
        expect(True, len(one[1]) > 1000, f"{form}: how much is said")
        for jobs in ("2", "3", "5"):
            expect(one, told(run(*arguments, "--jobs", jobs)), f"{form} with --jobs {jobs}")
    print("jobs: good")


if __name__ == "__main__":
    main()
