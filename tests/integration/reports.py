#!/usr/bin/env python3
"""Reports to files: several in one run, each whole or not at all, whatever ends the run.

    /usr/bin/python3 tests/integration/reports.py COMMAND
"""

import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import threading
import time

from suite import fresh_place, report_formats, run_suite

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COMPACT = (ROOT / "tests/golden/compact.yaml").read_text(encoding="utf-8")
MISFIT = COMPACT.replace("coreness: core", "coreness: peripheral").replace("joint_development: occasional",
                                                                                  "joint_development: continuous")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 60

command = ""


def run(place, *arguments, environment=None, **others):
    settings = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **others}
    return subprocess.run([command, "check", *arguments], cwd=place, env=ENVIRONMENT | (environment or {}), text=True,
                          timeout=TIMEOUT_SECONDS, check=False, **settings)


def equal(found, expected, what="value"):
    if found != expected:
        raise AssertionError(f"{what}: found {found!r}, expected {expected!r}")


def contains(text, part):
    if part not in text:
        raise AssertionError(f"no {part!r} in {text!r}")


def names(place):
    return sorted(path.name for path in place.iterdir())


def wait_until(holds, what):
    end = time.monotonic() + TIMEOUT_SECONDS
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.01)


# ---- which reports go where -------------------------------------------------------------------------------------


def test_each_report_is_as_it_would_be_alone(place):
    (place / "samp.yaml").write_text(MISFIT)
    formats = [name for name in report_formats(command) if name != "text"]
    pairs = [word for name in formats for word in ("--format", name, "--output", f"report.{name}")]
    done = run(place, *pairs, "--format", "text", "samp.yaml")
    equal((done.returncode, done.stderr), (1, ""))
    for name in formats:
        equal((place / f"report.{name}").read_text(), run(place, "--format", name, "samp.yaml").stdout, name)
    equal(done.stdout, run(place, "samp.yaml").stdout, "text")
    equal(names(place), sorted(["samp.yaml", *(f"report.{name}" for name in formats)]))


def test_an_output_alone(place):
    (place / "samp.yaml").write_text(MISFIT)
    plain = run(place, "samp.yaml").stdout
    for arguments in (["--output", "out"], ["--format=text", "--output=out"]):
        done = run(place, *arguments, "samp.yaml")
        equal((done.returncode, done.stdout, done.stderr), (1, "", ""), str(arguments))
        equal((place / "out").read_text(), plain)
    equal(run(place, "--output", "-", "samp.yaml").stdout, plain)
    equal(run(place, "--format", "json", "--output", "out", "--format", "text", "--output", "-", "samp.yaml").stdout, plain)


def test_reports_that_have_no_place_of_their_own(place):
    (place / "samp.yaml").write_text(COMPACT)
    for arguments, message in {
        ("--format", "json", "--format", "text"): "two reports go to standard output; send one to a file with --output after its --format",
        ("--format", "json", "--output", "-", "--format", "text"):
            "two reports go to standard output; send one to a file with --output after its --format",
        ("--format", "json", "--output", "a", "--format", "text", "--output", "a"): "two reports go to a",
        ("--format", "json", "--output", ""): '--output takes FILE, not ""',
        ("--output", "a", "--format", "json"): "--output belongs to the --format before it, but there is none",
        ("--format", "json", "--output", "a", "--output", "b"):
            "the report in format json has two files; give a --format for each --output",
        ("--output", "a", "--output", "b"): "the report in format text has two files; give a --format for each --output",
    }.items():
        done = run(place, *arguments, "samp.yaml")
        equal((done.returncode, done.stdout, done.stderr),
              (2, "", f"samplint: {message}\nsamplint: see samplint check --help\n"), str(arguments))
    equal(names(place), ["samp.yaml"])


def test_one_place_by_two_names(place):
    """A file that is there, by a link or another path; one to come; standard output."""
    (place / "samp.yaml").write_text(COMPACT)
    (place / "folder").mkdir()
    (place / "there").write_text("old")
    (place / "link").symlink_to("there")
    (place / "hard").hardlink_to(place / "there")
    (place / "way").symlink_to("folder")
    for one, other in (("there", "./there"), ("there", "link"), ("hard", "there"), ("new", "./new"), ("new", "folder/../new"),
                       ("folder/new", "way/new"), ("new", f"{place}/new")):
        done = run(place, "--format", "json", "--output", one, "--format", "text", "--output", other, "samp.yaml")
        equal((done.returncode, done.stderr.splitlines()[0]), (2, f"samplint: two reports go to {one}"), other)
    with open(place / "there", "w", encoding="utf-8") as file:
        done = run(place, "--format", "text", "--format", "json", "--output", "there", "samp.yaml", stdout=file)
    equal((done.returncode, done.stderr.splitlines()[0]), (2, "samplint: two reports go to there"))
    equal((place / "there").read_text(), "")
    apart = ("--format", "json", "--output", "new", "--format", "text", "--output", "folder/new")
    equal(run(place, *apart, "samp.yaml").returncode, 0)


