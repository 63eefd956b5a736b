#!/usr/bin/env python3
"""Whether what is installed is whole and can be used: the command, its manual pages and completions, the library.

    /usr/bin/python3 tests/integration/install.py CMAKE BUILD_FOLDER SOURCE_FOLDER [C_FLAG...]

Everything is used from a folder that it was installed into, none of it from the build. The flags are those that a program needs to be
linked with the library, as where it was built with sanitizers.
"""

import contextlib
import gzip
import json
import os
import pathlib
import pty
import re
import select
import shlex
import subprocess
import sys
import tempfile
import time

from suite import run_suite

TIMEOUT_SECONDS = 300
TERMINAL_SECONDS = 60
SHELL_WORDS = re.compile(r"[=]|[^=]+")


def run(*arguments, **others):
    settings = {"stdin": subprocess.DEVNULL, "timeout": TIMEOUT_SECONDS, "check": False, **others}
    done = subprocess.run([str(argument) for argument in arguments], encoding="utf-8", stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **settings)
    return done.stdout, done.returncode


def run_well(*arguments, **others):
    output, code = run(*arguments, **others)
    equal((code, output if code else ""), (0, ""), " ".join(map(str, arguments)))
    return output


def equal(found, expected, what="value"):
    if found != expected:
        raise AssertionError(f"{what}: found {found!r}, expected {expected!r}")


def contains(whole, part, what="output"):
    if part not in whole:
        raise AssertionError(f"{what}: no {part!r} in {whole!r}")


class Place:
    def __init__(self, cmake, build, source, flags, prefix):
        self.cmake, self.source, self.flags, self.prefix = cmake, source, flags, prefix
        run_well(cmake, "--install", build, "--prefix", prefix)
        self.command = prefix / "bin/samplint"
        self.commands = re.findall(r"^  (\w+) ", self.help().partition("commands:")[2], re.MULTILINE)
        self.packages = next(prefix.rglob("samplint.pc")).parent

    def help(self, *arguments):
        return run_well(self.command, *arguments, "--help")

    def options(self, command):
        found = re.findall(r"^  (?:-\w, )?--([\w-]+)(?: (\S+))?", self.help(command), re.MULTILINE)
        return dict(found)

    def page(self, name):
        path = next((self.prefix / "share/man/man1").glob(f"{name}.1*"))
        return gzip.open(path, "rt", encoding="utf-8").read() if path.suffix == ".gz" else path.read_text("utf-8")

    def file(self, path):
        found = self.prefix / path
        if not found.is_file():
            raise AssertionError(f"not installed: {path}")
        return found


# ---- what is there ----------------------------------------------------------------------------------------------


def test_the_command_runs_from_there(place):
    output, code = run(place.command, "check", place.prefix / "share/doc/samplint/examples/complete/samp.yaml")
    equal(code, 0, output)
    contains(output, "congruent")


def test_schemas_are_there(place):
    for path in sorted((place.source / "share").rglob("*.*")):
        installed = place.file(pathlib.Path("share/samplint") / path.relative_to(place.source / "share"))
        equal(installed.read_bytes(), path.read_bytes(), str(path))


def test_nothing_is_of_this_machine(place):
    for path in place.prefix.rglob("*"):
        if path.suffix in (".pc", ".cmake", ".gz", ".fish") and path.is_file():
            text = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
            for folder in (place.source, place.prefix):
                if str(folder).encode() in text:
                    raise AssertionError(f"{path} names {folder}")


# ---- manual pages -----------------------------------------------------------------------------------------------


def pages(place):
    return {name: place.page(name) for name in ["samplint", *(f"samplint-{command}" for command in place.commands)]}


def test_each_command_has_a_page(place):
    found = sorted(path.name.removesuffix(".gz") for path in (place.prefix / "share/man/man1").iterdir())
    equal(found, sorted(f"{name}.1" for name in pages(place)))


def test_pages_are_well_formed(place):
    for name, text in pages(place).items():
        output, _ = run("mandoc", "-Tlint", "-Wwarning", input=text, stdin=None)
        # Without a date, a page is the same whenever it is built.
        complaints = [line for line in output.splitlines() if 'missing date, using ""' not in line]
        equal(complaints, [], name)
        equal(run("groff", "-ww", "-man", "-Tutf8", "-z", input=text, stdin=None), ("", 0), name)


