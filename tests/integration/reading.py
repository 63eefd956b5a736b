#!/usr/bin/env python3
"""What is read, and what is not: nothing that a repository holds makes a run wait, or shows what lies outside of it.

    /usr/bin/python3 tests/integration/reading.py COMMAND
"""

import os
import pathlib
import pty
import shutil
import socket
import subprocess
import sys
import time

from suite import fresh_place, run_suite

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests/golden"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
AT_ONCE_SECONDS = 20  # under sanitizers, on a busy machine; what waits would wait for ever
COMPACT = (GOLDEN / "compact.yaml").read_text(encoding="utf-8")
SECRET = "opensesame"  # stands in no file of a repository
RULE = """return rule {
  id = "ID", name = "r", kind = "practice", elements = { "role_and_goals" }, title = "t", rationale = "r",
  source = { { at = "x" } }, remediation = "r", check = function(c) return c.role_and_goals.coreness:is("core") and pass() or pass() end,
  tests = { { name = "n", expect = "pass", program = "" } },
}
"""
PACK = 'return pack { name = "firm", version = "1.0.0" }\n'
NO_FILE = "is no ordinary file"
LEADS_OUT = "a link leads out of the repository"

command = ""


def run(place, *arguments, **others):
    others.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([command, *arguments], cwd=place, env=ENVIRONMENT, capture_output=True, text=True,
                          errors="replace", timeout=AT_ONCE_SECONDS, check=False, **others)


def write(place, name, text):
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def expect(done, code, *said):
    text = done.stdout + done.stderr
    missing = [part for part in said if part not in text]
    if done.returncode != code or missing or SECRET in text or "Sanitizer" in text:
        raise AssertionError(f"{done.args[1:]}: {done.returncode}, not {code}; without {missing}\n{text[:3000]}")


# ---- what waits -------------------------------------------------------------------------------------------------


def make_pipe(path):
    os.mkfifo(path)


def make_socket(path):
    kept = os.getcwd()
    os.chdir(path.parent)  # the path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(kept)


def make_link_to(target):
    return lambda path: path.symlink_to(target)


def make_link_to_pipe(path):
    os.mkfifo(path.parent / "pipe.of.ours")
    path.symlink_to("pipe.of.ours")


# Of each, what is said of it. Those of the second half lie outside, so that they are refused for that.
WAITING = {
    "a pipe": (make_pipe, NO_FILE),
    "a socket": (make_socket, NO_FILE),
    "a link to a pipe": (make_link_to_pipe, NO_FILE),
    "a folder": (lambda path: path.mkdir(), "Is a directory"),
    "standard input": (make_link_to("/dev/stdin"), ""),
    "a terminal": (make_link_to("/dev/tty"), ""),
    "zeros": (make_link_to("/dev/zero"), LEADS_OUT),
    "the messages of the kernel": (make_link_to("/proc/kmsg"), LEADS_OUT),
    "a descriptor": (make_link_to("/proc/self/fd/0"), ""),
}


def each_waiting(place):
    for name, (make, said) in WAITING.items():
        here = place / name.replace(" ", "-")
        here.mkdir()
        yield here, make, said


def open_input():
    """Standard input from which nothing comes, and that does not end."""
    reading, writing = os.pipe()
    return os.fdopen(reading), writing


def expect_refused(here, code, said, *arguments):
    reading, writing = open_input()
    with reading:
        expect(run(here, *arguments, stdin=reading), code, said)
    os.close(writing)


def test_programs_that_are_found(place):
    for here, make, said in each_waiting(place):
        if said == "Is a directory":
            continue  # it is searched
        make(here / "samp.yaml")
        expect_refused(here, 2, said, "check", ".")
        expect_refused(here, 2, said, "check")
        expect_refused(here, 2, said, "check", "--jobs", "2", ".")
        expect_refused(here, 2, said, "waivers", ".")
        expect_refused(here, 2, said, "repair", ".")
        expect_refused(here, 2, said, "impact", "--set", "role_and_goals.coreness=core", ".")
        write(here, "other/samp.yaml", COMPACT)
        expect_refused(here / "other", 2, "", "compare", "../samp.yaml.gone", "samp.yaml")


def test_settings(place):
    for here, make, said in each_waiting(place):
        write(here, "samp.yaml", COMPACT)
        make(here / ".samplint.yaml")
        expect_refused(here, 2, said, "check", ".")
        expect_refused(here, 2, said, "check", "samp.yaml")
        expect_refused(here, 2, said, "rules")
        expect_refused(here, 2, said, "audit")
        expect_refused(here, 2, said, "check", "--changed", "samp.yaml")
        expect_refused(here, 2, said, "compare", "samp.yaml", "samp.yaml")


