#!/usr/bin/env python3
"""Waivers and baselines over time: days, runs over part, renamed files, merges of two branches.

    /usr/bin/python3 tests/integration/waivers.py COMMAND
"""

import contextlib
import json
import os
import pathlib
import subprocess
import sys

from suite import fresh_place, run_suite

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COMPACT = (ROOT / "tests/golden/compact.yaml").read_text(encoding="utf-8")
UNCOUNTED = COMPACT.replace("quantified: true", "quantified: false")
PROMISING = COMPACT.replace("coreness: core", "coreness: peripheral").replace("escalation: formal", "escalation: informal")
PROMISING = PROMISING.replace("joint_development: occasional", "joint_development: continuous")
UNTIL = "until 2027-03-31 by account director because it is counted from spring on"
WAIVED = UNCOUNTED.replace("pricing_logic: value_based", f"pricing_logic: value_based # samplint: waive FIT-12 {UNTIL}")
COMMAND = sys.argv[1] if len(sys.argv) > 1 else ""


def run(*arguments, epoch=None):
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    if epoch is not None:
        environment["SOURCE_DATE_EPOCH"] = str(epoch)
    return subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False)


def report(*arguments, **options):
    done = run("check", "--format", "json", *arguments, **options)
    return done.returncode, json.loads(done.stdout)


def standings(found):
    """By program and rule."""
    return {(program["path"], finding["rule"]): finding["standing"]
            for program in found["programs"] for finding in program["findings"]}


def write(path, content):
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(path).write_text(content, encoding="utf-8")


def expect(wanted, found, what):
    if wanted != found:
        raise AssertionError(f"{what}: expected {wanted!r}, found {found!r}")


def git(*arguments):
    return subprocess.run(["git", *arguments], capture_output=True, text=True, timeout=60, check=False)


# ---- waivers --------------------------------------------------------------------------------------------------------


def test_days():
    write("samp.yaml", WAIVED)
    last_second, next_second = 1806537599, 1806537600  # of 2027-03-31, and what follows, in UTC
    key = ("samp.yaml", "FIT-12")
    expect("waived", standings(report(".", epoch=last_second)[1])[key], "on the last day")
    expect("open", standings(report(".", epoch=next_second)[1])[key], "on the day after")
    expect("waived", standings(report("--today", "2027-03-31", ".", epoch=next_second)[1])[key], "--today over all")
    expect(0, report("--today", "2027-03-31", ".")[0], "exit code with a waiver")
    expect(1, report("--today", "2027-04-01", ".")[0], "exit code behind it")
    for wrong in ("2027-02-29", "2027-3-1", "31.03.2027", "", "today"):
        expect(2, run("check", "--today", wrong, ".").returncode, f"--today {wrong}")
    for wrong in ("x", "-1", "1.5", "99999999999999999999"):
        expect(2, run("check", ".", epoch=wrong).returncode, f"SOURCE_DATE_EPOCH {wrong}")


def test_expiring():
    write("samp.yaml", WAIVED)
    expect(0, run("waivers", "--today", "2027-03-01", "--expiring", "29", ".").returncode, "not within 29 days")
    expect(1, run("waivers", "--today", "2027-03-01", "--expiring", "30", ".").returncode, "within 30 days")
    expect(0, run("waivers", "--today", "2027-03-01", ".").returncode, "all")
    expect(1, run("waivers", "--today", "2027-04-01", ".").returncode, "expired")


def test_part_does_not_complain():
    write("north/samp.yaml", UNCOUNTED)
    write("south/samp.yaml", COMPACT)
    entry = ("- rule: FIT-12\n  program: '{}'\n  path: account_specific_value_proposition\n  reason: counted soon\n"
             "  owner: account director\n  expires: 2027-03-31\n")
    write("waivers.yaml", entry.format("north/samp.yaml") + entry.format("south/samp.yaml") + entry.format("*/samp.yaml"))
    arguments = ("--today", "2027-01-01", "--waivers", "waivers.yaml")

    def words(*paths):
        return [problem["rule"] for problem in report(*arguments, *paths)[1]["problems"]]

    expect([], words("north"), "a part in which the waivers cover something")
    expect(["unused-waiver"], words("south"), "a part in which one covers nothing")
    expect(["unused-waiver"], words("."), "all")
    write("north/samp.yaml", COMPACT)
    expect(["unused-waiver"], words("north"), "the pattern is about other programs, too")
    expect(["unused-waiver"] * 3, words("."), "now it covers nothing anywhere")