def shown(text):
    """What a reader sees of a page, with single blanks."""
    output, code = run("mandoc", "-Tutf8", "-Owidth=500", input=text, stdin=None)
    equal(code, 0, output)
    return re.sub(r"\s+", " ", re.sub(".\b", "", output))


def test_pages_say_what_help_says(place):
    for command in place.commands:
        page, text = shown(place.page(f"samplint-{command}")), place.help(command)
        usage, _, rest = text.partition("\n\n")
        for line in usage.splitlines():
            contains(page, line.removeprefix("usage:").strip(), command)
        about, _, codes = rest.partition("exit codes (the highest that applies):")
        for paragraph in re.split(r"\n\n|\n  (?=\S)", about):
            contains(page, re.sub(r"\s+", " ", paragraph).strip(), command)
        for meaning in re.split(r"\n  \d  ", codes):
            contains(page, re.sub(r"\s+", " ", meaning).strip(), command)


# ---- completion -------------------------------------------------------------------------------------------------

VALUES = {("check", "--color"): {"auto", "always", "never"}, ("check", "--fail-on"): {"error", "warning", "info"},
          ("new", "--kind"): {"practice", "fit", "theme", "advice"}, ("test", "--format"): {"text", "tap", "junit", "json"}}


def bash(place, *words, folder=None):
    """What bash offers for the last of the words, which it splits at equals signs."""
    split = [piece for word in words for piece in SHELL_WORDS.findall(word) or [""]]
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _samplint 2>&1; '
              '[[ ${#COMPREPLY[@]} == 0 ]] || printf "%s\\n" "${COMPREPLY[@]}"')
    file = place.file("share/bash-completion/completions/samplint")
    return run_well("bash", "-uc", script, "bash", file, *split, cwd=folder).splitlines()


def test_bash_completes_commands_and_options(place):
    equal(set(place.commands) - set(bash(place, "samplint", "")), set())
    equal(bash(place, "samplint", "aud"), ["audit"])
    for command in place.commands:
        options = {f"--{name}" for name in place.options(command)}
        equal(set(bash(place, "samplint", command, "--")), options, command)
        equal(bash(place, "samplint", command, "--hel"), ["--help"], command)
    equal(set(bash(place, "samplint", "--")), {f"--{name}" for name in place.options("check")}, "without a command")


def test_bash_completes_values(place):
    for (command, option), words in VALUES.items():
        equal(set(bash(place, "samplint", command, option, "")), words, option)
        equal(set(bash(place, "samplint", command, f"{option}=")), words, f"{option}=")
        first = min(words)
        equal(bash(place, "samplint", command, f"{option}={first[:-1]}"), [first], f"{option}={first[:-1]}")
    equal(bash(place, "samplint", "check", "--option", ""), [])
    equal(bash(place, "samplint", "new", "pac"), ["pack"])
    equal(bash(place, "samplint", "--format", "js"), ["json"])


def test_bash_completes_names(place):
    listed = run_well(place.command, "rules", "--format", "json")
    rules = {rule["id"] for rule in json.loads(listed)["rules"]}
    offered = set(bash(place, "samplint", "check", "--trace", ""))
    equal((offered, len(offered) > 50), (rules, True))
    equal(bash(place, "samplint", "explain", "FIT-1"), sorted(rule for rule in rules if rule.startswith("FIT-1")))
    path = "account_specific_value_proposition.pricing_logic"
    for words in (("explain", path[:-3]), ("repair", "--keep", path[:-3]), ("audit", f"--over={path[:-3]}")):
        equal(bash(place, "samplint", *words), [path], str(words))


def test_bash_completes_files(place):
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        (here / "my rules").mkdir()
        (here / "my program.yaml").touch()
        equal(bash(place, "samplint", "check", "my", folder=here), ["my program.yaml", "my rules"])
        equal(bash(place, "samplint", "check", "--rules", "my", folder=here), ["my rules"])
        equal(bash(place, "samplint", "rules", "my", folder=here), ["my rules"])
        equal(bash(place, "samplint", "check", "--settings=my", folder=here), ["my program.yaml", "my rules"])
        equal(bash(place, "samplint", "my", folder=here), ["my program.yaml", "my rules"])


def fish(place, line):
    file = place.file("share/fish/vendor_completions.d/samplint.fish")
    with tempfile.TemporaryDirectory() as folder:
        offered = run_well("fish", "--no-config", "-c", 'source $argv[1]; complete -C $argv[2]', file, line, cwd=folder,
                           env={"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8"})
    return [word.partition("\t")[0] for word in offered.splitlines()]