def test_nothing_that_is_said_gets_into_a_file(place):
    """With streams closed, a file must not be taken for one of them."""
    (place / "samp.yaml").write_text(MISFIT)
    report = ("--format", "json", "--output", "whole", "samp.yaml")
    run(place, *report)
    whole = (place / "whole").read_text()
    for close in ((0,), (1,), (2,), (1, 2), (0, 1, 2)):
        done = run(place, "--format", "json", "--output", "out", "--format", "text", "samp.yaml", "--trace", "FIT-12",
                   preexec_fn=lambda close=close: [os.close(one) for one in close])
        equal(done.returncode, 2 if 1 in close else 1, str(close))
        equal((place / "out").read_text(), whole, str(close))


def test_in_a_workflow_of_github(place):
    (place / "samp.yaml").write_text(MISFIT)
    inside = {"GITHUB_ACTIONS": "true"}
    commands = run(place, "--format", "github", "samp.yaml").stdout
    contains(commands, "::error file=samp.yaml,line=21,")
    equal(run(place, "samp.yaml", environment=inside).stdout, commands)
    equal(run(place, "samp.yaml", environment={"GITHUB_ACTIONS": "false"}).stdout, run(place, "samp.yaml").stdout)
    equal(run(place, "--format", "text", "samp.yaml", environment=inside).stdout, run(place, "samp.yaml").stdout)
    equal(run(place, "--output", "out.txt", "samp.yaml", environment=inside).stdout, "")
    equal((place / "out.txt").read_text(), run(place, "samp.yaml").stdout)
    equal(run(place, "--output", "-", "samp.yaml", environment=inside).stdout, commands)
    equal(run(place, "--questions", "samp.yaml", environment=inside).stdout, run(place, "--questions", "samp.yaml").stdout)


def test_no_color_in_files(place):
    (place / "samp.yaml").write_text(MISFIT)
    run(place, "--output", "plain", "samp.yaml")
    run(place, "--color", "always", "--output", "colored", "samp.yaml")
    equal("\033" in (place / "plain").read_text(), False)
    contains((place / "colored").read_text(), "\033[")


# ---- how files are put in their places --------------------------------------------------------------------------


def test_permissions(place):
    (place / "samp.yaml").write_text(COMPACT)
    (place / "old").write_text("old")
    (place / "old").chmod(0o640)
    run(place, "--output", "old", "samp.yaml", umask=0o027)
    run(place, "--output", "new", "samp.yaml", umask=0o027)
    equal([oct((place / name).stat().st_mode & 0o777) for name in ("old", "new")], ["0o640", "0o640"])
    run(place, "--output", "open", "samp.yaml", umask=0o022)
    equal(oct((place / "open").stat().st_mode & 0o777), "0o644")


def test_a_link_stays_one(place):
    (place / "samp.yaml").write_text(COMPACT)
    (place / "far").mkdir()
    (place / "far/real").write_text("old")
    (place / "link").symlink_to("far/real")
    equal(run(place, "--output", "link", "samp.yaml").returncode, 0)
    equal(((place / "link").is_symlink(), names(place / "far")), (True, ["real"]))
    equal((place / "far/real").read_text(), run(place, "samp.yaml").stdout)


def test_a_report_about_mistakes_is_written_too(place):
    (place / "samp.yaml").write_text("samp: [")
    done = run(place, "--format", "json", "--output", "out", "--rules", "none", "samp.yaml", "gone.yaml")
    equal(done.returncode, 3)
    report = json.loads((place / "out").read_text())
    equal(len(report["problems"]), 2)


def test_old_reports_stay_when_there_is_no_new_one(place):
    (place / "samp.yaml").write_text(COMPACT)
    (place / "out").write_text("old")
    for arguments in (["--output", "out", "--no-such-option"], ["--output", "out", "--format", "json"]):
        equal(run(place, *arguments, "samp.yaml").returncode, 2, str(arguments))
        equal(((place / "out").read_text(), names(place)), ("old", ["out", "samp.yaml"]))


def test_a_program_is_no_place_for_a_report(place):
    (place / "samp.yaml").write_text(COMPACT)
    (place / "link").symlink_to("samp.yaml")
    for path, arguments in {"samp.yaml": ["samp.yaml"], "./samp.yaml": ["."], "link": []}.items():
        done = run(place, "--format", "json", "--output", path, *arguments)
        message = f"samplint: {path} is one of the checked files; choose another one for --output\n"
        equal((done.returncode, done.stdout, done.stderr), (2, "", message), path)
        equal((place / "samp.yaml").read_text(), COMPACT)


# ---- what cannot be written -------------------------------------------------------------------------------------


def test_a_place_that_is_none(place):
    (place / "samp.yaml").write_text(MISFIT)
    (place / "folder").mkdir()
    for path, message in {"gone/out": "No such file or directory", "folder": "Is a directory",
                          "samp.yaml/out": "Not a directory"}.items():
        done = run(place, "--format", "json", "--output", "other", "--format", "text", "--output", path, "samp.yaml")
        equal((done.returncode, done.stdout, done.stderr), (2, "", f"samplint: {path} cannot be written: {message}\n"), path)
        equal(names(place), ["folder", "samp.yaml"])


