#!/usr/bin/env python3
"""Packs as their users have them: what a lock holds and what it refuses, and that a hostile pack.lua stops nothing else.

    /usr/bin/python3 tests/integration/packs.py COMMAND ROOT
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from suite import run_suite

COMMAND, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
FOLDER = pathlib.Path(tempfile.mkdtemp())
CASE = ROOT / "tests/golden/packs"
TIMEOUT_SECONDS = 60


def run(*arguments, folder=FOLDER):
    return subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False,
                          timeout=TIMEOUT_SECONDS)


def fresh():
    """A repository with a pack, its settings, a program, and the lock of all that."""
    shutil.rmtree(FOLDER)
    shutil.copytree(CASE, FOLDER, ignore=shutil.ignore_patterns("expected.*", "command"))
    (FOLDER / ".git").mkdir()
    locked = run("rules", "--lock")
    assert locked.returncode == 0 and locked.stdout == "samplint.lock: written\n" and not locked.stderr, locked


def refused(*arguments, says, folder=FOLDER):
    for command in arguments or (("check", "--locked"), ("rules", "--locked"), ("check", "--locked", "--format=json")):
        told = run(*command, folder=folder)
        assert told.returncode == 2 and says in told.stdout, (command, says, told)
        assert "congruent\n" not in told.stdout and "FIT-01  " not in told.stdout, told


def change(path, before, after):
    text = (FOLDER / path).read_text(encoding="utf-8")
    assert before in text, text
    (FOLDER / path).write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_lock_is_stable_and_merges():
    fresh()
    first = (FOLDER / "samplint.lock").read_bytes()
    assert re.fullmatch(rb"#.*\nbuiltin \d+\.\d+\.\d+ sha256:[0-9a-f]{64}\nfirm-policy 1\.2\.0 sha256:[0-9a-f]{64} policy\n",
                        first), first
    run("rules", "--lock", "--settings", str(FOLDER / ".samplint.yaml"), folder=ROOT)
    assert (FOLDER / "samplint.lock").read_bytes() == first, "the lock changes with the folder it is written from"


def test_what_is_locked_is_what_holds():
    fresh()
    with_lock, without = run("check", "--locked"), run("check")
    assert with_lock.returncode == without.returncode == 1 and with_lock.stdout == without.stdout, with_lock
    (FOLDER / "policy/notes_test.yaml").write_text("x\n", encoding="utf-8")
    (FOLDER / "policy/README.md").write_text("x\n", encoding="utf-8")
    assert run("check", "--locked").returncode == 1, "what is no rule counts"
    shutil.move(FOLDER / "policy", FOLDER / "elsewhere")
    change(".samplint.yaml", "path: policy", "path: elsewhere")
    assert run("check", "--locked").returncode == 1, "the place of a pack counts"


def test_every_change_is_refused():
    for path, before, after in (("policy/rules/FIRM-1.lua", "too seldom", "too rarely"),
                                ("policy/rules/FIRM-3.lua", "\n", "\n\n"),  # of a rule that is off
                                ("policy/pack.lua", '"1.2.0"', '"1.2.1"'),
                                ("policy/pack.lua", "max = 20", "max = 21"),
                                ("samplint.lock", "firm-policy 1.2.0", "firm-policy 1.1.0"),
                                ("samplint.lock", "builtin 0.", "builtin 9.")):
        fresh()
        change(path, before, after)
        refused(says="writes the lock anew")
        assert run("check").returncode == 1
    fresh()
    shutil.copy(FOLDER / "policy/rules/FIRM-1.lua", FOLDER / "policy/rules/FIRM-4.lua")
    change("policy/rules/FIRM-4.lua", "FIRM-1", "FIRM-4")
    refused(says="firm-policy is locked as 1.2.0")
    (FOLDER / "policy/rules/FIRM-4.lua").unlink()
    shutil.move(FOLDER / "policy/rules/FIRM-2.lua", FOLDER / "policy/FIRM-2.lua")
    refused(says="firm-policy is locked as 1.2.0")


def test_the_command_that_is_named_writes_it_anew():
    fresh()
    change("policy/pack.lua", '"1.2.0"', '"1.3.0"')
    told = run("check", "--locked").stdout
    assert "1.2.0" in told and "1.3.0" in told and "in policy" in told, told
    (command,) = re.findall(r"samplint (rules --lock .*) writes the lock anew", told)
    assert run(*command.split()).returncode == 0 and run("check", "--locked").returncode == 1


def test_locks_that_are_no_locks():
    for text, says in ((None, "there is no lock here"), ("", "is in use, and not locked"),
                       ("<<<<<<< HEAD\n", "this line is not of the form"), ("x" * 2000000, "too large"),
                       ("\0\n", "this line is not of the form"), ("builtin 0.1.0\n", "this line is not of the form")):
        fresh()
        (FOLDER / "samplint.lock").unlink()
        if text is not None:
            (FOLDER / "samplint.lock").write_text(text, encoding="utf-8")
        refused(says=says)
    fresh()
    with (FOLDER / "samplint.lock").open("a", encoding="utf-8") as lock:
        lock.write("gone 1.0.0 sha256:" + "0" * 64 + " gone\n")
    refused(says="gone 1.0.0 is locked, and not in use")


def test_nothing_that_is_wrong_is_locked():
    fresh()
    before = (FOLDER / "samplint.lock").read_bytes()
    change("policy/rules/FIRM-1.lua", "firm_review", "firm_reviews")
    assert run("rules", "--lock").returncode == 4
    fresh()
    (FOLDER / "loose").mkdir()
    shutil.copy(FOLDER / "policy/rules/FIRM-3.lua", FOLDER / "loose/LOOSE-1.lua")
    change("loose/LOOSE-1.lua", "FIRM-3", "LOOSE-1")
    (FOLDER / ".samplint.yaml").write_text('packs: [{ path: policy, version: "1" }]\nrule_folders: [loose]\n', encoding="utf-8")
    told = run("rules", "--lock")
    assert told.returncode == 2 and "belong to no pack" in told.stdout, told
    refused(says="belong to no pack")
    assert (FOLDER / "samplint.lock").read_bytes() == before


def test_each_settings_have_their_lock():
    fresh()
    shutil.copytree(CASE, FOLDER / "other", ignore=shutil.ignore_patterns("expected.*", "command"))
    told = run("check", "--locked", ".")
    assert told.returncode == 2 and "other/samplint.lock" in told.stdout, told
    assert run("rules", "--lock", "--settings", "other/.samplint.yaml").stdout == "other/samplint.lock: written\n"
    assert run("check", "--locked", ".").returncode == 1


def test_commands_see_what_packs_add():
    fresh()
    assert "never, yearly or quarterly, lowest first; from the pack firm-policy; read by FIRM-1" in " ".join(
        run("explain", "--rules", "policy", "ABP").stdout.split())
    assert "; from the pack `firm-policy` |" in run("explain", "--rules", "policy", "--format=markdown", "ABP").stdout
    assert "samplint.value.account_business_planning.firm_review" in run("new", "meta", "--rules", "policy", "-").stdout
    assert "account_management_process.firm_sponsor" in run("audit", "policy").stdout  # which no rule reads that is on
    program = run("new", "program", "--rules", "policy", "new.samp.yaml")
    assert program.returncode == 0 and run("check", "new.samp.yaml").returncode == 1, program
    told = run("impact", "--set", "account_business_planning.firm_review=quarterly", "samp.yaml")
    assert "FIRM-2" in told.stdout, told
    repaired = run("repair", "samp.yaml").stdout
    assert "account_business_planning.firm_board.seats" in repaired, repaired
    told = run("test", "--coverage", "--mutate", "policy")
    assert told.returncode == 0, told
    rules = {rule["id"]: rule for rule in json.loads(run("rules", "--format=json").stdout)["rules"]}
    assert rules["FIT-01"]["waivable"] is False and rules["FIT-01"]["not_waivable_set_by"] == "policy/pack.lua:22", rules["FIT-01"]
    assert rules["FIRM-2"]["not_waivable_set_by"] == "policy/rules/FIRM-2.lua:6" and rules["FIT-02"]["waivable"], rules


def test_a_hostile_pack_stops_nothing_else():
    fresh()
    alone = run("check", "--format=json", "samp.yaml")
    hostile = FOLDER / "hostile"
    hostile.mkdir()
    for body in ("while true do end", 'local s = "x" while true do s = s .. s end', "local t = {} while true do t = { t } end",
                 "return pack(pack)", "local a = {} a.attributes = { a } return pack { vocabulary = { a, a } }",
                 'os.execute("touch owned")', "\x1bLua", "return pack {" + "{" * 250 + "}" * 250 + "}", "return pack { rules = '../policy' }",
                 'return pack { name = "x", version = "1.0.0", rules = { "../../../etc/passwd" } }'):
        (hostile / "pack.lua").write_text(body, encoding="utf-8")
        told = run("check", "--rules", "hostile", "--format=json", "samp.yaml")
        assert told.returncode == 4 and not told.stderr, (body, told)
        before, after = json.loads(alone.stdout), json.loads(told.stdout)
        assert before["programs"] == after["programs"], body
        problems = after["problems"]
        assert problems and all(problem["location"]["path"] == "hostile/pack.lua" for problem in problems), (body, problems)
    assert not (FOLDER / "owned").exists()


if __name__ == "__main__":
    code = run_suite(globals())
    shutil.rmtree(FOLDER)
    sys.exit(code)
