#!/usr/bin/env python3
"""What is told, and how: whatever the command repeats reaches a terminal, a log and a reader of a format as text, and nothing else.

    /usr/bin/python3 tests/integration/telling.py COMMAND ROOT
"""

import os
import pathlib
import re
import subprocess
import sys

from suite import fresh_place, run_suite

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
    for hostile in HOSTILE.values():
        for name in COMMANDS:
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
        for name in COMMANDS[1:]:
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


def main():
    global command, root, compact
    command, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    compact = (root / "tests/golden/compact.yaml").read_text(encoding="utf-8")
    sys.exit(run_suite(globals(), fresh_place))


if __name__ == "__main__":
    main()
