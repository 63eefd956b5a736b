"""Holds the README, and the pages of docs/ beside it, to their word.

usage: readme.py COMMAND ROOT

- What console blocks print is what the command prints: the parts between lines of "..." stand in the output in this order.
- Its rule loads and passes its own tests; its file of tests passes; its program is one, without a word outside the vocabulary; its settings hold.
- Its links lead to something.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

COMMAND, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language, text=README):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def pages():
    return [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def run(*arguments, folder=ROOT):
    return subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_console_blocks_show_what_is_printed():
    assert blocks("console")
    for block in (block for page in pages() for block in blocks("console", page.read_text(encoding="utf-8"))):
        first, _, rest = block.partition("\n")
        assert first.startswith("$ samplint "), first
        output, at = run(*first.split()[2:]).stdout, 0
        for part in filter(None, re.split(r"^\.\.\.\n", rest, flags=re.MULTILINE)):
            found = output.find(part, at)
            assert found >= 0, f"not in the output:\n{part}"
            at = found + len(part)


def test_the_rule_loads_and_passes_its_tests():
    (rule,) = blocks("lua")
    name = re.search(r'id = "([^"]+)"', rule)[1]
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / f"{name}.lua").write_text(rule, encoding="utf-8")
        result = run("test", folder)
    assert result.returncode == 0 and "1 rule, 3 passed, 0 failed" in result.stdout, result.stdout


def test_the_file_of_tests_passes():
    (block,) = re.findall(r"^  ```yaml\n(.*?)^  ```$", README, re.MULTILINE | re.DOTALL)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "price_test.yaml").write_text(block, encoding="utf-8")
        result = run("test", folder)
    assert result.returncode == 0 and "1 file, 1 passed, 0 failed" in result.stdout, result.stdout


def test_the_program_uses_the_vocabulary():
    program, _ = blocks("yaml")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "samp.yaml").write_text(program, encoding="utf-8")
        result = run("check", "--format", "json", folder)
    assert '"kind":"vocabulary"' not in result.stdout and '"kind":"syntax"' not in result.stdout, result.stdout
    assert '"name":"Harbor Accounts"' in result.stdout


def test_the_settings_are_settings():
    program, settings = blocks("yaml")
    (rule,) = blocks("lua")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "policy/rules").mkdir(parents=True)
        (folder / "policy/rules/FIRM-1.lua").write_text(rule, encoding="utf-8")
        (folder / "samp.yaml").write_text(program, encoding="utf-8")
        (folder / ".samplint.yaml").write_text(settings, encoding="utf-8")
        result = run("check", "--show-config", folder=folder)
    assert result.returncode == 0 and not result.stderr, result
    for line in ("undetermined: error", "longest_cycle_months: 18", "FIRM-1:", 'off: "everybody'):
        assert line in result.stdout, line


def test_links_lead_somewhere():
    for page in pages():
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert "://" in link or (page.parent / link).exists(), f"{page.name}: {link}"


def main():
    failed = 0
    tests = [value for name, value in sorted(globals().items()) if name.startswith("test_")]
    for test in tests:
        try:
            test()
        except AssertionError as fault:
            failed += 1
            print(f"FAIL {test.__name__}: {fault}")
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
