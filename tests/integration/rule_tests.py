#!/usr/bin/env python3
"""What others make of the results of `samplint test`, and how it runs again.

    /usr/bin/python3 tests/integration/rule_tests.py COMMAND

TAP is read by Perl's prove, JUnit's XML is validated against junit.xsd by xmllint and counted again. --watch is started
on a folder in which files then change.
"""

import os
import pathlib
import re
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden"
COMMAND = str(pathlib.Path(sys.argv[1]).resolve())
TIMEOUT_SECONDS = 60


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT_SECONDS, check=False)


def prove(*paths):
    """prove takes a command apart at its blanks, so the folder it stands in is not to have any."""
    with tempfile.TemporaryDirectory() as name:
        command = pathlib.Path(name) / "samplint"
        command.symlink_to(COMMAND)
        return run("prove", "--exec", f"{command} test --format tap --coverage --mutate", *map(str, paths))


# ---- formats --------------------------------------------------------------------------------------------------------


def prove_reads_tests_that_pass():
    done = prove(GOLDEN / "test-files/firm/FEW-1.lua", GOLDEN / "test-coverage/firm/FEW-4.lua")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Files=2, Tests=8," in done.stdout and "Result: PASS" in done.stdout, done.stdout


def prove_reads_tests_that_fail():
    for folder, tests, failed in (("test-failing/firm/FEW-2.lua", 9, "1-9"), ("test-failing/firm/FEW-3.lua", 2, "1-2"),
                                  ("test-files-wrong/firm/BAD_test.yaml", 19, "1-19")):
        done = prove(GOLDEN / folder)
        assert done.returncode != 0, done.stdout
        assert f"Tests: {tests} Failed: {tests}" in done.stdout, done.stdout
        assert re.search(rf"Failed tests?:  {failed}\n", done.stdout), done.stdout
        assert "Parse errors" not in done.stdout, done.stdout


def count_suite(suite):
    cases = suite.findall("testcase")
    return len(cases), len(suite.findall("testcase/failure")), len(suite.findall("testcase/error"))


def junit_is_valid_and_adds_up():
    for case in ("test-files", "test-failing", "test-files-failing", "test-files-wrong", "test-refused", "test-coverage"):
        done = run(COMMAND, "test", "--format", "junit", "--coverage", str(GOLDEN / case / "firm"))
        with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
            file.write(done.stdout)
            file.flush()
            checked = run("xmllint", "--noout", "--nonet", "--schema", str(HERE / "junit.xsd"), file.name)
        assert checked.returncode == 0, f"{case}: {checked.stderr}"
        root = xml.etree.ElementTree.fromstring(done.stdout)
        total = [0, 0, 0]
        for suite in root.findall("testsuite"):
            counted = count_suite(suite)
            assert counted == tuple(int(suite.get(name)) for name in ("tests", "failures", "errors")), (case, counted)
            total = [a + b for a, b in zip(total, counted)]
        assert total == [int(root.get(name)) for name in ("tests", "failures", "errors")], (case, total)
        assert (done.returncode != 0) == (total[1] + total[2] > 0), case


# ---- watching -------------------------------------------------------------------------------------------------------


class Watch:
    """A samplint that watches a folder."""

    def __init__(self, folder):
        self.process = subprocess.Popen([COMMAND, "test", "--watch", str(folder)], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT)
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.process.stdout, selectors.EVENT_READ)

    def read_run(self):
        """What it writes until it waits."""
        text, end = b"", time.monotonic() + TIMEOUT_SECONDS
        while b"; interrupt to stop\n" not in text:
            assert self.selector.select(max(0, end - time.monotonic())), f"nothing more came after {text!r}"
            part = os.read(self.process.stdout.fileno(), 65536)
            assert part, f"it ended after {text!r}"
            text += part
        return text.decode()

    def end(self, number):
        self.process.send_signal(number)
        return self.process.wait(TIMEOUT_SECONDS)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.selector.close()


def watch_runs_again_on_change():
    with tempfile.TemporaryDirectory() as place:
        firm = pathlib.Path(place) / "firm"
        shutil.copytree(GOLDEN / "test-files/firm", firm)
        with Watch(firm) as watch:
            first = watch.read_run()
            assert "9 passed, 0 failed" in first and "watching 1 folder;" in first, first
            rule = firm / "FEW-1.lua"
            rule.write_text(rule.read_text(encoding="utf-8").replace("> options.most", "< options.most"), encoding="utf-8")
            assert "FAIL FEW-1" in watch.read_run()
            (firm / "notes.txt").write_text("nothing to see")  # is no reason to run
            shutil.copy(GOLDEN / "test-files/firm/FEW-1.lua", firm / ".new")
            (firm / ".new").rename(rule)  # as editors save
            assert "9 passed, 0 failed" in watch.read_run()
            (firm / "more").mkdir()
            assert "watching 2 folders;" in watch.read_run()
            shutil.copy(GOLDEN / "test-coverage/firm/FEW-4.lua", firm / "more")
            assert "2 rules, 1 file, 14 passed" in watch.read_run()
            (firm / "FEW-1_test.yaml").unlink()
            assert "2 rules, 8 passed" in watch.read_run()
            assert watch.end(signal.SIGINT) == 0


def watch_sees_the_pack_of_a_rule():
    with tempfile.TemporaryDirectory() as place:
        policy = pathlib.Path(place) / "policy"
        shutil.copytree(GOLDEN / "packs/policy", policy)
        whole = (policy / "pack.lua").read_text(encoding="utf-8")
        for part in ("rules/FIRM-2.lua", "rules"):
            with Watch(policy / part) as watch:
                first = watch.read_run()
                assert " 0 failed" in first and "watching 2 folders;" in first, first
                (policy / "pack.lua").write_text("no pack", encoding="utf-8")
                assert "pack.lua:1" in watch.read_run()
                (policy / "pack.lua").write_text(whole, encoding="utf-8")
                assert watch.read_run() == first
                assert watch.end(signal.SIGINT) == 0


def watch_ends_when_told_to():
    with Watch(GOLDEN / "test-failing/firm/FEW-2.lua") as watch:
        assert "FAIL FEW-2" in watch.read_run()
        assert watch.end(signal.SIGTERM) == 0


TESTS = [
    prove_reads_tests_that_pass,
    prove_reads_tests_that_fail,
    junit_is_valid_and_adds_up,
    watch_runs_again_on_change,
    watch_sees_the_pack_of_a_rule,
    watch_ends_when_told_to,
]


def main():
    failed = 0
    for test in TESTS:
        try:
            test()
        except AssertionError as error:
            failed += 1
            print(f"FAIL {test.__name__}", error, "", sep="\n")
    print(f"{len(TESTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
