#!/usr/bin/env python3
"""--output onto what is no plain file: nothing that exists is replaced by a file, and links stay links.

    /usr/bin/python3 tests/integration/outputs.py COMMAND ROOT
"""

import json
import os
import pathlib
import stat
import subprocess
import sys
import threading

from suite import fresh_place, run_suite

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 60
NOBODY = 65534
IN_PLACE = "written in place, because this file cannot be replaced"

command = ""
program = ""


def run(place, *arguments, **others):
    (place / "samp.yaml").write_text(program, encoding="utf-8")
    settings = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **others}
    return subprocess.run([*settings.pop("before", []), command, *arguments], cwd=place, env=ENVIRONMENT, text=True,
                          timeout=TIMEOUT_SECONDS, check=False, **settings)


def report(place, path, **others):
    return run(place, "check", "--format", "json", "--output", str(path), "samp.yaml", **others)


def expect(condition, what, done):
    if not condition:
        raise AssertionError(f"{what}: {done.returncode}\n{done.stdout[:2000]}{done.stderr[:2000]}")


def is_report(text):
    return text.endswith("\n") and json.loads(text)["programs"][0]["verdict"] == "congruent"


def test_a_link_to_standard_output(place):
    (place / "out").symlink_to("/dev/stdout")
    for path in ("out", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
        done = report(place, path)
        expect(done.returncode == 0 and is_report(done.stdout), path, done)
    expect((place / "out").is_symlink() and pathlib.Path("/dev/stdout").is_symlink(), "the link", done)


def test_standard_output_that_is_a_file(place):
    """/dev/stdout is that file then; also one without a name any more."""
    for name in ("there", "gone"):
        with open(place / name, "w+", encoding="utf-8") as file:
            if name == "gone":
                (place / name).unlink()
            done = report(place, "/dev/stdout", stdout=file, stderr=subprocess.PIPE)
            text = (place / name).read_text(encoding="utf-8") if name == "there" else pathlib.Path(f"/dev/fd/{file.fileno()}").read_text(
                encoding="utf-8")
        assert done.returncode == 0 and is_report(text), (name, done.returncode, done.stderr, text[:200])


def test_a_pipe_with_a_name(place):
    os.mkfifo(place / "pipe")
    found = []
    reader = threading.Thread(target=lambda: found.append((place / "pipe").read_text(encoding="utf-8")))
    reader.start()
    done = report(place, "pipe")
    reader.join(TIMEOUT_SECONDS)
    expect(done.returncode == 0 and is_report(found[0]) and stat.S_ISFIFO((place / "pipe").stat().st_mode), "the pipe", done)


def test_a_device(place):
    before = os.stat("/dev/null")
    done = report(place, "/dev/null")
    expect(done.returncode == 0 and os.stat("/dev/null").st_rdev == before.st_rdev, "/dev/null", done)
    done = report(place, "/dev/full")
    expect(done.returncode == 2 and "No space left on device" in done.stderr, "/dev/full", done)


def test_links_that_lead_nowhere_yet(place):
    """Relative ones start at their own folder; one leads to the next."""
    (place / "in/deep").mkdir(parents=True)
    (place / "first").symlink_to("in/second")
    (place / "in/second").symlink_to("deep/report.json")
    (place / "whole").symlink_to(place / "in/whole.json")
    for link, target in (("first", "in/deep/report.json"), ("whole", "in/whole.json")):
        for _ in range(2):  # made, then replaced
            done = report(place, link)
            expect(done.returncode == 0 and (place / link).is_symlink() and is_report((place / target).read_text()), link, done)
    expect((place / "in/second").is_symlink(), "the second link", done)
    (place / "lost").symlink_to("missing/report.json")
    done = report(place, "lost")
    expect(done.returncode == 2 and "No such file" in done.stderr and (place / "lost").is_symlink(), "a folder that is missing", done)
    (place / "loop").symlink_to("loop")
    done = report(place, "loop")
    expect(done.returncode == 2 and "links" in done.stderr and (place / "loop").is_symlink(), "a loop", done)


def test_other_commands_follow_links(place):
    (place / "base").symlink_to("kept/base.json")
    (place / "kept").mkdir()
    done = run(place, "baseline", "--output", "base", "samp.yaml")
    expect(done.returncode == 0 and (place / "base").is_symlink() and (place / "kept/base.json").is_file(), "a baseline", done)


def test_a_folder_that_takes_no_file(place):
    """The file itself may be written: it is written over, and that is said."""
    as_nobody = {"user": NOBODY} if os.geteuid() == 0 else {}
    (place / "samp.yaml").write_text(program, encoding="utf-8")
    place.parent.chmod(0o755)
    (place / "in").mkdir()
    file = place / "in/report.json"
    file.write_text("old and longer" * 1000, encoding="utf-8")
    file.chmod(0o666)
    (place / "in").chmod(0o555)
    number = file.stat().st_ino
    done = report(place, "in/report.json", **as_nobody)
    expect(done.returncode == 0 and is_report(file.read_text()) and file.stat().st_ino == number and IN_PLACE in done.stderr,
           "in place", done)
    done = report(place, "in/other.json", **as_nobody)
    expect(done.returncode == 2 and "Permission denied" in done.stderr, "a new file", done)
    file.chmod(0o444)
    done = report(place, "in/report.json", **as_nobody)
    expect(done.returncode == 2 and "Permission denied" in done.stderr, "a file that must not be written", done)
    (place / "in").chmod(0o755)


def test_a_file_on_which_another_is_mounted(place):
    mount = ["unshare", "--mount", "--map-root-user", "sh", "-c", 'mount --bind under over && "$@"', "sh"]
    for name in ("under", "over"):
        (place / name).write_text("old", encoding="utf-8")
    if subprocess.run([*mount, "true"], cwd=place, capture_output=True, check=False).returncode:
        return  # this machine allows no mounts
    done = report(place, "over", before=mount)
    expect(done.returncode == 0 and is_report((place / "under").read_text()) and IN_PLACE in done.stderr, "in place", done)
    expect(sorted(path.name for path in place.iterdir()) == ["over", "samp.yaml", "under"], "what is left", done)


def main():
    global command, program
    command = str(pathlib.Path(sys.argv[1]).resolve())
    program = (pathlib.Path(sys.argv[2]) / "tests/golden/compact.yaml").read_text(encoding="utf-8")
    sys.exit(run_suite(globals(), fresh_place))


if __name__ == "__main__":
    main()