def test_two_settings_are_compared(place):
    write(place, "a/samp.yaml", COMPACT)
    write(place, "b/samp.yaml", COMPACT)
    make_pipe(place / "a/.samplint.yaml")
    make_pipe(place / "b/.samplint.yaml")
    expect_refused(place, 2, "", "compare", "a/samp.yaml", "b/samp.yaml")


def test_what_settings_name(place):
    for here, make, said in each_waiting(place):
        write(here, "samp.yaml", COMPACT)
        make(here / "named")
        for setting, folder in (("waivers: named", "Is a directory"), ("baseline: named", "Is a directory"),
                                ("rule_folders: [named]", "there is no rule")):
            write(here, ".samplint.yaml", setting + "\n")
            expect_refused(here, 2, folder if said == "Is a directory" else said, "check", "samp.yaml")


def test_rules_that_are_found(place):
    for here, make, said in each_waiting(place):
        if said == "Is a directory":
            continue  # it is searched
        write(here, "samp.yaml", COMPACT)
        (here / "firm").mkdir()
        make(here / "firm/X-1.lua")
        expect_refused(here, 2, said, "check", "--rules", "firm", "samp.yaml")
        expect_refused(here, 2, said, "rules", "firm")
        expect_refused(here, 2, said, "test", "firm")
        write(here, "firm/pack.lua", PACK)
        expect_refused(here, 2, said, "check", "--rules", "firm", "samp.yaml")
        write(here, "firm/pack.lua", PACK.replace(" }", ', rules = { "X-1.lua" } }'))
        expect_refused(here, 2, said, "check", "--rules", "firm", "samp.yaml")
        write(here, ".samplint.yaml", 'packs: [{ path: firm, version: ">=1" }]\n')
        expect_refused(here, 2, said, "check", "samp.yaml")


def test_a_pack_that_is_found(place):
    for here, make, said in each_waiting(place):
        if said == "Is a directory":
            continue  # it makes no pack
        write(here, "samp.yaml", COMPACT)
        write(here, "firm/X-1.lua", RULE.replace("ID", "X-1"))
        make(here / "firm/pack.lua")
        expect_refused(here, 2, said, "check", "--rules", "firm", "samp.yaml")
        expect_refused(here, 2, said, "test", "firm/X-1.lua")
        write(here, ".samplint.yaml", 'packs: [{ path: firm, version: ">=1" }]\n')
        expect_refused(here, 2, said, "check", "samp.yaml")


def test_a_lock(place):
    for here, make, said in each_waiting(place):
        write(here, "samp.yaml", COMPACT)
        make(here / "samplint.lock")
        expect_refused(here, 2, said, "check", "--locked", "samp.yaml")
        expect_refused(here, 2, said, "rules", "--locked")


def test_files_of_tests(place):
    for here, make, said in each_waiting(place):
        if said == "Is a directory":
            continue  # it is searched
        write(here, "firm/X-1.lua", RULE.replace("ID", "X-1"))
        make(here / "firm/x_test.yaml")
        expect_refused(here, 2, said, "test", "firm")


def test_accounts(place):
    for here, make, said in each_waiting(place):
        write(here, "samp.yaml", COMPACT + "accounts: [account.yaml]\n")
        make(here / "account.yaml")
        expect_refused(here, 2, "account.yaml", "check", "samp.yaml")


def test_pages_that_are_there(place):
    write(place, "docs/vocabulary.md", "")
    (place / "docs/rules").mkdir()
    make_pipe(place / "docs/rules/FIT-01.md")
    make_pipe(place / "docs/rules/GONE-1.md")
    done = run(place, "explain", "--check", "docs")
    expect(done, 1, "docs/rules/FIT-01.md")


# ---- what the user names ----------------------------------------------------------------------------------------


def with_pipe(place, text, *arguments):
    """Runs the command with PIPE among its arguments led to a pipe that brings a text, as <(...) of a shell does."""
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    try:
        return run(place, *[argument.replace("PIPE", f"/dev/fd/{reading}") for argument in arguments], pass_fds=[reading])
    finally:
        os.close(reading)


