#!/usr/bin/env python3
"""What golden files cannot show of the command: terminals, closed pipes, full disks, odd files, memory.

    /usr/bin/python3 tests/integration/command.py COMMAND
"""

import contextlib
import fcntl
import itertools
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import termios
import threading

from suite import fresh_place, run_suite

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COMPACT = (ROOT / "tests/golden/compact.yaml").read_text(encoding="utf-8")
MISFIT = COMPACT.replace("coreness: core", "coreness: peripheral").replace("joint_development: occasional",
                                                                                  "joint_development: continuous")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 60
LEAST_FILES, MOST_FILES = 20, 400
MEMORY_SLACK_KIB = 4096  # the reports of so many files would take 30,000
# A build with sanitizers would hold on to what is freed.
NOTHING_KEPT = {"ASAN_OPTIONS": "quarantine_size_mb=0:thread_local_quarantine_size_kb=0"}

command = ""


def write(place, name, text=COMPACT):
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(place, *arguments, **others):
    """Runs the command in a folder; its output is text with what is not UTF-8 escaped."""
    settings = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **others}
    if "input" in settings:
        del settings["stdin"]
    environment = {**ENVIRONMENT, **settings.pop("environment", {})}
    return subprocess.run([command, *arguments], cwd=place, env=environment, encoding="utf-8",
                          errors="backslashreplace", timeout=TIMEOUT_SECONDS, check=False, **settings)


