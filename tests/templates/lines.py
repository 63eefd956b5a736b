#!/usr/bin/env python3
"""Whether the golden tests, and some further commands, reach the lines of templates/.

    /usr/bin/python3 tests/templates/lines.py TEMPLATE_LINES

TEMPLATE_LINES is the command that lines.c makes. It runs all golden tests once, and some commands whose output changes from
run to run. luac, which is a part of Lua, lists the lines of a template that can run. At least LEAST percent of all of
them must have run.
"""

import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEAST = 95
MORE_COMMANDS = (("check", "--profile", "examples/misfits"), ("schema",), ("schema", "--account"), ("new", "meta", "-"),
                 ("explain", "--check", "docs"),
                 ("new", "rule", "--kind", "theme", "ID-1", "-"), ("new", "rule", "--kind", "practice", "ID-1", "-"))


def lines_that_can_run(path):
    """A line with nothing but the end of a function runs only when no return is before it."""
    done = subprocess.run(["luac5.4", "-l", "-p", path], capture_output=True, text=True, check=True)
    lines = {int(number) for number in re.findall(r"^\t\d+\t\[(\d+)\]\t(?!VARARGPREP)", done.stdout, re.MULTILINE)}
    text = path.read_text(encoding="utf-8").splitlines()
    return {number for number in lines if text[number - 1].strip() != "end"}


def lines_that_ran(command, folder):
    """Returns the lines of each template, by the name of its file."""
    found, wrapper = folder / "found", folder / "samplint"
    wrapper.write_text(f'#!/bin/sh\nSAMPLINT_TEMPLATE_LINES={shlex.quote(str(found))} exec {shlex.quote(command)} "$@"\n',
                       encoding="utf-8")
    wrapper.chmod(0o755)
    golden = subprocess.run([sys.executable, ROOT / "tests/golden/run.py", wrapper, "--once"], stdout=subprocess.PIPE,
                            text=True, check=False)
    if golden.returncode:
        sys.exit(golden.stdout)
    for arguments in MORE_COMMANDS:
        subprocess.run([wrapper, *arguments], cwd=ROOT, capture_output=True, check=False)
    subprocess.run([wrapper, "new", "pack", folder / "policy"], capture_output=True, check=False)
    shutil.copy(ROOT / "examples/misfits/samp.yaml", folder)
    subprocess.run([wrapper, "repair", "--apply", "1", folder / "samp.yaml"], capture_output=True, check=False)
    ran = {}
    for line in found.read_text(encoding="utf-8").splitlines():
        name, number = line.split()
        ran.setdefault(name, set()).add(int(number))
    return ran


def ranges(numbers):
    """"3, 7-9\""""
    texts = []
    for number in sorted(numbers):
        if texts and texts[-1][1] == number - 1:
            texts[-1][1] = number
        else:
            texts.append([number, number])
    return ", ".join(f"{first}-{last}" if first < last else f"{first}" for first, last in texts)


def main():
    with tempfile.TemporaryDirectory() as name:
        ran = lines_that_ran(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(name))
    reached = total = 0
    for path in sorted((ROOT / "templates").glob("*.lua")):
        lines = lines_that_can_run(path)
        missed = lines - ran.get(path.name, set())
        reached, total = reached + len(lines) - len(missed), total + len(lines)
        print(f"{path.name}: {len(lines) - len(missed)} of {len(lines)}" + (f", not {ranges(missed)}" if missed else ""))
    print(f"{100 * reached / total:.1f} % of {total} lines")
    return 0 if reached >= LEAST / 100 * total else 1


if __name__ == "__main__":
    sys.exit(main())
