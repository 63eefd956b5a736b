#!/usr/bin/env python3
"""Whether the shared library exports just the functions of its headers, and the programs of docs/embedding.md work with it.

    /usr/bin/python3 tests/integration/embedding.py CC LIBRARY SOURCE_FOLDER [C_FLAG...]

LIBRARY is the shared library of the build. The flags are those that a program needs to be linked with it, such as sanitizers.
"""

import contextlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from suite import run_suite

TIMEOUT_SECONDS = 120
PROGRAM = "examples/misfits/samp.yaml"


def run(*arguments, **others):
    settings = {"timeout": TIMEOUT_SECONDS, "check": False, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **others}
    done = subprocess.run([str(argument) for argument in arguments], encoding="utf-8", **settings)
    return done.stdout, done.stderr, done.returncode


def equal(found, expected, what="value"):
    if found != expected:
        raise AssertionError(f"{what}: found {found!r}, expected {expected!r}")


class Setup:
    def __init__(self, compiler, library, source, flags):
        self.compiler, self.library, self.source, self.flags = compiler, library, source, flags
        self.page = (source / "docs/embedding.md").read_text(encoding="utf-8")
        self.sanitized = any(flag.startswith("-fsanitize") for flag in flags)

    def block(self, language):
        """The first code block of the page in a language."""
        return re.search(rf"^```{language}\n(.*?)^```$", self.page, re.DOTALL | re.MULTILINE).group(1)


def declared_functions(source):
    functions = set()
    for header in sorted((source / "include/samplint").glob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(encoding="utf-8"), flags=re.DOTALL)
        functions.update(re.findall(r"\bSL_API\b[^;{]*?\b(sl_\w+)\(", text))
    return functions


def test_exports_are_the_declared_functions(setup):
    names, errors, code = run("nm", "--dynamic", "--defined-only", "--format=posix", setup.library)
    equal((code, errors), (0, ""), "nm")
    exported = {line.split()[0].partition("@")[0] for line in names.splitlines()}
    declared = declared_functions(setup.source)
    if len(declared) < 100:
        raise AssertionError(f"only {len(declared)} functions were found in the headers; has their form changed?")
    tools = {name for name in exported if name.startswith(("__asan", "__ubsan", "__odr_asan", "__gcov"))}
    equal(sorted(exported - tools - declared), [], "exported, and not declared")
    equal(sorted(declared - exported), [], "declared, and not exported")


def test_headers_are_for_cplusplus(setup):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "program.cpp")
        path.write_text("#include <samplint/samplint.h>\nint main() { return sl_version() == nullptr; }\n", encoding="utf-8")
        program = pathlib.Path(folder, "program")
        output, errors, code = run("g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-I", setup.source / "include", path,
                                   *setup.flags, setup.library, f"-Wl,-rpath,{setup.library.parent}", "-o", program)
        equal((code, output + errors), (0, ""), "g++")
        equal(run(program)[2], 0, "the program")


def test_the_c_program(setup):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "editor.c")
        path.write_text(setup.block("c"), encoding="utf-8")
        program = pathlib.Path(folder, "editor")
        output, errors, code = run(setup.compiler, "-std=c17", "-Wall", "-Wextra", "-Werror", "-I", setup.source / "include",
                                   path, *setup.flags, setup.library, f"-Wl,-rpath,{setup.library.parent}", "-o", program)
        equal((code, output + errors), (0, ""), "the compiler")
        content = (setup.source / PROGRAM).read_text(encoding="utf-8")
        output, errors, code = run(program, setup.source / PROGRAM, input=content)
        equal((code, errors), (0, ""), "the program")
        if not output.startswith("incongruent, "):
            raise AssertionError(f"found {output!r}")
        # Account files are found beside the path, though the file of the path is not read.
        large = setup.source / "tests/golden/accounts-files/samp.yaml"
        output, errors, code = run(program, large, input=large.read_text(encoding="utf-8"))
        equal((code, "account-file" in output), (0, False), "a program with accounts")
        output, errors, code = run(program, pathlib.Path(folder, "samp.yaml"), input=large.read_text(encoding="utf-8"))
        equal((code, "account-file" in output), (0, True), "the same program elsewhere")


def test_the_python_program(setup):
    if setup.sanitized:
        return # a sanitizer's runtime has to be linked to Python itself
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "check.py")
        path.write_text(setup.block("python"), encoding="utf-8")
        output, errors, code = run(sys.executable, path, env={**os.environ, "SAMPLINT_LIBRARY": str(setup.library)})
        promised = re.search(r"It prints `([^`]+)`", setup.page).group(1)
        equal((code, errors, output), (0, "", promised + "\n"), "the program")


def test_versions_agree(setup):
    header = (setup.source / "include/samplint/version.h").read_text(encoding="utf-8")
    parts = [re.search(rf"#define SL_VERSION_{part} (\d+)", header).group(1) for part in ("MAJOR", "MINOR", "PATCH")]
    project = re.search(r"project\(samplint VERSION ([\d.]+)", (setup.source / "CMakeLists.txt").read_text(encoding="utf-8"))
    equal(".".join(parts), project.group(1), "the version of the headers")


def main():
    compiler, library, source, *flags = sys.argv[1:]
    setup = Setup(compiler, pathlib.Path(library).resolve(), pathlib.Path(source).resolve(), flags)
    return run_suite(globals(), lambda: contextlib.nullcontext((setup,)))


if __name__ == "__main__":
    sys.exit(main())