def test_pipes_that_are_named(place):
    write(place, "samp.yaml", COMPACT)
    expect(with_pipe(place, COMPACT, "check", "PIPE"), 0, "1 congruent")
    expect(with_pipe(place, "samp.yaml\n", "check", "--files-from", "PIPE"), 0, "1 congruent")
    expect(with_pipe(place, "samp.yaml\0", "check", "-0", "--files-from", "PIPE"), 0, "1 congruent")
    expect(with_pipe(place, "rules: { ATP-2: { off: not here } }\n", "check", "--settings", "PIPE", "samp.yaml"), 0)
    expect(with_pipe(place, "[]\n", "check", "--waivers", "PIPE", "samp.yaml"), 0, "1 congruent")
    expect(with_pipe(place, "no baseline\n", "check", "--baseline", "PIPE", "samp.yaml"), 2, "/dev/fd/")
    expect(with_pipe(place, COMPACT, "compare", "samp.yaml", "PIPE"), 0)
    expect(with_pipe(place, RULE, "rules", "PIPE"), 4, "/dev/fd/")


def test_standard_input_is_read(place):
    reading, writing = os.pipe()
    os.write(writing, COMPACT.encode())
    os.close(writing)
    with os.fdopen(reading) as piped:
        expect(run(place, "check", "-", stdin=piped), 0, "1 congruent")
    write(place, "some.yaml", COMPACT)
    with open(place / "some.yaml", encoding="utf-8") as file:
        expect(run(place, "check", "-", stdin=file), 0, "1 congruent")
    with open(place / "some.yaml", encoding="utf-8") as file:
        expect(run(place, "check", "/dev/stdin", stdin=file), 0, "1 congruent")
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(COMPACT.encode())
        ours.shutdown(socket.SHUT_WR)
        expect(run(place, "check", "-", stdin=theirs), 0, "1 congruent")


def test_input_that_does_not_wait_is_waited_for(place):
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    process = subprocess.Popen([command, "check", "-"], cwd=place, env=ENVIRONMENT, stdin=reading,
                               stdout=subprocess.PIPE, text=True)
    time.sleep(0.5)
    os.write(writing, COMPACT.encode())
    os.close(writing)
    out, _ = process.communicate(timeout=AT_ONCE_SECONDS)
    if process.returncode != 0 or "1 congruent" not in out:
        raise AssertionError(f"{process.returncode}\n{out}")


def test_terminals_are_refused(place):
    write(place, "samp.yaml", COMPACT)
    ours, theirs = pty.openpty()
    name = os.ttyname(theirs)
    said = "is a terminal"
    for arguments in (["check", "-"], ["check", "/dev/stdin"], ["check", name], ["check", "/dev/fd/0"],
                      ["check", "--settings", name, "samp.yaml"], ["check", "--waivers", name, "samp.yaml"],
                      ["check", "--baseline", name, "samp.yaml"], ["check", "--files-from", name],
                      ["check", "--files-from", "-"], ["compare", "-", "samp.yaml"], ["repair", name],
                      ["rules", name], ["test", name]):
        expect(run(place, *arguments, stdin=theirs), 2, said)
    os.close(ours)
    os.close(theirs)


def test_endless_devices_are_refused(place):
    write(place, "samp.yaml", COMPACT)
    for device in ("/dev/zero", "/dev/urandom"):
        expect(run(place, "check", device), 3, "larger than")
        for arguments in (["check", "--settings", device, "samp.yaml"], ["check", "--waivers", device, "samp.yaml"],
                          ["check", "--baseline", device, "samp.yaml"], ["check", "--files-from", device],
                          ["check", "-0", "--files-from", device]):
            expect(run(place, *arguments), 2, "large")
        with open(device, "rb") as endless:
            expect(run(place, "check", "-", stdin=endless), 3, "larger than")


def test_an_empty_device_is_an_empty_file(place):
    write(place, "samp.yaml", COMPACT)
    write(place, ".samplint.yaml", "nonsense: 1\n")
    expect(run(place, "check", "--settings", "/dev/null", "samp.yaml"), 0, "1 congruent")
    expect(run(place, "check", "--settings", "/dev/null", "--waivers", "/dev/null", "samp.yaml"), 0, "1 congruent")


# ---- what lies outside ------------------------------------------------------------------------------------------


def outside(place, name, text):
    """A file beside the repository, in a folder of its own."""
    path = place.parent.parent / f"{place.parent.name}.outside" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def drop_outside(place):
    shutil.rmtree(place.parent.parent / f"{place.parent.name}.outside", ignore_errors=True)