def test_shared_by_settings():
    """One file of waivers, and programs with settings of their own."""
    write("waivers.yaml", "- rule: FIT-12\n  program: '*/samp.yaml'\n  path: account_specific_value_proposition\n"
                          "  reason: counted soon\n  owner: account director\n  expires: 2027-03-31\n")
    for folder in ("north", "south"):
        write(f"{folder}/samp.yaml", UNCOUNTED)
        write(f"{folder}/.samplint.yaml", "waivers: ../waivers.yaml\n")
    code, found = report("--today", "2027-01-01", ".")
    expect((0, []), (code, found["problems"]), "both")
    expect(2, found["summary"]["findings"]["waived"], "waived")
    listed = json.loads(run("waivers", "--today", "2027-01-01", "--format", "json", ".").stdout)["waivers"]
    expect([("active", 2)], [(waiver["state"], waiver["covered"]) for waiver in listed], "listed once")


def test_same_bytes_with_several_workers():
    entry = ("- rule: {}\n  program: '{}'\n  path: account_performance_management\n  reason: counted soon\n"
             "  owner: account director\n  expires: 2027-03-31\n")
    for i in range(40):
        write(f"p{i:02}/samp.yaml", UNCOUNTED if i % 3 else WAIVED)
    write("waivers.yaml", entry.format("APM-2", "p*/samp.yaml") + entry.format("FIT-21", "p*/samp.yaml")
          + entry.format("FIT-12", "p39/samp.yaml") + entry.format("FIT-12", "p99/samp.yaml")
          + entry.format("FIT-12", "p38/samp.yaml") + "  account: nobody\n")
    run("baseline", "--today", "2027-01-01", "--waivers", "waivers.yaml", "p10", "p20", "p30")
    os.rename("p20", "p50")
    arguments = ("check", "--today", "2027-01-01", "--waivers", "waivers.yaml", "--baseline", ".samplint-baseline")
    one = run(*arguments, "--jobs", "1", ".")
    expect(True, "unused-waiver" in one.stdout and "misspelled-waiver" in one.stdout, "what is wrong")
    expect(True, "no account" in one.stdout, "an account that is not there")
    expect(True, "baselined" in one.stdout, "what is known")
    for jobs in ("2", "3", "5"):
        again = run(*arguments, "--jobs", jobs, ".")
        expect((one.returncode, one.stdout, one.stderr), (again.returncode, again.stdout, again.stderr), f"--jobs {jobs}")


# ---- baselines ------------------------------------------------------------------------------------------------------


def known(*paths, code=0):
    found = report("--baseline", ".samplint-baseline", *paths)
    expect(code, found[0], f"exit code of {paths}")
    return {key for key, standing in standings(found[1]).items() if standing == "baselined"}, found[1]


def test_renamed():
    write("old/samp.yaml", UNCOUNTED)
    write("other/samp.yaml", PROMISING)
    expect(0, run("baseline").returncode, "writing")
    before = pathlib.Path(".samplint-baseline").read_text(encoding="utf-8")
    os.rename("old", "new name")
    found, whole = known(".")
    expect({("new name/samp.yaml", "FIT-12"), ("new name/samp.yaml", "APM-2"), ("other/samp.yaml", "FIT-02"),
            ("other/samp.yaml", "OI-3")}, found, "renamed")
    expect(0, whole["summary"]["baseline_gone"], "gone")
    expect(0, run("baseline", "--prune").returncode, "pruning")
    after = pathlib.Path(".samplint-baseline").read_text(encoding="utf-8")
    expect(before.replace("old/", "new name/"), after, "the new name")
    write("copy/samp.yaml", UNCOUNTED)
    known(".", code=1)


