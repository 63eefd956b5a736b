#!/usr/bin/env python3
"""repair --apply on files as people have them: what a file has stays, and of several files all are written or none.

    /usr/bin/python3 tests/integration/applying.py COMMAND ROOT
"""

import os
import pathlib
import signal
import stat
import subprocess
import sys

from suite import fresh_place, run_suite

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 60

command = ""
program = ""
ACCOUNT = "name: A\naccount_performance_management: { value_creation: { quantified: false, communication: regular } }\n"


def run(place, *arguments, **others):
    return subprocess.run([command, *arguments], cwd=place, env=ENVIRONMENT, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=TIMEOUT_SECONDS, check=False, **others)


def apply(place, *others, **more):
    return run(place, "repair", "--limit", "1", "--apply", "1", *others, "samp.yaml", **more)


def make(place):
    """A program whose account lies in a file of its own: its first alternative is in that file."""
    (place / "samp.yaml").write_text(program + "accounts: [in/a.yaml]\n")
    (place / "in").mkdir()
    (place / "in/a.yaml").write_text(ACCOUNT)


def expect(condition, what, done):
    if not condition:
        raise AssertionError(f"{what}: {done.returncode}\n{done.stdout[:2000]}{done.stderr[:2000]}")


def names(place):
    return sorted(str(path.relative_to(place)) for path in place.rglob("*"))


def expect_written(place, done):
    expect(done.returncode == 0 and "quantified: true" in (place / "in/a.yaml").read_text(), "is not written", done)
    expect(not done.stderr, "says something", done)


def expect_kept(place, done, said, code=2):
    expect(done.returncode == code and said in done.stdout, f"does not say {said}", done)
    expect((place / "in/a.yaml").read_text() == ACCOUNT, "is written", done)


def test_permissions_stay_and_rights_go(place):
    make(place)
    for mode, left in ((0o640, 0o640), (0o606, 0o606), (0o4755, 0o755), (0o2750, 0o750)):
        (place / "in/a.yaml").write_text(ACCOUNT)
        (place / "in/a.yaml").chmod(mode)
        expect_written(place, apply(place))
        assert stat.S_IMODE((place / "in/a.yaml").stat().st_mode) == left, oct(mode)
    assert names(place) == ["in", "in/a.yaml", "samp.yaml"]


def test_further_names_stay(place):
    make(place)
    os.link(place / "in/a.yaml", place / "second")
    expect_written(place, apply(place))
    assert (place / "second").read_bytes() == (place / "in/a.yaml").read_bytes()
    assert (place / "second").stat().st_nlink == 2


def test_links_stay(place):
    make(place)
    (place / "in/a.yaml").rename(place / "in/real")
    (place / "in/a.yaml").symlink_to("real")
    expect_written(place, apply(place))
    assert (place / "in/a.yaml").is_symlink() and names(place) == ["in", "in/a.yaml", "in/real", "samp.yaml"]


def test_attributes_stay(place):
    make(place)
    try:
        os.setxattr(place / "in/a.yaml", "user.note", b"ours")
    except OSError:
        return  # not on this file system
    expect_written(place, apply(place))
    assert os.getxattr(place / "in/a.yaml", "user.note") == b"ours"


def test_owners_stay(place):
    make(place)
    if os.geteuid() != 0:
        return  # only root may give files away
    os.chown(place / "in/a.yaml", 12345, 23456)
    expect_written(place, apply(place))
    about = (place / "in/a.yaml").stat()
    assert (about.st_uid, about.st_gid) == (12345, 23456)


def test_what_is_read_only_is_left(place):
    make(place)
    for mode in (0o444, 0o400, 0o555):
        (place / "in/a.yaml").chmod(mode)
        expect_kept(place, apply(place), "in/a.yaml: error[file]: is read-only, and nothing was written\n")
        expect_kept(place, apply(place, "--format", "json"), "is read-only, and nothing was written")
    assert names(place) == ["in", "in/a.yaml", "samp.yaml"]


def test_what_comes_through_a_pipe_is_left(place):
    make(place)
    (place / "samp.yaml").write_text(program.replace("quantified: true", "quantified: false"))
    reading, writing = os.pipe()
    os.write(writing, (place / "samp.yaml").read_bytes())
    os.close(writing)
    done = run(place, "repair", "--apply", "1", f"/dev/fd/{reading}", pass_fds=[reading])
    os.close(reading)
    expect(done.returncode == 2 and "error[" in done.stdout, "is no file", done)


def test_a_folder_that_takes_no_file(place):
    make(place)
    if os.geteuid() == 0:
        return  # who may write everywhere
    (place / "in").chmod(0o555)
    expect_kept(place, apply(place), "Permission denied")
    (place / "in").chmod(0o755)


def test_a_signal_leaves_nothing(place):
    """Whenever it comes: the file is the old one or the new one, and alone."""
    make(place)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        for wait in (0.05, 0.2, 0.5, 1.0, 2.0):
            (place / "in/a.yaml").write_text(ACCOUNT)
            process = subprocess.Popen([command, "repair", "--apply", "1", "samp.yaml"], cwd=place, env=ENVIRONMENT,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            try:
                process.communicate(timeout=wait)
            except subprocess.TimeoutExpired:
                process.send_signal(number)
                process.communicate(timeout=TIMEOUT_SECONDS)
            text = (place / "in/a.yaml").read_text()
            assert text in (ACCOUNT, ACCOUNT.replace("quantified: false", "quantified: true")), text
            assert names(place) == ["in", "in/a.yaml", "samp.yaml"], names(place)


def main():
    global command, program
    command = str(pathlib.Path(sys.argv[1]).resolve())
    program = (pathlib.Path(sys.argv[2]) / "tests/golden/compact.yaml").read_text(encoding="utf-8")
    sys.exit(run_suite(globals(), fresh_place))


if __name__ == "__main__":
    main()
