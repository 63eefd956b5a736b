#!/usr/bin/env python3
"""The templates and commands of docs/templates.md do as the page says, and no settings can name a template.

    /usr/bin/python3 tests/integration/templates.py SAMPLINT ROOT
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from suite import run_suite

SAMPLINT = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(sys.argv[2]).resolve()
PAGE = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
COMMANDS = ("audit", "compare", "explain", "impact", "repair", "rules", "test", "waivers")


def samplint(*arguments):
    done = subprocess.run([SAMPLINT, *map(str, arguments)], cwd=ROOT, encoding="utf-8", timeout=300, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.stdout, done.stderr, done.returncode


def equal(found, expected):
    assert found == expected, f"found {found!r}, expected {expected!r}"


def templates():
    """The scripts of the page, by the names of files that the page gives them."""
    names = re.findall(r"`(\w+\.lua)`(?:,[^:`]*|\s+was)?:", PAGE)
    scripts = re.findall(r"^```lua\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    equal(len(names), len(scripts))
    return dict(zip(names, scripts))


def with_template(name, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / name
        path.write_text(templates()[name], encoding="utf-8")
        return [part.replace(str(path), name) if isinstance(part, str) else part
                for part in samplint(*arguments, "--template", path)]


def test_a_page_is_changed():
    page, errors, code = with_template("firm_page.lua", "explain", "FIT-12", "--format", "markdown")
    equal((code, errors), (0, ""))
    usual = samplint("explain", "FIT-12", "--format", "markdown")[0]
    assert "Rule `FIT-12`, kept by the account management office." in page
    assert "## Where it comes from\n" in page and "## Settings" not in page
    for section in ("## Why", "## Attributes that the rule reads", "## An example that fails"):
        assert section in page and section in usual, section
    text = with_template("firm_page.lua", "explain", "FIT-12")[0]
    assert "Rule FIT-12, kept by the account management office." in text


def test_a_list_of_its_own():
    command = ("waivers", "--today", "2027-12-01", "--waivers", "examples/misfits/waivers.yaml", "examples/misfits")
    written, errors, code = with_template("open_waivers.lua", *command)
    usual = samplint(*command)
    equal((code, errors), usual[2:0:-1])
    expired = usual[0].count(": expired: ")
    assert expired > 0
    equal(written.count("decides again\n"), expired)
    assert f"{expired} waiver" in written


def test_an_error_has_a_file_and_a_line():
    shown = re.search(r"^\$ samplint (.*)\n(.*\n)```$", PAGE, re.MULTILINE)
    arguments = shown.group(1).split()
    written, errors, code = with_template(arguments[-1], *arguments[:arguments.index("--template")])
    equal((written, errors, code), ("", shown.group(2), 2))


def test_each_command_takes_a_template():
    for command in COMMANDS:
        assert "--template FILE" in samplint(command, "--help")[0], command
        assert f"`{command}`" in PAGE.partition("## ")[0], command
    assert "--template" not in samplint("check", "--help")[0]


def test_formats_for_programs_take_none():
    for command in ("audit", "rules", "explain"):
        written, errors, code = with_template("misspelled.lua", command, "--format", "json")
        equal((written, code), ("", 2))
        assert "--template writes text or Markdown" in errors, errors


def test_the_page_lists_all_names():
    """Those of .luacheckrc, which luacheck holds against the templates, and no others."""
    settings = (ROOT / "templates/.luacheckrc").read_text(encoding="utf-8")
    names = set(re.findall(r'"(\w+)"', settings.partition("read_globals")[2].partition("}")[0]))
    shown = PAGE.partition("## What a template can use")[2].partition("The dots")[0]
    equal(sorted(names), sorted(set(re.findall(r"`(\w+)[(`]", shown)) & (names | set(re.findall(r"`(\w+)\(", shown)))
                               | set(re.findall(r"`(math|string|table)`", shown))))
    assert len(names) > 40, names
    checked = subprocess.run(["luacheck", "--no-color", "--config", ROOT / "templates/.luacheckrc", ROOT / "templates"],
                             encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    equal((checked.returncode, checked.stdout if checked.returncode else ""), (0, ""))


def test_settings_cannot_name_one():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / ".git").mkdir()
        (folder / "own.lua").write_text("return function() line('taken') end\n", encoding="utf-8")
        (folder / "samp.yaml").write_text((ROOT / "examples/complete/samp.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        for key in ("template", "templates"):
            (folder / ".samplint.yaml").write_text(f"{key}: own.lua\n", encoding="utf-8")
            written, errors, code = samplint("repair", folder / "samp.yaml")
            assert code == 2 and "taken" not in written, (written, errors)


if __name__ == "__main__":
    sys.exit(run_suite(dict(globals())))