def test_part_keeps_the_rest():
    write("north/samp.yaml", UNCOUNTED)
    write("south/samp.yaml", PROMISING)
    run("baseline")
    write("north/samp.yaml", COMPACT)
    write("south/samp.yaml", COMPACT)
    expect(2, known("north")[1]["summary"]["baseline_gone"], "gone in the part")
    expect(0, run("baseline", "--prune", "north").returncode, "pruning a part")
    left = pathlib.Path(".samplint-baseline").read_text(encoding="utf-8")
    expect((0, 2), (left.count("north/"), left.count("south/")), "what is left")
    expect(0, run("baseline", "north").returncode, "writing a part")
    expect(left, pathlib.Path(".samplint-baseline").read_text(encoding="utf-8"), "the rest stays")


def test_merge():
    """Two branches add findings, and neither hears of the other."""
    write("samp.yaml", (ROOT / "examples/misfits/samp.yaml").read_text(encoding="utf-8"))
    write("a/samp.yaml", COMPACT)
    write("b/samp.yaml", COMPACT)
    run("baseline", "--output", "base")
    for branch, folder, text in (("ours", "a", PROMISING), ("theirs", "b", UNCOUNTED)):
        write(f"{folder}/samp.yaml", text)
        pathlib.Path(branch).write_bytes(pathlib.Path("base").read_bytes())
        expect(0, run("baseline", "--output", branch).returncode, branch)
        write(f"{folder}/samp.yaml", COMPACT)
    expect(0, git("merge-file", "ours", "base", "theirs").returncode, "conflicts")
    write("a/samp.yaml", PROMISING)
    write("b/samp.yaml", UNCOUNTED)
    expect(0, report("--baseline", "ours", ".")[0], "the merged baseline")
    run("baseline", "--output", "anew")
    expect(pathlib.Path("anew").read_bytes(), pathlib.Path("ours").read_bytes(), "as if it were written at once")


def test_merge_of_both_sides():
    """With the line that the documentation gives for .gitattributes, what meets at one place merges, too."""
    line = next(line.strip() for line in (ROOT / "docs/waivers.md").read_text(encoding="utf-8").splitlines()
                if "merge=union" in line and line.startswith(" "))
    write(".gitattributes", line + "\n")
    write("first/samp.yaml", UNCOUNTED)
    git("init", "-q", "-b", "main")
    run("baseline")
    git("add", ".")
    git("commit", "-qm", "base")
    for branch in ("left", "right"):
        git("checkout", "-q", "-b", branch, "main")
        write(f"{branch}/samp.yaml", UNCOUNTED)
        expect(0, run("baseline").returncode, branch)
        git("add", ".")
        git("commit", "-qm", branch)
    git("merge", "-q", "left", "-m", "merge")
    code, found = report("--baseline", ".samplint-baseline")
    expect(0, code, "nothing is new")
    expect({"first", "left", "right"}, {str(pathlib.Path(path).parent) for path, _ in standings(found)}, "programs")
    expect({"baselined"}, set(standings(found).values()), "standings")


def test_conflict_is_damage():
    write("samp.yaml", COMPACT)
    write("one", "samplint baseline 1\n0000000000000001\tR\ta\tx\n")
    write("two", "samplint baseline 1\n0000000000000002\tR\ta\tx\n")
    write("base", "samplint baseline 1\n")
    git("merge-file", "one", "base", "two")
    done = run("check", "--baseline", "one", ".")
    expect(2, done.returncode, "exit code")
    expect(True, "one:2:1" in done.stdout and "merge" in done.stdout, "its place")


def test_damage_is_mended_as_the_message_says():
    write("samp.yaml", UNCOUNTED)
    run("baseline")
    with open(".samplint-baseline", "a", encoding="utf-8") as file:
        file.write("cut of")
    for command in (("baseline",), ("check", "--baseline", ".samplint-baseline")):
        done = run(*command)
        expect((2, True), (done.returncode, "delete it and write it anew with samplint baseline" in done.stdout), command[0])
    os.remove(".samplint-baseline")
    expect(0, run("baseline").returncode, "anew")
    expect(0, report("--baseline", ".samplint-baseline")[0], "whole again")