def with_outside(test):
    def tested(place):
        try:
            test(place)
        finally:
            drop_outside(place)
    return tested


BROKEN = f"password: [{SECRET}\n"


@with_outside
def test_links_to_programs_outside(place):
    secret = outside(place, "secret.yaml", BROKEN)
    (place / "samp.yaml").symlink_to(secret)
    for arguments in (["check", "."], ["check"], ["check", "--format", "json", "."], ["check", "--changed", "samp.yaml"],
                      ["waivers", "."], ["repair", "."], ["baseline", "."]):
        expect(run(place, *arguments), 2, LEADS_OUT)
    write(place, "account.yaml", "name: A\n")
    secret.write_text(COMPACT + f"accounts: [account.yaml]\nx: {SECRET}\n")
    expect(run(place, "check", "account.yaml"), 2, LEADS_OUT)


@with_outside
def test_links_that_are_named_are_followed(place):
    (place / "samp.yaml").symlink_to(outside(place, "other.yaml", COMPACT))
    expect(run(place, "check", "samp.yaml"), 0, "1 congruent")
    outside(place, "X-1.lua", RULE.replace("ID", "X-1"))
    (place / "firm").symlink_to(outside(place, "X-1.lua", RULE.replace("ID", "X-1")).parent)
    (place / "X-1.lua").symlink_to(outside(place, "X-1.lua", RULE.replace("ID", "X-1")))
    expect(run(place, "rules", "firm"), 0, "X-1")
    expect(run(place, "rules", "X-1.lua"), 0, "X-1")
    (place / "w.yaml").symlink_to(outside(place, "w.yaml", "[]\n"))
    (place / "s.yaml").symlink_to(outside(place, "s.yaml", "waivers: w.yaml\n"))
    write(place, "here.yaml", COMPACT)
    expect(run(place, "check", "--waivers", "w.yaml", "here.yaml"), 0)
    expect(run(place, "check", "--settings", "s.yaml", "here.yaml"), 2, LEADS_OUT)
    (place / "w.yaml").unlink()
    write(place, "w.yaml", "[]\n")
    expect(run(place, "check", "--settings", "s.yaml", "here.yaml"), 0)


@with_outside
def test_links_to_settings_outside(place):
    write(place, "samp.yaml", COMPACT)
    (place / ".samplint.yaml").symlink_to(outside(place, "secret.yaml", BROKEN))
    for arguments in (["check", "."], ["rules"], ["audit"], ["check", "--changed", "samp.yaml"], ["schema"]):
        expect(run(place, *arguments), 2, LEADS_OUT)


@with_outside
def test_links_in_packs_to_files_outside(place):
    secret = outside(place, "secret.yaml", BROKEN)
    write(place, "samp.yaml", COMPACT)
    write(place, "firm/X-1.lua", RULE.replace("ID", "X-1"))
    (place / "firm/X-2.lua").symlink_to(secret)
    expect(run(place, "check", "--rules", "firm", "samp.yaml"), 2, LEADS_OUT)
    expect(run(place, "test", "firm"), 2, LEADS_OUT)
    write(place, "firm/pack.lua", PACK.replace(" }", ', rules = { "X-2.lua" } }'))
    expect(run(place, "rules", "firm"), 2, LEADS_OUT)
    (place / "firm/deep").symlink_to(secret.parent)
    outside(place, "X-3.lua", BROKEN)
    write(place, "firm/pack.lua", PACK.replace(" }", ', rules = { "deep/X-3.lua" } }'))
    expect(run(place, "rules", "firm"), 2, LEADS_OUT)
    write(place, "firm/pack.lua", PACK.replace(" }", ', rules = "deep" }'))
    expect(run(place, "rules", "firm"), 2, LEADS_OUT)
    (place / "firm/pack.lua").unlink()
    (place / "firm/pack.lua").symlink_to(secret)
    expect(run(place, "rules", "firm"), 2, LEADS_OUT)
    (place / "firm/x_test.yaml").symlink_to(secret)
    (place / "firm/pack.lua").unlink()
    (place / "firm/X-2.lua").unlink()
    expect(run(place, "test", "firm"), 2, LEADS_OUT)