def test_a_full_device(place):
    for number in range(30):
        (place / f"{number}.samp.yaml").write_text(MISFIT)
    for name in ("text", "json", "sarif", "junit"):
        done = run(place, "--format", name, "--output", "/dev/full", "--format", "compact", "--output", "other", ".")
        equal((done.returncode, done.stdout), (2, ""), name)
        equal(done.stderr, "samplint: /dev/full cannot be written: No space left on device\n", name)
        equal((place / "other").read_text().count(" FIT-02 "), 30, name)


def test_a_file_that_may_not_grow(place):
    """As on a full disk: there is no half report, and the old one stays."""
    for number in range(30):
        (place / f"{number}.samp.yaml").write_text(MISFIT)
    (place / "out").write_text("old")
    before = names(place)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10000, 10000))  # noqa: E731
    done = run(place, "--format", "sarif", "--output", "out", "--format", "text", ".", preexec_fn=limit, stdout=subprocess.PIPE)
    equal((done.returncode, done.stderr), (2, "samplint: out cannot be written: File too large\n"))
    contains(done.stdout, "\n30 programs: ")
    equal(((place / "out").read_text(), names(place)), ("old", before))


def test_a_closed_pipe_beside_a_file(place):
    (place / "samp.yaml").write_text(MISFIT)
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = run(place, "--format", "json", "--output", "out", "--format", "sarif", "samp.yaml", stdout=pipe)
    equal((done.returncode, done.stderr), (1, ""))
    equal(len(json.loads((place / "out").read_text())["programs"]), 1)


# ---- interrupts, and files that change --------------------------------------------------------------------------


def start_waiting(place, *arguments, **others):
    """A run that has checked samp.yaml and waits for what comes through a pipe."""
    (place / "samp.yaml").write_text(MISFIT)
    os.mkfifo(place / "z.pipe")
    return subprocess.Popen([command, "check", *arguments, "samp.yaml", "z.pipe"], cwd=place, env=ENVIRONMENT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **others)


def test_an_interrupt_leaves_nothing_behind(place):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        here = place / number.name
        here.mkdir()
        (here / "a.sarif").write_text("old")
        process = start_waiting(here, "--format", "sarif", "--output", "a.sarif", "--format", "json", "--output", "b.json")
        wait_until(lambda: len(names(here)) == 5, "temporary files")
        process.send_signal(number)
        process.communicate(timeout=TIMEOUT_SECONDS)
        equal(process.returncode, -number, "the end that the signal means")
        equal((names(here), (here / "a.sarif").read_text()), (["a.sarif", "samp.yaml", "z.pipe"], "old"))


def test_what_is_ignored_stays_so(place):
    """As with nohup."""
    ignore = lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)  # noqa: E731
    process = start_waiting(place, "--output", "out", preexec_fn=ignore)
    wait_until(lambda: len(names(place)) == 3, "the temporary file")
    process.send_signal(signal.SIGHUP)
    (place / "z.pipe").write_text(COMPACT)
    process.communicate(timeout=TIMEOUT_SECONDS)
    equal((process.returncode, names(place)), (1, ["out", "samp.yaml", "z.pipe"]))


def test_a_program_is_read_once(place):
    """What comes through a pipe can be read no second time: places and lines of all reports are of what was read."""
    os.mkfifo(place / "pipe")
    process = subprocess.Popen([command, "check", "--format", "sarif", "--output", "out", "--format", "text", "pipe"], cwd=place,
                               env=ENVIRONMENT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    (place / "pipe").write_text(MISFIT)
    out, _ = process.communicate(timeout=TIMEOUT_SECONDS)
    equal(process.returncode, 1)
    contains(out, "pipe:21:22: error[FIT-02]: ")
    contains(out, "\n   21 |   joint_development: continuous\n")
    contains((place / "out").read_text(), '"startLine":21,"startColumn":22')


def test_a_file_that_grows_is_read_to_some_end(place):
    """Whatever was read is judged: the lines shown and the verdict are of one text."""
    path = place / "samp.yaml"
    path.write_text(MISFIT)
    stop = threading.Event()

    def grow():
        with open(path, "a", encoding="utf-8") as file:
            while not stop.is_set():
                file.write("# more\n" * 50)
                file.flush()
                if file.tell() > 4_000_000:
                    file.truncate(len(MISFIT))

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        for _ in range(20):
            done = run(place, "samp.yaml")
            equal((done.returncode, done.stderr), (1, ""))
            contains(done.stdout, "samp.yaml:21:22: error[FIT-02]: ")
    finally:
        stop.set()
        writer.join()


# ---- the run ----------------------------------------------------------------------------------------------------


if __name__ == "__main__":
    command = str(pathlib.Path(sys.argv[1]).resolve())
    sys.exit(run_suite(globals(), fresh_place))