def test_old_one_stays():
    """Where the new one cannot be written, or would not be whole."""
    write("samp.yaml", UNCOUNTED)
    run("baseline")
    before = pathlib.Path(".samplint-baseline").read_bytes()
    write("other.samp.yaml", "samp: 1\nprogram: [\n")
    expect(3, run("baseline").returncode, "a program that is not YAML")
    expect(before, pathlib.Path(".samplint-baseline").read_bytes(), "the old one")
    os.remove("other.samp.yaml")
    expect(2, run("baseline", "--output", "nowhere/baseline").returncode, "no such folder")
    expect(2, run("baseline", "--prune", "--output", "none").returncode, "nothing to prune")
    expect([".samplint-baseline", "samp.yaml"], sorted(os.listdir()), "nothing is left behind")
    os.chmod(".samplint-baseline", 0o640)
    expect(0, run("baseline").returncode, "writing again")
    expect(before, pathlib.Path(".samplint-baseline").read_bytes(), "the same bytes")


def test_waived_is_not_baselined():
    write("samp.yaml", WAIVED)
    expect(0, run("baseline", "--today", "2027-01-01").returncode, "writing")
    expect(False, "FIT-12" in pathlib.Path(".samplint-baseline").read_text(encoding="utf-8"), "a waived finding")
    code, found = report("--today", "2027-04-01", "--baseline", ".samplint-baseline", ".")
    expect((1, "open"), (code, standings(found)[("samp.yaml", "FIT-12")]), "when the waiver ends")


# ---- many -----------------------------------------------------------------------------------------------------------


def room(*arguments, code):
    """The most memory that a run had, in MiB."""
    with open(os.devnull, "wb") as nowhere:
        started = subprocess.Popen([COMMAND, *arguments], env={"LC_ALL": "C.UTF-8"}, stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    expect(code, started.returncode, f"exit code of {arguments}")
    return used.ru_maxrss // 1024


def test_what_cannot_be_read_is_told_of_many_files():
    """By whatever thread it was met."""
    for i in range(200):
        write(f"p{i:03}/samp.yaml", COMPACT)
    gone = [f"p{i:03}/gone.samp.yaml" for i in range(0, 200, 2)]
    for command in ("baseline", "waivers"):
        done = run(command, *gone, ".")
        expect((2, 100), (done.returncode, (done.stdout + done.stderr).count("No such file")), command)
    expect(False, os.path.exists(".samplint-baseline"), "written")


def test_too_many_in_a_program():
    write("samp.yaml", UNCOUNTED + "accounts:\n" + "".join(
        f"- name: A{i} # samplint: waive APM-2 {UNTIL}\n" for i in range(1005)))
    messages = [finding["message"] for finding in report("--today", "2027-01-01", ".")[1]["programs"][0]["findings"]]
    expect(1, sum("more than 1000 waivers" in message for message in messages), "how often it is said")


def test_many_waivers_of_one_finding():
    """What is found of thousands of accounts alike, and is waived for each by itself, takes room for each part, not for all."""
    write("samp.yaml", UNCOUNTED + "accounts:\n- name: A0\n  account_performance_management: &same "
          "{ value_creation: { quantified: false, communication: none } }\n"
          + "".join(f"- name: A{i}\n  account_performance_management: *same\n" for i in range(1, 6000)))
    write("waivers.yaml", "".join(
        f"- {{ rule: APM-2, program: samp.yaml, path: account_performance_management, account: A{i}, reason: counted soon, "
        "owner: account director, expires: 2027-03-31 }\n" for i in range(2500)))
    used = room("check", "--today", "2027-01-01", "--waivers", "waivers.yaml", ".", code=1)
    expect(True, used < 250, f"at most 250 MiB, not {used}")


def test_many_known_of_one_fingerprint():
    """Whether the files of a baseline are still there is asked once, not once a finding."""
    for i in range(600):
        write(f"p{i}/samp.yaml", UNCOUNTED)
    run("baseline", "--output", "one", "p0")
    lines = [line.split("\t") for line in pathlib.Path("one").read_text().splitlines()[1:]]
    write("known", "samplint baseline 1\n" + "".join("\t".join((line[0], line[1], f"p{i % 600}/..{'/.' * (i // 600)}/one", line[3])) + "\n"
                                                    for line in lines for i in range(9000)))
    used = room("check", "--baseline", "known", ".", code=1)
    expect(True, used < 250, f"at most 250 MiB, not {used}")


@contextlib.contextmanager
def in_fresh_place():
    with fresh_place() as (place,), contextlib.chdir(place):
        yield ()


if __name__ == "__main__":
    sys.exit(run_suite(globals(), in_fresh_place))
