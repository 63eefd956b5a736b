"""Runs the tests of a script: its functions whose names start with "test_", in their order."""

import contextlib
import pathlib
import re
import subprocess
import tempfile


def report_formats(command):
    """The words of --format of `check`, as its help lists them: tests about every format take them from here."""
    text = subprocess.run([command, "check", "--help"], stdout=subprocess.PIPE, check=True, timeout=60).stdout.decode()
    words = re.search(r"--format FORMAT\s+([^;]*);", text).group(1).replace("(the default)", "")
    return re.split(r"\s*,\s*|\s+or\s+", words.strip())


@contextlib.contextmanager
def fresh_place():
    """An empty folder in the root of a repository: settings above it would hold, too."""
    with tempfile.TemporaryDirectory() as parent:
        (pathlib.Path(parent) / ".git").mkdir()
        place = pathlib.Path(parent) / "place"
        place.mkdir()
        yield (place,)


def run_suite(names, prepare=lambda: contextlib.nullcontext(())):
    """Calls each with what `prepare` gives for it. Says which failed, and returns the exit code."""
    tests = [(name, test) for name, test in names.items() if name.startswith("test_")]
    failed = 0
    for name, test in tests:
        with prepare() as arguments:
            try:
                test(*arguments)
            except (AssertionError, OSError, ValueError, subprocess.SubprocessError) as problem:
                failed += 1
                print(f"FAIL {name}\n{type(problem).__name__}: {problem}\n")
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0