def test_fish_completes(place):
    equal(set(place.commands) - set(fish(place, "samplint ")), set())
    for command in place.commands:
        equal({f"--{name}" for name in place.options(command)} - set(fish(place, f"samplint {command} --")), set(), command)
    equal(fish(place, "samplint --fail"), ["--fail-on"])
    equal(fish(place, "samplint audit --fail"), [])
    equal(fish(place, "samplint check --trace FIT-1"), sorted(fish(place, "samplint explain FIT-1")))
    equal(fish(place, "samplint new pac"), ["pack"])
    for (command, option), words in VALUES.items():
        equal(set(fish(place, f"samplint {command} {option} ")), words, option)


def zsh(place, line):
    """What stands on the line of a zsh after a tabulator."""
    folder = place.file("share/zsh/site-functions/_samplint").parent
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe("zsh", ["zsh", "-fi"], {"PATH": os.environ["PATH"], "TERM": "dumb", "PS1": "ready>", "LC_ALL": "C"})
    shown_so_far = b""

    def wait_for(part):
        nonlocal shown_so_far
        end = time.monotonic() + TERMINAL_SECONDS
        while part not in shown_so_far and time.monotonic() < end:
            if select.select([terminal], [], [], 1)[0]:
                shown_so_far += os.read(terminal, 65536)
        if part not in shown_so_far:
            raise AssertionError(f"zsh: no {part!r} in {shown_so_far!r}")
        found, _, shown_so_far = shown_so_far.partition(part)
        return (found + part).decode(errors="replace")

    try:
        wait_for(b"ready>")
        show = "show() { zle complete-word; print -r -- \"<$BUFFER>\" }; zle -N show; bindkey '^T' show"
        setup = f"fpath=('{folder}' $fpath); autoload -Uz compinit; compinit -u -D; unsetopt automenu; {show}; print -r don''e\n"
        os.write(terminal, setup.encode())
        wait_for(b"\ndone\r\n")
        wait_for(b"ready>")  # what is typed before would be no key
        os.write(terminal, line.encode() + b"\x14")
        return re.search(r"<([^<>]*)>\r?\n", wait_for(b">\r\n")).group(1)
    finally:
        os.close(terminal)
        os.waitpid(process, 0)


def test_zsh_completes(place):
    for typed, completed in (("aud", "audit "), ("check --pict", "check --picture="), ("audit --again", "audit --against="),
                             ("--fail", "--fail-on="), ("check --trace=FIT-1", "check --trace=FIT-1"),
                             ("new pac", "new pack "), ("explain ABP-", "explain ABP-"), ("test --format=ju", "test --format=junit ")):
        equal(zsh(place, f"samplint {typed}"), f"samplint {completed}", typed)


# ---- the library ------------------------------------------------------------------------------------------------


def check_with(place, program):
    output, code = run(program, place.source / "examples/complete/samp.yaml")
    contains(output, "samp.yaml: congruent")
    equal(code, 0)


def test_cmake_finds_the_library(place):
    with tempfile.TemporaryDirectory() as folder:
        run_well(place.cmake, "-S", place.source / "examples/embed", "-B", folder, f"-DCMAKE_PREFIX_PATH={place.prefix}",
                 f"-DCMAKE_C_FLAGS={' '.join(place.flags)}", "-DCMAKE_C_COMPILER=cc")
        run_well(place.cmake, "--build", folder)
        check_with(place, pathlib.Path(folder) / "embed")


def test_pkg_config_finds_the_library(place):
    environment = {**os.environ, "PKG_CONFIG_PATH": str(place.packages)}
    needed = run_well("pkg-config", "--cflags", "--libs", "samplint", env=environment)
    version = run_well("pkg-config", "--modversion", "samplint", env=environment).strip()
    equal(run_well(place.command, "--version").strip(), f"samplint {version}")
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "embed"
        folder_of_library, = shlex.split(run_well("pkg-config", "--variable=libdir", "samplint", env=environment))
        run_well("cc", "-o", program, place.source / "examples/embed/embed.c", *shlex.split(needed), *place.flags,
                 f"-Wl,-rpath,{folder_of_library}")
        check_with(place, program)


def main():
    cmake, build, source, *flags = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        place = Place(cmake, pathlib.Path(build), pathlib.Path(source).resolve(), flags, pathlib.Path(folder) / "where it is put")
        return run_suite(globals(), lambda: contextlib.nullcontext((place,)))


if __name__ == "__main__":
    sys.exit(main())