def run_on_terminal(place, *arguments, columns=0, **environment):
    """What the command writes when standard output is a terminal, which may have a known number of columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen([command, *arguments], cwd=place, env={**ENVIRONMENT, **environment},
                               stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    written = b""
    with contextlib.suppress(OSError):  # a terminal that nobody writes to any more
        while piece := os.read(ours, 65536):
            written += piece
    os.close(ours)
    message = process.communicate(timeout=TIMEOUT_SECONDS)[1]
    return written.decode(), message.decode(), process.returncode


def equal(found, expected, what="value"):
    if found != expected:
        raise AssertionError(f"{what}: found {found!r}, expected {expected!r}")


def contains(text, part):
    if part not in text:
        raise AssertionError(f"no {part!r} in {text!r}")


def lacks(text, part):
    if part in text:
        raise AssertionError(f"{part!r} in {text!r}")


def verdict_line(path, verdict="congruent"):
    return f'{path} "Compact": {verdict}, misfits {int(verdict == "incongruent")}, undetermined 0\n'


# ---- options ----------------------------------------------------------------------------------------------------


def commands(place):
    listed = run(place, "--help").stdout.partition("commands:")[2]
    return re.findall(r"^  (\w+) ", listed, re.MULTILINE)


def test_help_on_a_command(place):
    for name in commands(place):
        equal(run(place, "help", name).stdout, run(place, name, "--help").stdout)
    equal(run(place, "help").stdout, run(place, "--help").stdout)
    wrong = run(place, "help", "chek")
    equal((wrong.returncode, wrong.stdout), (2, ""))
    contains(wrong.stderr, 'there is no command "chek"; commands: check audit ')


def options_of(place, name):
    """The options that --help of a command lists, with a value that each takes, None where it takes none."""
    text = run(place, name, "--help").stdout
    for line in text.splitlines():
        if len(line) > 80:
            raise AssertionError(f"{name} --help: wider than 80 columns: {line!r}")
    found, in_one_line = {}, re.sub(r"\n {23}", "  ", text)
    for option, argument, what in re.findall(r"^  (?:-\w, )?--([\w-]+)(?: (\S+))? +(.*)$", in_one_line, re.MULTILINE):
        usual = re.search(r"(\w+) +\(the +default\)", what)
        least = re.search(r"(\d+) +to +\d+", what)
        number = re.sub(r"[A-Z]+$", least.group(1), argument) if least else argument.replace("NUMBER", "1")
        found[option] = usual.group(1) if usual else number or None
    return found


def accepts(place, name, option, value):
    argument = f"--{option}" if value is None else f"--{option}={value}"
    return run(place, name, argument, "--help").returncode == 0


def test_each_option_that_help_lists_is_taken_and_no_other(place):
    options = {name: options_of(place, name) for name in commands(place)}
    everything = {option: value for listed in options.values() for option, value in listed.items()}
    equal((len(options) >= 9, len(everything) >= 30), (True, True), "commands and options")
    for name, listed in options.items():
        for option, value in listed.items():
            equal(accepts(place, name, option, value), True, f"{name} --{option}")
            if value is None:
                equal(accepts(place, name, option, "x"), False, f"{name} --{option}=x")
        for option, value in everything.items():
            if not any(own.startswith(option) for own in listed):  # a part of a name is taken for it
                equal(accepts(place, name, option, value), False, f"{name} --{option}")


# ---- colors -----------------------------------------------------------------------------------------------------


def test_no_colors_in_a_pipe(place):
    write(place, "samp.yaml", MISFIT)
    done = run(place, "check", "samp.yaml")
    equal(done.returncode, 1)
    lacks(done.stdout, "\033")
    for argument in ("auto", "never"):
        equal(run(place, "check", "--color", argument, "samp.yaml").stdout, done.stdout)


def test_colors_on_a_terminal(place):
    write(place, "samp.yaml", MISFIT)
    written, message, code = run_on_terminal(place, "check", "samp.yaml", TERM="xterm")
    equal((message, code), ("", 1))
    contains(written, "\033[1;31merror[FIT-02]\033[0m")
    equal(written.count("\033[0m") * 2, written.count("\033["), "every style is ended")
    colored = run(place, "check", "--color=always", "samp.yaml").stdout
    equal(written.replace("\r\n", "\n"), colored)


def test_no_colors_where_they_are_not_wanted(place):
    write(place, "samp.yaml", MISFIT)
    plain = run(place, "check", "samp.yaml").stdout
    for environment in ({"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}):
        written, _, code = run_on_terminal(place, "check", "samp.yaml", **environment)
        equal((written.replace("\r\n", "\n"), code), (plain, 1), str(environment))
    written, _, _ = run_on_terminal(place, "check", "--color=never", "samp.yaml", TERM="xterm")
    equal(written.replace("\r\n", "\n"), plain)


def test_an_empty_no_color_says_nothing(place):
    write(place, "samp.yaml")
    written, _, _ = run_on_terminal(place, "check", "samp.yaml", TERM="xterm", NO_COLOR="")
    contains(written, "\033[1m")


def test_color_always_wins(place):
    write(place, "samp.yaml")
    written = run(place, "check", "--color=always", "samp.yaml", environment={"NO_COLOR": "1"}).stdout
    contains(written, "\033[1m")


def test_no_colors_in_json(place):
    write(place, "samp.yaml")
    lacks(run(place, "check", "--color=always", "--format", "json", "samp.yaml").stdout, "\033")


# ---- the picture ------------------------------------------------------------------------------------------------


def test_a_picture_comes_by_itself_for_one_file(place):
    write(place, "client/samp.yaml")
    picture = "\npairs: "
    for arguments in (["client"], ["client/samp.yaml"], ["client", "client/samp.yaml"]):
        equal(("\n" + run(place, "check", *arguments).stdout).count(picture), 1, str(arguments))
    contains("\n" + run(place, "check", "-", input=COMPACT).stdout, picture)
    write(place, "other/samp.yaml")
    lacks("\n" + run(place, "check", ".").stdout, picture)
    equal(("\n" + run(place, "check", "--picture=always", ".").stdout).count(picture), 2)


def test_no_picture_in_json(place):
    write(place, "samp.yaml")
    plain = run(place, "check", "--format", "json", "samp.yaml").stdout
    equal(run(place, "check", "--format", "json", "--picture=always", "samp.yaml").stdout, plain)


# ---- output that cannot be written ------------------------------------------------------------------------------

REFUSING = (["check", "samp.yaml"], ["check", "--format", "json", "samp.yaml"], ["--help"], ["--version"],
            ["check", "--help"], ["test"], ["test", "--help"])


def test_a_closed_pipe_is_silent(place):
    """A reader that has enough is no error: the exit code says what was found."""
    write(place, "samp.yaml")
    for arguments in REFUSING:
        whole = run(place, *arguments)
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            done = run(place, *arguments, stdout=pipe)
        equal((done.returncode, done.stderr), (whole.returncode, whole.stderr), str(arguments))
    for number in range(200):
        write(place, f"{number}.samp.yaml", MISFIT)
    done = subprocess.run(["/bin/bash", "-c", 'set -o pipefail; "$0" check . | head -1', command], cwd=place, env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=TIMEOUT_SECONDS)
    equal((done.returncode, done.stderr, done.stdout.count(b"\n")), (1, b"", 1))


def test_paths_that_start_at_the_folder_stay_relative(place):
    (place / "other").mkdir()
    for name in ("samp.yaml", "other/samp.yaml"):
        write(place, name, MISFIT)
        for start in ("./", ".//", ".///", "././/", "./././"):
            for form, shown in (("sarif", f'"uri":"{name}"'), ("gitlab", f'"path":"{name}"'), ("github", f"file={name},")):
                contains(run(place, "check", "--format", form, start + name).stdout, shown)


def test_a_full_disk_is_said(place):
    write(place, "samp.yaml")
    for arguments in REFUSING:
        with open("/dev/full", "wb") as full:
            done = run(place, *arguments, stdout=full)
        equal((done.returncode, done.stderr), (2, "samplint: the output cannot be written: No space left on device\n"),
              str(arguments))


def test_a_full_disk_early_in_much_output(place):
    """What is refused long before the end is not forgotten at the end."""
    for number in range(200):
        write(place, f"{number}.samp.yaml", MISFIT)
    with open("/dev/full", "wb") as full:
        done = run(place, "check", ".", stdout=full)
    equal(done.returncode, 2)
    contains(done.stderr, "samplint: the output cannot be written: ")


def test_a_closed_output_is_said(place):
    write(place, "samp.yaml")
    done = subprocess.run(["/bin/sh", "-c", 'exec "$0" check samp.yaml >&-', command], cwd=place, env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=TIMEOUT_SECONDS,
                          check=False)
    equal((done.returncode, done.stderr), (2, "samplint: the output cannot be written: Bad file descriptor\n"))


# ---- standard input ---------------------------------------------------------------------------------------------


def test_standard_input_twice_is_one_program(place):
    done = run(place, "check", "-", "-", input=COMPACT)
    equal(done.returncode, 0)
    contains(done.stdout, verdict_line("<stdin>"))
    contains(done.stdout, "\n1 program: 1 congruent;")


def test_standard_input_beside_a_file_of_that_name(place):
    write(place, "-", MISFIT)
    done = run(place, "check", "-", "./-", input=COMPACT)
    equal(done.returncode, 1)
    contains(done.stdout, verdict_line("<stdin>"))
    contains(done.stdout, verdict_line("./-", "incongruent"))


def test_a_closed_standard_input_is_said(place):
    done = subprocess.run(["/bin/sh", "-c", 'exec "$0" check - <&-', command], cwd=place, env=ENVIRONMENT,
                          capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)
    equal(done.returncode, 2)
    contains(done.stdout, "<stdin>: error[file]: Bad file descriptor\n")


def test_a_slow_writer_is_waited_for(place):
    process = subprocess.Popen([command, "check", "-"], cwd=place, env=ENVIRONMENT, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    for line in COMPACT.splitlines(keepends=True):
        process.stdin.write(line)
        process.stdin.flush()
    out, _ = process.communicate(timeout=TIMEOUT_SECONDS)
    equal(process.returncode, 0)
    contains(out, verdict_line("<stdin>"))


# ---- paths and files --------------------------------------------------------------------------------------------


def test_paths_with_blanks_and_newlines(place):
    write(place, "our client/first program/samp.yaml", MISFIT)
    write(place, "line\nbreak/samp.yaml", MISFIT)
    done = run(place, "check", ".")
    equal(done.returncode, 1)
    contains(done.stdout, "our client/first program/samp.yaml:21:22: error[FIT-02]: ")
    contains(done.stdout, "line\\u{000A}break/samp.yaml:21:22: error[FIT-02]: ")
    lacks(done.stdout, "line\nbreak")
    paths = [program["path"] for program in json.loads(run(place, "check", "--format=json", ".").stdout)["programs"]]
    equal(paths, ["line\nbreak/samp.yaml", "our client/first program/samp.yaml"])


def test_paths_of_a_list(place):
    paths = ["our client/samp.yaml", "line\nbreak/samp.yaml", "50%/samp.yaml"]
    for path in paths:
        write(place, path, MISFIT)
    whole = run(place, "check", ".").stdout
    write(place, "list", "\0".join(paths) + "\0")
    equal(run(place, "check", "--files-from", "list", "-0").stdout, whole)
    equal(run(place, "check", "--files-from", "-", "--null", input="\0".join(paths)).stdout, whole)
    lines = f"{paths[0]}\n\n{paths[2]}"
    contains(run(place, "check", "--files-from", "-", input=lines).stdout, "\n2 programs: 2 incongruent; ")
    # without -0 all but the first would be lost
    done = run(place, "check", "--files-from", "list")
    equal((done.stdout, done.returncode), ("", 2))
    equal(done.stderr, "samplint: the paths of --files-from end with zero bytes; read them with --null (-0)\n")
    equal(run(place, "check", "--files-from", "nowhere").returncode, 2)
    equal(run(place, "check", "--files-from", ".").stderr, "samplint: . cannot be read: Is a directory\n")
    equal(run(place, "check", "--files-from", "-").returncode, 2, "an empty list")


def test_a_path_that_begins_with_a_dash(place):
    write(place, "--help")
    done = run(place, "check", "--", "--help")
    equal(done.returncode, 0)
    contains(done.stdout, verdict_line("--help"))


def test_a_path_that_was_taken_for_options(place):
    write(place, "-samp.yaml")
    write(place, "-j2.yaml")
    for command, name in (("check", "-samp.yaml"), ("repair", "-samp.yaml"), ("check", "-j2.yaml")):
        done = run(place, command, name)
        equal((done.returncode, done.stdout), (2, ""))
        contains(done.stderr, f'\nsamplint: if you mean the path {name}, write it after "--", or write ./{name}\n')
    lacks(run(place, "check", "-none.yaml").stderr, "./")


def test_a_repository_without_programs_gets_no_baseline(place):
    done = run(place, "baseline")
    equal((done.returncode, done.stderr),
          (2, "samplint: nothing was checked\nsamplint: .samplint-baseline was not written\n"))
    contains(done.stdout, "samplint new program starts one\n")
    equal(os.listdir(place), [])


def test_the_same_file_twice_is_checked_once(place):
    write(place, "samp.yaml")
    contains(run(place, "check", "samp.yaml", "samp.yaml").stdout, "\n1 program: ")


def test_a_folder_by_its_ways_of_writing(place):
    write(place, "client/samp.yaml")
    contains(run(place, "check", "client").stdout, verdict_line("client/samp.yaml"))
    contains(run(place, "check", "client/").stdout, verdict_line("client/samp.yaml"))
    contains(run(place, "check", "./client").stdout, verdict_line("./client/samp.yaml"))
    contains(run(place / "client", "check", ".").stdout, verdict_line("samp.yaml"))
    contains(run(place / "client", "check", "..").stdout, verdict_line("../client/samp.yaml"))
    contains(run(place / "client", "check").stdout, verdict_line("samp.yaml"))


def test_links_to_folders_are_not_followed(place):
    write(place, "client/samp.yaml")
    (place / "client/loop").symlink_to("..")
    (place / "client/self").symlink_to("self")
    (place / "again").symlink_to("client")
    done = run(place, "check", ".")
    equal(done.returncode, 0)
    contains(done.stdout, verdict_line("client/samp.yaml"))
    contains(done.stdout, "\n1 program: 1 congruent;")


def test_links_to_files_are_followed(place):
    write(place, "shared.yaml")
    (place / "client").mkdir()
    (place / "client/samp.yaml").symlink_to("../shared.yaml")
    contains(run(place, "check", "client").stdout, verdict_line("client/samp.yaml"))


def test_a_link_that_leads_nowhere_is_an_error(place):
    write(place, "a.samp.yaml")
    (place / "b.samp.yaml").symlink_to("gone.yaml")
    (place / "c.samp.yaml").symlink_to("c.samp.yaml")
    done = run(place, "check", ".")
    equal(done.returncode, 2)
    contains(done.stdout, verdict_line("a.samp.yaml"))
    contains(done.stdout, "\nb.samp.yaml: error[file]: No such file or directory\n")
    contains(done.stdout, "\nc.samp.yaml: error[file]: Too many levels of symbolic links\n")


def test_hidden_names_are_left_out(place):
    write(place, "samp.yaml")
    write(place, ".git/samp.yaml", "[")
    write(place, "client/.old/samp.yaml", "[")
    write(place, ".samp.yaml", "[")
    done = run(place, "check", ".")
    equal(done.returncode, 0)
    contains(done.stdout, "\n1 program: 1 congruent;")


def test_a_hidden_folder_that_is_named_is_searched(place):
    write(place, ".drafts/samp.yaml")
    contains(run(place, "check", ".drafts").stdout, verdict_line(".drafts/samp.yaml"))


def test_a_folder_named_for_a_program_is_searched(place):
    write(place, "samp.yaml/notes.txt", "")
    done = run(place, "check", ".")
    equal(done.returncode, 2)
    contains(done.stdout, ".: error[file]: there is no program (samp.yaml or *.samp.yaml) in this folder or below it; samplint new program starts one\n")
    done = run(place, "check", "samp.yaml")
    equal(done.returncode, 2)
    contains(done.stdout, "samp.yaml: error[file]: there is no program (samp.yaml or *.samp.yaml) in this folder or below it; samplint new program starts one\n")


def test_what_may_not_be_read_is_an_error(place):
    if os.geteuid() == 0:
        return  # root may read everything
    write(place, "good.samp.yaml")
    write(place, "file.samp.yaml")
    write(place, "folder/samp.yaml")
    (place / "file.samp.yaml").chmod(0)
    (place / "folder").chmod(0)
    try:
        done = run(place, "check", "good.samp.yaml", "file.samp.yaml", "folder")
    finally:
        (place / "folder").chmod(0o700)
    equal(done.returncode, 2)
    contains(done.stdout, verdict_line("good.samp.yaml"))
    contains(done.stdout, "file.samp.yaml: error[file]: Permission denied\n")
    contains(done.stdout, "folder: error[file]: Permission denied\n")


def test_an_unreadable_folder_hides_nothing_else(place):
    if os.geteuid() == 0:
        return  # root may read everything
    write(place, "a/samp.yaml")
    write(place, "m/samp.yaml")
    write(place, "n/samp.yaml")
    write(place, "z/samp.yaml", MISFIT)
    for name in ("m", "n"):
        (place / name).chmod(0)
    try:
        done = run(place, "check", ".")
        listed = json.loads(run(place, "check", "--format", "json", ".").stdout)
    finally:
        for name in ("m", "n"):
            (place / name).chmod(0o700)
    equal(done.returncode, 2)
    contains(done.stdout, verdict_line("a/samp.yaml"))
    contains(done.stdout, verdict_line("z/samp.yaml", "incongruent"))
    contains(done.stdout, "\nm: error[file]: Permission denied\n")
    contains(done.stdout, "\nn: error[file]: Permission denied\n")
    contains(done.stdout, "\n2 programs: 1 congruent, 1 incongruent; 3 errors, 0 warnings;")
    equal([problem["location"]["path"] for problem in listed["problems"]], ["m", "n"])
    equal([program["path"] for program in listed["programs"]], ["a/samp.yaml", "z/samp.yaml"])


def test_an_unreadable_folder_of_rules_hides_no_rule(place):
    if os.geteuid() == 0:
        return  # root may read everything
    write(place, "samp.yaml")
    write(place, "firm/a/R-1.lua", RULE.replace("ELEMENTS", '{ "support_capabilities" }').replace("FIELDS", ""))
    (place / "firm/m").mkdir(mode=0)
    done = run(place, "check", "--rules", "firm", "samp.yaml")
    (place / "firm/m").chmod(0o700)
    contains(done.stdout, "\nfirm/m: error[file]: Permission denied\n")
    contains(done.stdout, "firm/a/R-1.lua:")


def test_the_same_folder_twice_is_checked_once(place):
    write(place, "client/samp.yaml")
    done = run(place, "check", "client", "client", "client/samp.yaml")
    equal(done.returncode, 0)
    contains(done.stdout, "\n1 program: 1 congruent;")


def test_rules_may_be_one_file(place):
    write(place, "samp.yaml")
    text = RULE.replace("ELEMENTS", '{ "support_capabilities" }').replace("FIELDS", "")
    text = text.replace("return pass()", "return c.support_capabilities.it_support:is('none') and pass() or pass()")
    write(place, "firm/R-1.lua", text)
    write(place, "firm/R-2.lua", "no rule")
    done = run(place, "check", "--rules", "firm/R-1.lua", "samp.yaml")
    equal((done.returncode, done.stderr), (0, ""))
    contains(done.stdout, "; 71 rules\n")


def test_folders_too_deep_are_an_error(place):
    deep = place
    for _ in range(70):
        deep = deep / "d"
        deep.mkdir()
    write(deep, "samp.yaml")
    done = run(place, "check", ".")
    equal(done.returncode, 2)
    contains(done.stdout, "/d: error[file]: Too many levels of symbolic links\n")


def test_what_cannot_be_read_hides_nothing_else(place):
    deep = place / "m"
    for _ in range(70):
        deep = deep / "d"
    deep.mkdir(parents=True)
    write(place, "a/samp.yaml")
    write(place, "z/samp.yaml")
    os.mkfifo(place / "pipe.samp.yaml")
    done = run(place, "check", ".")
    equal(done.returncode, 2)
    contains(done.stdout, verdict_line("a/samp.yaml"))
    contains(done.stdout, verdict_line("z/samp.yaml"))


RULE = """return rule {
  id = "R-1", name = "r", kind = "practice", elements = ELEMENTS, title = "t", rationale = "r", source = { { at = "x" } },
  remediation = "r", check = function(c) return pass() end, tests = { { name = "n", expect = "pass", program = "" } },
FIELDS}
"""


FAILING = """return rule {
  id = "R-1", name = "r", kind = "practice", elements = { "account_specific_value_proposition" }, title = "t",
  rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c)
    return c.account_specific_value_proposition.differentiation:is("account")
      and fail { message = "not as we want it" } or pass()
  end,
  tests = { { name = "n", expect = "pass", program = "" } },
}
"""


def unknown_fields(count):
    return "".join(f"  zz{i} = 1,\n" for i in range(count))


def test_a_rule_full_of_mistakes_does_not_end_the_run(place):
    write(place, "samp.yaml")
    many = '(function() local t = {} for i = 1, 1001 do t[i] = "x" end return t end)()'
    write(place, "firm/R-1.lua", RULE.replace("ELEMENTS", many).replace("FIELDS", unknown_fields(50)))
    equal(run(place, "check", "--rules", "firm").returncode, 4)


def test_mistakes_are_told_in_one_order(place):
    write(place, "samp.yaml")
    write(place, "firm/R-1.lua", RULE.replace("ELEMENTS", "{}").replace("FIELDS", unknown_fields(60)))
    equal(len({run(place, "check", "--rules", "firm").stdout for _ in range(5)}), 1, "outputs")


def test_a_small_file_makes_no_large_report(place):
    word, times = "A" * 100000, 1000
    again = ", ".join(["*x"] * times)
    write(place, "a.samp.yaml", f"samp: 1\nz: &x {word}\nrole_and_goals: {{ goals: [{again}] }}\n")
    write(place, "b.samp.yaml", f'samp: 1\nz: &x {word}\n' + "*x : 1\n" * times)
    tags = ", ".join(["!e!x 1"] * times)
    write(place, "c.samp.yaml", f"%TAG !e! tag:x,2000:{word}\n---\nsamp: 1\nz: [{tags}]\n")
    for name in ("a", "b", "c"):
        done = run(place, "check", f"{name}.samp.yaml")
        if len(done.stdout) > 10_000_000:
            raise AssertionError(f"{name}: {len(done.stdout)} characters")


def test_a_fifo_is_read_to_its_end(place):
    fifo = place / "pipe"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_text, args=(COMPACT,), daemon=True)
    writer.start()
    done = run(place, "check", "pipe")
    writer.join(TIMEOUT_SECONDS)
    equal(done.returncode, 0)
    contains(done.stdout, verdict_line("pipe"))


def test_an_endless_device_ends_at_the_limit(place):
    done = run(place, "check", "/dev/zero")
    equal(done.returncode, 3)
    contains(done.stdout, "/dev/zero:1:1: error[encoding]: the file is larger than 16777216 bytes")


def test_many_documents_end_at_the_limit(place):
    write(place, "samp.yaml", "--- ~\n" * 10001)
    done = run(place, "check", "samp.yaml")
    equal(done.returncode, 3)
    contains(done.stdout, "samp.yaml:10001:1: error[limit]: more than 10000 documents in one file; the rest is not read\n")


# ---- settings ---------------------------------------------------------------------------------------------------


def test_settings_from_another_folder(place):
    """Paths are written from where one stands; in settings, they are counted from their own folder."""
    write(place, "firm/.samplint.yaml", "rule_folders: [rules]\nleave_out: [old]\nrules: { APD-1: { off: reasons } }\n")
    write(place, "firm/rules/R-1.lua", FAILING)
    write(place, "firm/north/samp.yaml")
    write(place, "firm/old/samp.yaml", "[")
    for folder, argument, settings in (("", "firm", "firm/"), ("firm", ".", ""), ("firm/north", ".", "../"),
                                       ("firm/north", "..", "../"), ("firm/old", "../north", "../"),
                                       ("", str(place / "firm"), str(place / "firm") + "/")):
        done = run(place / folder, "check", argument)
        equal((done.returncode, done.stderr), (0, ""), f"{argument} from {folder}")
        program = os.path.normpath(os.path.join(argument, "" if argument.endswith("north") else "north", "samp.yaml"))
        program = "samp.yaml" if (folder, argument) == ("firm/north", ".") else program
        contains(done.stdout, f"{program}:15:20: info[R-1]: not as we want it\n")
        contains(done.stdout, " rules, 1 off")
        contains(done.stdout, f"\noff: APD-1, reasons ({settings}.samplint.yaml:3)\n")
        lacks(done.stdout, "old/samp.yaml")


def test_problems_of_settings_from_another_folder(place):
    write(place, "firm/.samplint.yaml", "rule_folders: [gone]\nleave_outs: []\n")
    write(place, "firm/north/samp.yaml")
    done = run(place / "firm/north", "check", "samp.yaml")
    equal((done.returncode, done.stderr), (2, ""))
    contains(done.stdout, "../.samplint.yaml:2:1: error[settings]: there is no setting \"leave_outs\"; "
                          "did you mean \"leave_out\"?\n")
    contains(done.stdout, "../.samplint.yaml:1:16: error[settings]: ../gone: No such file or directory; a path counts "
                          "from the folder of this file\n")
    lacks(done.stdout, "samp.yaml \"")


def test_settings_that_are_named_win(place):
    """They hold for all files, and no others are looked at; paths in them count from where they lie."""
    write(place, ".samplint.yaml", "nonsense: 1\n")
    write(place, "firm/.samplint.yaml", "severity: { misfit: info }\n")
    write(place, "firm/samp.yaml", MISFIT)
    write(place, "south.samp.yaml", MISFIT)
    write(place, "central/ours.yaml", "rule_folders: [rules]\nseverity: { misfit: warning }\n")
    write(place, "central/rules/R-1.lua", FAILING)
    equal(run(place, "check", ".").returncode, 2)
    equal(run(place, "check", "firm").returncode, 0)
    contains(run(place, "check", "firm").stdout, "firm/samp.yaml:21:22: info[FIT-02]: ")
    for arguments in (("--settings", "central/ours.yaml"), ("--settings=./central/../central/ours.yaml",)):
        done = run(place, "check", *arguments, ".")
        equal((done.returncode, done.stderr), (0, ""))
        for name in ("firm/samp.yaml", "south.samp.yaml"):
            contains(done.stdout, f"{name}:21:22: warning[FIT-02]: ")
            contains(done.stdout, f"{name}:15:20: info[R-1]: not as we want it\n")
    done = run(place / "firm", "check", "--settings", "../central/ours.yaml", "samp.yaml")
    contains("\n" + done.stdout, "\nsamp.yaml:15:20: info[R-1]: ")
    equal(run(place / "firm", "check", "--settings", "central/ours.yaml", "samp.yaml").returncode, 2)
    equal(run(place / "firm", "check", "--settings", "../central/ours.yaml", "--settings", ".samplint.yaml").stdout,
          run(place / "firm", "check").stdout, "the last one")


def test_files_that_are_named_are_not_left_out(place):
    write(place, ".samplint.yaml", "leave_out: [old]\n")
    write(place, "samp.yaml")
    write(place, "old/samp.yaml", MISFIT)
    contains(run(place, "check", ".").stdout, "\n1 program: 1 congruent;")
    contains(run(place, "check", ".", "old/samp.yaml").stdout, "\n2 programs: 1 congruent, 1 incongruent;")
    contains(run(place, "check", "old/samp.yaml").stdout, verdict_line("old/samp.yaml", "incongruent"))
    contains(run(place / "old", "check", "samp.yaml").stdout, verdict_line("samp.yaml", "incongruent"))


def test_programs_of_an_account_are_left_out(place):
    """They are found, and not named: an archive may hold the same accounts."""
    write(place, ".samplint.yaml", "leave_out: [old]\n")
    write(place, "accounts/first.yaml", "name: First\n")
    write(place, "samp.yaml", COMPACT + "accounts: [accounts/*.yaml]\n")
    write(place, "old/accounts/first.yaml", "name: First\n")
    write(place, "old/samp.yaml", COMPACT + "accounts: [accounts/*.yaml]\n")
    contains(run(place, "check", "accounts/first.yaml").stdout, 'samp.yaml "Compact": congruent, ')
    done = run(place, "check", "old/accounts/first.yaml")
    equal((done.returncode, done.stdout, done.stderr),
          (2, "", "samplint: nothing was checked: the settings leave out all that was found (1 file)\n"))


def test_all_files_left_out_is_said(place):
    """A run that checks nothing does not pass."""
    write(place, ".samplint.yaml", "leave_out: [\"*\"]\n")
    write(place, "old/a.samp.yaml")
    write(place, "old/b.samp.yaml")
    message = "samplint: nothing was checked: the settings leave out all that was found (2 files)\n"
    for folder, argument in (("", "."), ("", "old"), ("old", ".")):
        done = run(place / folder, "check", argument)
        equal((done.returncode, done.stdout, done.stderr), (2, "", message))
    done = run(place, "check", "--format", "json", ".")
    equal((done.returncode, done.stderr), (2, message))
    equal(json.loads(done.stdout)["summary"]["programs"], 0)


def test_settings_of_standard_input(place):
    """They are those of the folder one stands in."""
    write(place, ".samplint.yaml", "severity: { misfit: info }\n")
    (place / "old").mkdir()
    for folder in ("", "old"):
        done = run(place / folder, "check", "-", input=MISFIT)
        equal(done.returncode, 0, folder)
        contains(done.stdout, "<stdin>:21:22: info[FIT-02]: ")


def test_settings_end_at_the_repository(place):
    write(place, ".samplint.yaml", "nonsense: 1\n")
    write(place, "firm/.git/HEAD", "")
    write(place, "firm/north/samp.yaml")
    equal(run(place, "check", "firm").returncode, 0)
    contains(run(place / "firm/north", "check", "--show-config").stdout, "# settings: none found\n")
    equal(run(place, "check", ".").returncode, 0)
    write(place, "samp.yaml")
    equal(run(place, "check", ".").returncode, 2)


def test_one_wrong_file_of_settings_stops_the_run(place):
    """What was asked for would be checked in part only."""
    for firm in ("north", "south"):
        write(place, f"{firm}/samp.yaml", MISFIT)
    write(place, "south/.samplint.yaml", "severity: { misfits: info }\n")
    done = run(place, "check", ".")
    equal((done.returncode, done.stderr), (2, ""))
    equal(done.stdout, "south/.samplint.yaml:1:13: error[settings]: there is no kind \"misfits\"; did you mean "
                       "\"misfit\"?\n    1 | severity: { misfits: info }\n      |             ^^^^^^^\n\n")
    equal(run(place, "check", "--show-config", ".").stdout, done.stdout)
    equal(run(place, "check", "north").returncode, 1)


def test_the_command_line_has_the_last_word(place):
    write(place, ".samplint.yaml", "severity: { undetermined: error }\n"
                                   "rules: { APD-2: { options: { longest_cycle_months: 6 } }, APD-1: { off: reasons } }\n")
    write(place, "samp.yaml", COMPACT.replace("  size: 8\n", ""))
    done = run(place, "check")
    equal(done.returncode, 1)
    contains(done.stdout, "info[APD-2]: the review of the portfolio is not declared to take place at least every 6 months")
    contains(done.stdout, "error[undetermined]: ")
    done = run(place, "check", "--undetermined", "info", "--option", "APD-2.longest_cycle_months=18")
    equal(done.returncode, 0)
    lacks(done.stdout, "[APD-2]")
    contains(done.stdout, "  info[undetermined]: ")
    shown = run(place, "check", "--undetermined", "info", "--option", "APD-2.longest_cycle_months=18", "--show-config")
    contains(shown.stdout, "\n      longest_cycle_months: 18                 # set for this run\n")
    contains(shown.stdout, "\n  undetermined: info                           # set for this run\n")
    done = run(place, "check", "--option", "APD-1.most=1")
    equal((done.returncode, done.stdout), (2, "error[option]: the rule APD-1 is off: reasons\n\n"))


def test_the_profile_adds_up(place):
    """The rules that cost most come first, and the last line has their sums; sessions count together."""
    for firm in ("north", "south"):
        write(place, f"{firm}/samp.yaml", COMPACT)
    write(place, "south/.samplint.yaml", "rules: { APD-2: { off: reasons } }\n")
    done = run(place, "check", "--profile", ".")
    equal(done.returncode, 0)
    head, *lines = done.stderr.splitlines()
    equal(head, "rule                       calls  remembered  instructions  milliseconds")
    costs = [line.split() for line in lines]
    sums = costs.pop()
    equal(sums[0], "all")
    equal([int(sums[i]) for i in (1, 2, 3)], [sum(int(cost[i]) for cost in costs) for i in (1, 2, 3)])
    equal(costs, sorted(costs, key=lambda cost: (-int(cost[3]), cost[0])))
    equal([cost[1] for cost in costs if cost[0] in ("APD-1", "APD-2")], ["2", "1"])


def test_configurations_of_several_settings(place):
    """One is shown for each settings of the run, and nothing is checked."""
    write(place, "north/samp.yaml", "[")
    write(place, "south/samp.yaml", "[")
    write(place, "west/samp.yaml", "[")
    write(place, "north/.samplint.yaml", "rules: { APD-2: { options: { longest_cycle_months: 6 } } }\n")
    write(place, "south/.samplint.yaml", "rules: { APD-2: { off: reasons } }\n")
    for form in ("text", "json"):
        done = run(place, "check", "--format", form, "--show-config", ".")
        equal((done.returncode, done.stderr), (0, ""))
        heads = [line for line in done.stdout.splitlines() if line.startswith("#")]
        equal(heads, ["# settings: north/.samplint.yaml", "# settings: south/.samplint.yaml", "# settings: none found"])
        found = re.findall(r"^  APD-2:\n(?:    .*\n)*?(      longest_cycle_months: .*)$|^(  APD-2:.*\n    off: .*)$", done.stdout,
                           re.MULTILINE)
        lines = [option or off for option, off in found]
        equal(lines, ["      longest_cycle_months: 6                  # north/.samplint.yaml:1",
                      "  APD-2:\n    off: \"reasons\"                             # south/.samplint.yaml:1",
                      "      longest_cycle_months: 12                 # default"])


# ---- what is wrong with the run, in JSON ------------------------------------------------------------------------


def test_bytes_that_are_no_text_in_arguments(place):
    """They come back as numbers, whatever the format."""
    write(place, "samp.yaml")
    (place / "firm").mkdir()
    with open(os.fsencode(place / "firm") + b"/\xff.lua", "wb") as file:
        file.write(b"return rule { id = \"X\" }\n")
    for arguments in (["--option", b"APD-2.\xff=1"], ["--option", b"\xff.x=1"],
                      ["--option", b"APD-2.longest_cycle_months=\xff"], [b"\xff.yaml"], ["--rules", b"\xff"],
                      ["--rules", "firm"]):
        for form in ("text", "json"):
            done = run(place, "check", "--format", form, *arguments, "samp.yaml")
            equal(done.stderr, "", f"{arguments} as {form}")
            contains(done.stdout, "\\xFF" if form == "text" else "\\\\xFF")
            equal(done.returncode, 4 if "firm" in arguments else 2)


def test_option_without_equals_says_so_once(place):
    write(place, "samp.yaml")
    done = run(place, "check", "--option", "x", "--option", "y", "samp.yaml")
    equal((done.returncode, done.stdout), (2, ""))
    contains(done.stderr, 'samplint: --option takes RULE.NAME=VALUE, not "x"\n')


# ---- many files -------------------------------------------------------------------------------------------------


# ---- repairs


def alternatives_of_each_conflict(place, *arguments):
    """The number of the last alternative of each conflict."""
    (program,) = [json.loads(line) for line in run(place, "repair", "--format", "json", *arguments).stdout.splitlines()]
    return [conflict["alternatives"][-1]["number"] for conflict in program["conflicts"]]


def test_an_alternative_is_applied_and_nothing_else_changes(place):
    before = (ROOT / "examples/misfits/samp.yaml").read_text(encoding="utf-8")
    write(place, "samp.yaml", before)
    (place / "samp.yaml").chmod(0o640)
    done = run(place, "repair", "--apply", "1", "samp.yaml")
    equal((done.returncode, done.stderr), (1, ""))
    equal(
        done.stdout,
        "samp.yaml: written\n"
        "  role_and_goals.coreness: supporting (was peripheral)\n"
        "samp.yaml: incongruent, with the same practices as before; check shows why, and repair shows further alternatives\n",
    )
    after = (place / "samp.yaml").read_text(encoding="utf-8")
    changed = [(old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    equal(changed, [("  coreness: peripheral", "  coreness: supporting")])
    equal((place / "samp.yaml").stat().st_mode & 0o777, 0o640)
    equal(sorted(path.name for path in place.iterdir()), ["samp.yaml"])


def test_without_a_rule_that_judges_nothing_is_congruent(place):
    off = [f"  {path.stem}: {{ off: not for us }}\n" for path in sorted((ROOT / "rules").glob("*/*.lua"))
           if path.parent.name in ("fit", "theme")]
    write(place, ".samplint.yaml", "rules:\n" + "".join(off))
    write(place, "samp.yaml", (ROOT / "examples/complete/samp.yaml").read_text(encoding="utf-8"))
    why = "no fit rule and no theme rule is on, so no program can be congruent; leave one on\n"
    done = run(place, "samp.yaml")
    contains(done.stdout, ": incomplete, ")
    equal(done.stderr, "samplint: " + why)
    for command in (["audit"], ["repair", "samp.yaml"]):
        done = run(place, *command)
        equal((done.returncode, done.stdout.strip(), done.stderr), (2, "error[load]: " + why.strip(), ""))


def apply(place, numbers):
    """Applies alternatives. Where samplint asks for a preference, prefers the first value that an alternative offers."""
    (program,) = [json.loads(line) for line in run(place, "repair", "--limit", "3", "--format", "json", "samp.yaml").stdout.splitlines()]
    command = ["repair", "--limit", "3", *[word for n in numbers for word in ("--apply", str(n))]]
    done = run(place, *command, "samp.yaml")
    chosen = [one for conflict in program["conflicts"] for one in conflict["alternatives"] if one["number"] in numbers]
    changes = [change for one in chosen for change in [*one["changes"], *itertools.chain(*one["choices"])]]
    offered = {}
    for change in changes:
        for sign, words in (("=", change["values"]), ("+=", change["added"]), ("-=", change["removed"])):
            offered.setdefault((change["path"], sign), []).extend(words)
    asked = re.findall(r"; choose with --prefer (\S+?)(=|\+=|-=)(?:VALUE|WORD)\n", done.stdout)
    preferred = [path + sign + offered[path, sign][0] for path, sign in asked]
    if not preferred:
        return done
    equal(done.returncode, 2)
    return run(place, *command, *[word for one in preferred for word in ("--prefer", one)], "samp.yaml")


def test_a_file_that_another_program_shares_is_named(place):
    (place / "accounts").mkdir()
    for name in ("a", "b"):
        write(place, f"{name}.samp.yaml", COMPACT + "accounts: [accounts/one.yaml]\n")
    account = "name: One\naccount_performance_management: { value_creation: { quantified: false } }\n"
    write(place, "accounts/one.yaml", account)
    told = "accounts/one.yaml: b.samp.yaml names this file, too, and {} with it\n"
    contains(run(place, "repair", "--apply", "1", "--dry-run", "a.samp.yaml").stdout, told.format("would change"))
    equal((place / "accounts/one.yaml").read_text(encoding="utf-8"), account)
    done = run(place, "repair", "--apply", "1", "a.samp.yaml").stdout
    equal(done.splitlines()[0], "accounts/one.yaml: written")
    contains(done, told.format("has changed"))


def test_a_way_fits_the_terminal(place):
    """By whole words and paths: only a path that is longer than a line, and what cannot be divided from it, goes beyond its end."""
    for columns in (60, 80, 90, 120):
        text, _, _ = run_on_terminal(ROOT, "repair", "--color", "never", "examples/high-sounding", columns=columns)
        for line in text.splitlines()[1:]:
            longest = max(map(len, line.split()), default=0)  # a path is never divided
            assert len(line) <= max(min(columns, 100), longest + 10), (columns, line)
        equal(len(text.splitlines()) > 40, True)
    wide, _, _ = run_on_terminal(ROOT, "repair", "--color", "never", "examples/high-sounding", columns=120)
    equal(wide.replace("\r", ""), run(ROOT, "repair", "examples/high-sounding").stdout)


def test_a_difference_is_what_diff_would_show(place):
    """Applied by patch, it gives the bytes that --apply writes."""
    text = (ROOT / "examples/misfits/samp.yaml").read_text(encoding="utf-8")
    for edit in (lambda one: one, lambda one: one.replace("\n", "\r\n"), lambda one: one.rstrip("\n")):
        write(place, "samp.yaml", edit(text))
        before = (place / "samp.yaml").read_bytes()
        command = ["repair", "--apply", "1", "--apply", "3", "--apply", "5", "samp.yaml"]
        shown = run(place, *command, "--dry-run", "--format", "json").stdout
        (one,) = json.loads(shown)["files"]
        equal((place / "samp.yaml").read_bytes(), before)
        (place / "other.yaml").write_bytes(before)
        subprocess.run(["patch", "--binary", "-s", "other.yaml"], cwd=place, input=one["diff"].encode(), check=True)
        equal(run(place, *command).returncode, 0)
        equal((place / "other.yaml").read_bytes(), (place / "samp.yaml").read_bytes())


def incongruent_examples():
    for path in sorted((ROOT / "examples").glob("*/samp.yaml")):
        done = run(ROOT, "repair", str(path))
        if done.returncode:
            equal(done.returncode, 1)
            yield path.read_text(encoding="utf-8")


def test_alternatives_of_all_conflicts_make_a_program_congruent(place):
    """Each alternative of each conflict, with any of the others, and beside accounts as they are."""
    examples = list(incongruent_examples())
    equal(len(examples), 8)
    for text in examples:
        write(place, "samp.yaml", text)
        listed = run(place, "repair", "--limit", "3", "--format", "json", "samp.yaml").stdout
        (program,) = [json.loads(line) for line in listed.splitlines()]
        equal(program["left_out"], [])
        choices = [[a["number"] for a in conflict["alternatives"]] for conflict in program["conflicts"]]
        for round in range(max(map(len, choices))):
            write(place, "samp.yaml", text)
            done = apply(place, [numbers[round % len(numbers)] for numbers in choices])
            if "role_and_goals.role takes a text, which only you can write" in done.stdout:
                equal((done.returncode, "role:" in text), (2, False))
                continue
            equal((done.returncode, done.stderr), (0, ""))
            contains(done.stdout, "\nsamp.yaml: congruent")
            contains(run(place, "samp.yaml").stdout, ": congruent, ")
            equal(run(place, "repair", "samp.yaml").returncode, 0)


def test_repairs_propose_choices_only(place):
    """No alternative changes a fact or what follows from choices, and none gives a value that means absence."""
    page = json.loads(run(place, "explain", "--format", "json").stdout)
    fields, left = {}, [*page["other_fields"], *page["elements"]]
    while left:
        field = left.pop()
        left += field.get("fields") or field.get("attributes") or []
        fields[field.get("path", "")] = field
    given = {path for path, field in fields.items() if field.get("nature") in ("fact", "outcome")}
    absent = {(path, word["word"]) for path, field in fields.items() for word in field.get("words", ()) if word["absent"]}
    assert len(given) >= 3 and ("account_specific_value_proposition.earnings_logic", "undefined") in absent, (given, absent)
    proposed = 0
    for text in incongruent_examples():
        write(place, "samp.yaml", text)
        (program,) = [json.loads(line) for line in run(place, "repair", "--format", "json", "samp.yaml").stdout.splitlines()]
        for conflict in program["conflicts"]:
            for change in (change for alternative in conflict["alternatives"] for change in alternative["changes"]):
                proposed += 1
                assert change["path"] not in given, change
                assert not [value for value in change["values"] if (change["path"], value) in absent], change
    assert proposed > 30, proposed


# What the firm can serve: without it, FIT-09 does not apply.
CAPACITY = "rules: { FIT-09: { options: { most_part_time: 10, most_mixed: 40, most_dedicated: 100 } } }\n"


def with_accounts_on_the_side(name):
    """An example with eleven accounts, each with part-time people of its own."""
    text = (ROOT / "examples" / name / "samp.yaml").read_text(encoding="utf-8").split("\naccounts:")[0]
    accounts = [f"- {{ name: A{i}, account_team_profile_and_skills: {{ staffing: part_time }} }}" for i in range(11)]
    return "\n".join([text, "accounts:", *accounts, ""])


def test_what_no_change_of_the_standard_mends_is_left_to_check(place):
    write(place, ".samplint.yaml", CAPACITY)
    text = with_accounts_on_the_side("misfits")
    write(place, "samp.yaml", text)
    done = run(place, "repair", "samp.yaml")
    equal(done.returncode, 1)
    told, left = done.stdout.find("no change of the standard is known to satisfy it"), done.stdout.find("FIT-09: ")
    equal(0 < left < told < done.stdout.find("  1 change is enough"), True)
    done = apply(place, alternatives_of_each_conflict(place, "--limit", "3", "samp.yaml"))
    equal(done.returncode, 1)
    contains(done.stdout, "samp.yaml: incongruent")
    contains(run(place, "samp.yaml").stdout, "error[FIT-09]")
    equal(run(place, "samp.yaml").stdout.count("error["), 1)
    equal("FIT-09: " in run(place, "repair", "samp.yaml").stdout, True)


def test_a_change_that_the_accounts_do_not_allow_is_not_offered(place):
    """Of the staffing of the rest, only what suits what the accounts that are listed have."""
    write(place, ".samplint.yaml", CAPACITY)
    write(place, "samp.yaml", with_accounts_on_the_side("country-club"))
    contains(run(place, "repair", "samp.yaml").stdout, "FIT-09: no change of the standard is known to satisfy it")
    text = (ROOT / "examples/country-club/samp.yaml").read_text(encoding="utf-8")
    own = "    account_team_profile_and_skills: { staffing: dedicated }\n"
    write(place, "samp.yaml", text.replace("  - name: Orrery", own + "  - name: Orrery").replace("size: 32", "size: 12"))
    done = run(place, "repair", "samp.yaml").stdout
    contains(done, "account_portfolio_definition.size: 1 to 11 (now 12)")
    contains(done, "account_team_profile_and_skills.staffing: mixed or dedicated (now part_time)")
    done = run(place, "impact", "--set", "account_portfolio_definition.size=11", "samp.yaml").stdout
    contains(done, "FIT-09")


def test_an_account_is_mended_where_it_stands(place):
    write(place, "samp.yaml", COMPACT + "accounts: [accounts/*.yaml]\n")
    text = "# ours\nname: North\naccount_specific_value_proposition: { pricing_logic: value_based } # agreed\n"
    write(place, "accounts/north.yaml", text + "account_performance_management: { value_creation: { quantified: false } }\n")
    before = (place / "samp.yaml").read_text(encoding="utf-8")
    contains(run(place, "repair", "samp.yaml").stdout, " for North\n")
    equal(run(place, "repair", "--apply", "1", "samp.yaml").returncode, 0)
    equal((place / "samp.yaml").read_text(encoding="utf-8"), before)
    equal((place / "accounts/north.yaml").read_text(encoding="utf-8").startswith("# ours\nname: North\n"), True)
    contains(run(place, "samp.yaml").stdout, ": congruent, ")


def test_the_end_of_a_path_is_enough_where_no_other_path_ends_so(place):
    whole = "account_specific_value_proposition.pricing_logic"
    write(place, "samp.yaml", (ROOT / "examples/misfits/samp.yaml").read_text(encoding="utf-8"))
    for command, option, value, code in (("repair", "--keep", "", 1), ("repair", "--cost", "=3", 1),
                                         ("impact", "--set", "=list", 1), ("audit", "--over", "", 0)):
        files = [] if command == "audit" else ["samp.yaml"]
        short, long = (run(place, command, option, path + value, *files) for path in ("pricing_logic", whole))
        equal((short.returncode, short.stdout), (code, long.stdout))
    equal(run(place, "repair", "--keep", "AVP", "samp.yaml").stdout,
          run(place, "repair", "--keep", "account_specific_value_proposition", "samp.yaml").stdout)
    write(place, "samp.yaml", COMPACT + "accounts: [{ name: North }]\n")
    contains(run(place, "impact", "--account", "North", "--set", "pricing_logic=list", "samp.yaml").stdout, whole + ": list")
    done = run(place, "impact", "--account", "North", "--set", "theme=growth", "samp.yaml")
    contains(done.stdout, "theme holds for the whole program")
    several = ("account_portfolio_definition.review.cycle_months or account_business_planning.cycle_months\n")
    for words in (["repair", "--keep", "cycle_months"], ["repair", "--cost", "cycle_months=2"],
                  ["impact", "--set", "cycle_months=3"], ["audit", "--over", "cycle_months"]):
        done = run(place, *words, *([] if words[0] == "audit" else ["samp.yaml"]))
        equal(done.returncode, 2)
        contains(done.stdout, "\"cycle_months\"; several paths end with it: " + several)


def test_of_several_values_the_preferred_one_is_taken(place):
    before = (ROOT / "examples/misfits/samp.yaml").read_text(encoding="utf-8")
    pricing = "account_specific_value_proposition.pricing_logic"
    taking = ["--keep", "account_performance_management", "--apply", "1", "--apply", "2", "--prefer"]
    for words, lines in (
        ([pricing + "=cost_plus", "--prefer", "earnings_logic=margin"], ["pricing_logic: cost_plus", "earnings_logic: margin"]),
        (["coreness=core"], ["coreness: core", "pricing_logic: list"]),
    ):
        write(place, "samp.yaml", before)
        done = run(place, "repair", *taking, *words, "samp.yaml")
        equal((done.returncode, done.stderr), (1, ""))
        for line in lines:
            contains(done.stdout, "." + line + " (was ")
            contains((place / "samp.yaml").read_text(encoding="utf-8"), "  " + line)
    write(place, "samp.yaml", before)
    for word, why in (
        ("pricing_logic=dear", f'the applied alternatives do not offer "dear" for {pricing}, but list or cost_plus'),
        ("theme=growth", "the applied alternatives leave no choice for role_and_goals.theme"),
        ("basis=team_result", "several paths end with it: "),
        ("value_creation=1", "is a group of attributes"),
        ("pricing_logic", "prefers no value; write PATH=VALUE"),
    ):
        done = run(place, "repair", *taking, word, "samp.yaml")
        equal((done.returncode, done.stderr), (2, ""))
        contains(done.stdout, why)
        equal((place / "samp.yaml").read_text(encoding="utf-8"), before)
    done = run(place, "repair", "--prefer", pricing + "=list", "samp.yaml")
    equal(done.returncode, 2)
    contains(done.stderr, "--prefer needs --apply")


def test_of_a_range_the_preferred_integer_is_taken(place):
    """Of an attribute that a pack adds."""
    pack = ROOT / "tests/golden/packs"
    before = (pack / "samp.yaml").read_text(encoding="utf-8")
    for value, seats in (("4", 4), ("17", 17), ("20", 20), ("3", 3), ("21", 3), ("17x", 3), ("", 3)):
        write(place, "samp.yaml", before)
        done = run(place, "repair", "--rules", str(pack / "policy"), "--apply", "2", "--prefer", f"seats={value}", "samp.yaml")
        equal((done.returncode, done.stderr), (2 if seats == 3 else 0, ""))
        contains((place / "samp.yaml").read_text(encoding="utf-8"), f"firm_board: {{ seats: {seats},")


def test_accounts_that_are_alike_are_repaired_together(place):
    fault = "account_performance_management: { value_creation: { quantified: false } }"
    other = "account_specific_value_proposition: { earnings_logic: margin }, " + fault
    names = [f"Account number {number}" for number in range(1, 9)]
    accounts = [f"- {{ name: {name}, {other if name.endswith('4') else fault} }}" for name in names]
    write(place, "samp.yaml", "\n".join([COMPACT.rstrip(), "accounts:", *accounts, ""]))
    done = run(place, "repair", "samp.yaml").stdout
    contains(done, "\nFIT-12 for Account number 1 (and 6 accounts like it) and Account number 4\n")
    contains(done, "quantified: true (now false)\n         in Account number 1 (and 6 accounts like it)\n")
    done = run(place, "repair", "--apply", "2", "samp.yaml")
    contains(done.stdout, "  Account number 6: account_performance_management.value_creation.quantified: true (was false)\n")
    equal((place / "samp.yaml").read_text(encoding="utf-8").count("quantified: false"), 0)
    equal(run(place, "check", "samp.yaml").returncode, 0)
    own = "account_specific_value_proposition: { pricing_logic: value_based, earnings_logic: margin }"
    write(place, "samp.yaml", COMPACT + "accounts:\n" + "".join(f"- {{ name: {name}, {own} }}\n" for name in names))
    sets = [word for value in ("pricing_logic=list", "earnings_logic=margin", "quantified=false") for word in ("--set", value)]
    done = run(place, "impact", *sets, "samp.yaml")
    equal((done.returncode, done.stderr), (1, ""))
    contains(done.stdout, f"\nFIT-12 for Account number 1 (and {len(names) - 1} accounts like it)\n")


FIRM_FIT = """return rule {
  id = "FIRM-9", name = "no-list-prices", kind = "fit", title = "t", rationale = "r", remediation = "m",
  elements = { "role_and_goals", "account_specific_value_proposition" }, source = { { at = "x" } },
  check = function(c)
    if c.role_and_goals.theme:is("growth") and c.account_specific_value_proposition.pricing_logic:is("list") then
      return fail { message = "list prices", alternatives = { "another theme", "other prices" } }
    end
    return pass()
  end,
  tests = { { name = "not known", expect = "undetermined", program = "samp: 1" } },
}
"""


FIRM_ALL = """return rule {
  id = "FIRM-8", name = "accounts-are-much-alike", kind = "fit", title = "t", rationale = "r", remediation = "m",
  elements = { "account_specific_value_proposition", "account_management_process" }, source = { { at = "x" } },
  scope = "portfolio",
  check = function(_, _, accounts)
    local plain = 0
    plain = plain + accounts:tally("account_specific_value_proposition.differentiation").none
    plain = plain + accounts:tally("account_specific_value_proposition.operations_involvement").none
    plain = plain + accounts:tally("account_specific_value_proposition.earnings_logic").undefined
    plain = plain + accounts:tally("account_specific_value_proposition.work_division").transactional
    plain = plain + accounts:tally("account_specific_value_proposition.offering_structure").fixed_products
    plain = plain + accounts:tally("account_specific_value_proposition.pricing_logic").undefined
    plain = plain + accounts:tally("account_specific_value_proposition.joint_development").none
    plain = plain + accounts:tally("account_management_process.encounter_process").none
    plain = plain + accounts:tally("account_management_process.knowledge.generation")[false]
    plain = plain + accounts:tally("account_management_process.knowledge.dissemination")[false]
    plain = plain + accounts:tally("account_management_process.sales_process_tracks_plan")[false]
    if plain > 15 then
      return fail { message = "too plain", alternatives = { "another proposition", "another process" } }
    end
    return pass()
  end,
  tests = { { name = "no accounts", expect = "pass", program = "samp: 1" } },
}
"""


def test_a_rule_that_is_content_is_not_said_to_need_mending(place):
    """One about all accounts, which has too many cases beside those of this program."""
    write(place, "firm/FIRM-8.lua", FIRM_ALL)
    write(place, "firm/FIRM-9.lua", FIRM_FIT)
    done = run(place, "repair", "--rules", "firm", str(ROOT / "examples/complete/samp.yaml"))
    equal(done.returncode, 1)
    contains(done.stdout, "\nFIRM-8: not violated now; after a change, check whether the program still satisfies it\n")
    contains(done.stdout, "\nFIRM-9 for Kestrel Paper\n")


def test_where_a_rule_is_refused_it_is_not_said_that_all_is_well(place):
    write(place, "firm/FIRM-9.lua", "return nothing\n")
    write(place, "samp.yaml", COMPACT)
    done = run(place, "repair", "--rules", "firm", "samp.yaml")
    equal(done.returncode, 4)
    contains(done.stdout, 'samp.yaml "Compact": incomplete, but no change of a value can repair that; check shows why\n')


def test_a_waiver_that_is_not_needed_any_more_is_told_and_stays(place):
    waiver = "# samplint: waive FIT-12 until 2099-03-31 by program director because it is measured from spring on"
    block = "value_creation:\n    quantified: {} " + waiver + "\n    communication: regular"
    text = COMPACT.replace("value_creation: { quantified: true, communication: regular }", block.format("false"))
    write(place, "samp.yaml", text)
    done = run(place, "repair", "--apply", "1", "samp.yaml")
    equal((done.returncode, done.stderr), (0, ""))
    contains(done.stdout, "\nsamp.yaml: congruent\n")
    contains(done.stdout, ": the waiver in this line: it covers nothing, because FIT-12 finds nothing wrong here; delete it\n")
    contains((place / "samp.yaml").read_text(encoding="utf-8"), waiver + "\n")
    contains(run(place, "samp.yaml").stdout, "error[unused-waiver]")


def test_an_alternative_that_is_none_changes_nothing(place):
    before = (ROOT / "examples/misfits/samp.yaml").read_text(encoding="utf-8")
    write(place, "samp.yaml", before)
    done = run(place, "repair", "--apply", "1", "--apply", "999", "samp.yaml")
    equal(done.returncode, 2)
    contains(done.stdout, "there is no alternative 999; the alternatives are 1 to 5\n")
    equal((place / "samp.yaml").read_text(encoding="utf-8"), before)


def test_many_files_are_their_outputs_in_order(place):
    names = sorted(f"{number % 7}/{number}.samp.yaml" for number in range(50))
    for number, name in enumerate(names):
        write(place, name, MISFIT if number % 3 == 0 else COMPACT)
    whole = run(place, "check", ".")
    equal(whole.returncode, 1)
    single = ""
    for name in names:
        out = run(place, "check", "--picture", "never", name).stdout
        single += out[:out.index("1 program: ")]
    head, summary = whole.stdout[:len(single)], whole.stdout[len(single):]
    equal(head, single)
    contains(summary, "50 programs: 33 congruent, 17 incongruent; 17 errors, 0 warnings;")
    equal(run(place, "check", *reversed(names)).stdout, whole.stdout, "the order of the arguments")


def peak_kib(place, form, names, jobs):
    """The peak memory of a run over files. The last one is a pipe, at which the command waits to be looked at; what a
    parent learns of a child would hold the parent's own memory from before the child became the command."""
    fifo = place / "last"
    os.mkfifo(fifo)
    process = subprocess.Popen([command, "check", "--format", form, "--jobs", str(jobs), *names, "last"], cwd=place,
                               env={**ENVIRONMENT, **NOTHING_KEPT}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    with open(fifo, "w", encoding="utf-8") as pipe:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        pipe.write(COMPACT)
    process.wait(TIMEOUT_SECONDS)
    fifo.unlink()
    return int(re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE).group(1))


def test_memory_does_not_grow_with_files(place):
    for number in range(MOST_FILES):
        write(place, f"{number:03}.samp.yaml", MISFIT)
    names = [f"{number:03}.samp.yaml" for number in range(MOST_FILES)]
    for form, jobs in (("text", 1), ("json", 1), ("text", 2)):
        fewest = LEAST_FILES * jobs * jobs  # jobs hold some reports that wait to be written
        few = peak_kib(place, form, names[:fewest], jobs)
        many = peak_kib(place, form, names, jobs)
        if many > few + MEMORY_SLACK_KIB:
            raise AssertionError(f"{form}, {jobs} jobs: {few} KiB for {fewest} files, {many} KiB for {MOST_FILES}")


def test_two_runs_write_the_same(place):
    for number in range(20):
        write(place, f"{number}.samp.yaml", MISFIT)
    for form in ("text", "json"):
        equal(len({run(place, "check", "--format", form, ".").stdout for _ in range(3)}), 1, form)


# ---- the run ----------------------------------------------------------------------------------------------------


if __name__ == "__main__":
    command = str(pathlib.Path(sys.argv[1]).resolve())
    sys.exit(run_suite(globals(), fresh_place))