@with_outside
def test_what_settings_lead_to_by_links(place):
    secret = outside(place, "secret.yaml", BROKEN)
    outside(place, "pack.lua", BROKEN)
    outside(place, "X-1.lua", BROKEN)
    write(place, "samp.yaml", COMPACT)
    (place / "file").symlink_to(secret)
    (place / "folder").symlink_to(secret.parent)
    for setting in ("waivers: file", "waivers: folder/secret.yaml", "baseline: file", "baseline: folder/secret.yaml",
                    "rule_folders: [folder]", "rule_folders: [folder/X-1.lua]",
                    'packs: [{ path: folder, version: ">=1" }]'):
        write(place, ".samplint.yaml", setting + "\n")
        expect(run(place, "check", "samp.yaml"), 2, LEADS_OUT)
        expect(run(place, "check", "--settings", ".samplint.yaml", "samp.yaml"), 2, LEADS_OUT)


@with_outside
def test_what_settings_name_outside(place):
    """Without a link, too: nobody has asked for that to be read. Who names the settings has."""
    secret = outside(place, "secret.yaml", BROKEN)
    outside(place, "X-1.lua", RULE.replace("ID", "X-1"))
    write(place, "samp.yaml", COMPACT)
    said = "this path is outside of the repository"
    up = os.path.relpath(secret.parent, place)
    for path in (secret.parent, up):
        for setting in (f"waivers: {path}/secret.yaml", f"baseline: {path}/secret.yaml", f"baseline: {path}/new",
                        f"rule_folders: [{path}]", f'packs: [{{ path: {path}, version: ">=1" }}]'):
            write(place, ".samplint.yaml", setting + "\n")
            expect(run(place, "check", "samp.yaml"), 2, said)
        write(place, ".samplint.yaml", f"rule_folders: [{path}]\n")
        expect(run(place, "check", "--settings", ".samplint.yaml", "samp.yaml"), 0)


@with_outside
def test_locks_and_baselines_outside(place):
    """Neither read, nor written over."""
    secret = outside(place, "secret.yaml", "")
    write(place, "samp.yaml", COMPACT)
    (place / "samplint.lock").symlink_to(secret)
    expect(run(place, "check", "--locked", "samp.yaml"), 2, LEADS_OUT)
    expect(run(place, "rules", "--lock"), 2, "samplint.lock")
    (place / ".samplint-baseline").symlink_to(secret)
    expect(run(place, "baseline", "samp.yaml"), 2, ".samplint-baseline")
    write(place, ".samplint.yaml", "baseline: .samplint-baseline\n")
    expect(run(place, "baseline", "samp.yaml"), 2, ".samplint-baseline")
    (place / ".samplint.yaml").unlink()
    (place / "docs/rules").mkdir(parents=True)
    (place / "docs/vocabulary.md").symlink_to(secret)
    expect(run(place, "explain", "--write", "docs"), 2, "docs/vocabulary.md")
    if secret.read_text() != "":
        raise AssertionError("a file outside was written over")


def test_links_within_are_followed(place):
    write(place, "shared/program.yaml", COMPACT)
    write(place, "shared/X-1.lua", RULE.replace("ID", "X-1"))
    write(place, "shared/w.yaml", "[]\n")
    write(place, "shared/settings.yaml", "waivers: w.yaml\nrule_folders: [firm]\n")
    (place / "client/firm").mkdir(parents=True)
    (place / "client/samp.yaml").symlink_to("../shared/program.yaml")
    (place / "client/w.yaml").symlink_to(place / "shared/w.yaml")
    (place / "client/firm/X-1.lua").symlink_to("../../shared/X-1.lua")
    (place / "client/.samplint.yaml").symlink_to("../shared/settings.yaml")
    expect(run(place, "check", "client"), 0, "1 congruent")
    expect(run(place / "client", "check"), 0, "1 congruent")
    expect(run(place / "client", "rules"), 0, "X-1")


@with_outside
def test_where_there_is_no_repository(place):
    (place.parent / ".git").rmdir()
    secret = outside(place, "secret.yaml", BROKEN)
    (place / "samp.yaml").symlink_to(secret)
    expect(run(place, "check", "."), 2, LEADS_OUT)
    (place / "samp.yaml").unlink()
    write(place, "a/real.yaml", COMPACT)
    (place / "b").mkdir()
    (place / "b/samp.yaml").symlink_to("../a/real.yaml")
    expect(run(place, "check", "."), 0, "1 congruent")
    expect(run(place, "check", "b"), 2, LEADS_OUT)
    expect(run(place, "check", "b/samp.yaml"), 0, "1 congruent")


if __name__ == "__main__":
    command = str(pathlib.Path(sys.argv[1]).resolve())
    sys.exit(run_suite(globals(), fresh_place))
