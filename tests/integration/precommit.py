"""Commits to a repository that has samplint for a hook, by Debian's pre-commit, without a network.

usage: precommit.py COMMAND ROOT [built]

With `built`, the hook builds the command itself, which takes a while; without it COMMAND is the one that is installed.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

COMMAND, ROOT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
BUILT = sys.argv[3:] == ["built"]
FOLDER = pathlib.Path(tempfile.mkdtemp())
HOOKS, TEAM, BIN = FOLDER / "hooks", FOLDER / "team", FOLDER / "bin"
ENVIRONMENT = {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": str(FOLDER), "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
               "PRE_COMMIT_HOME": str(FOLDER / "cache"), "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@localhost",
               "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@localhost", "ASAN_OPTIONS": "detect_leaks=0"}


def run(*arguments, cwd=TEAM, good=True):
    done = subprocess.run(arguments, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=600, check=False)
    assert not good or done.returncode == 0, f"{arguments}:\n{done.stdout}"
    return done


def make_repository(folder):
    run("git", "init", "--quiet", "--initial-branch=main", ".", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    run("git", "commit", "--quiet", "--no-verify", "--message=first", cwd=folder)


def set_up():
    BIN.mkdir()
    if BUILT:  # how fast the command is does not matter here, and optimizing takes most of the time of a build
        (BIN / "cc").write_text('#!/bin/sh\nexec /usr/bin/cc "$@" -O0\n', encoding="utf-8")
        (BIN / "cc").chmod(0o755)
    else:
        (BIN / "samplint").symlink_to(COMMAND)
    shutil.copytree(ROOT, HOOKS, ignore=shutil.ignore_patterns("build", ".git", "__pycache__"))
    make_repository(HOOKS)
    run("git", "tag", "v1", cwd=HOOKS)
    TEAM.mkdir()
    for name in ("complete", "growth-engine", "large-portfolio"):
        shutil.copytree(ROOT / "examples" / name, TEAM / name)
    hook = "samplint-built" if BUILT else "samplint"
    (TEAM / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {HOOKS}\n  rev: v1\n  hooks: [{{id: {hook}, verbose: true}}]\n", encoding="utf-8")
    make_repository(TEAM)
    run("pre-commit", "install")


def build_twice_at_once():
    """Two first runs in pre-commit's clone: one builds, and the other waits for it."""
    run("pre-commit", "install-hooks")
    (clone,) = (FOLDER / "cache").glob("repo*/tools")
    runs = [subprocess.Popen([clone / "hook", "--version"], env=ENVIRONMENT, stdout=subprocess.PIPE) for _ in range(2)]
    assert all(run.communicate(timeout=600)[0].startswith(b"samplint ") and run.returncode == 0 for run in runs)
    log = (clone.parent / "build/hook/log").read_text(encoding="utf-8")
    assert log.count("Linking C executable samplint") == 1, log


def replace(path, old, new):
    text = (TEAM / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    (TEAM / path).write_text(text.replace(old, new), encoding="utf-8")


def commit():
    """What a commit of all that has changed says, and whether it was made."""
    run("git", "add", "--all")
    before = run("git", "rev-parse", "HEAD").stdout
    done = run("git", "commit", "--message=next", good=False)
    made = run("git", "rev-parse", "HEAD").stdout != before
    assert made == (done.returncode == 0), done.stdout
    return made, done.stdout


def start_again():
    run("git", "reset", "--quiet", "--hard")
    run("git", "clean", "--quiet", "--force", "-d")


def programs(output):
    """The paths of the programs that were checked."""
    return sorted(line.split(' "')[0] for line in output.splitlines() if '": ' in line and ", misfits " in line)


def test_a_congruent_change_is_committed():
    replace("complete/samp.yaml", "size: ", "size:  ")
    made, said = commit()
    assert made and programs(said) == ["complete/samp.yaml"], said


def test_a_misfit_is_stopped():
    replace("growth-engine/samp.yaml", "pricing_logic: ", "pricing_logic: value_based # ")
    made, said = commit()
    assert not made and "growth-engine/samp.yaml:60:18: error[FIT-12]: the price rests on the customer's gain" in said, said
    assert "fits instead: quantify what the customer gains" in said and programs(said) == ["growth-engine/samp.yaml"], said
    start_again()


def test_an_account_alone_checks_its_program():
    account = "large-portfolio/accounts/juniper-breweries.yaml"
    replace(account, "team: ", "team:  ")
    made, said = commit()
    assert made and programs(said) == ["large-portfolio/samp.yaml"], said
    replace(account, "team: ", "teem: ")
    made, said = commit()
    assert not made and f'{account}:' in said and 'did you mean "team"' in said, said
    start_again()


def test_an_account_and_its_program_are_checked_once():
    replace("large-portfolio/accounts/juniper-breweries.yaml", "team: ", "team:   ")
    replace("large-portfolio/samp.yaml", "size: ", "size:  ")
    made, said = commit()
    assert made and programs(said) == ["large-portfolio/samp.yaml"] and "1 program: " in said, said


def test_settings_and_rules_check_all_that_they_hold_for():
    (TEAM / ".samplint.yaml").write_text("severity: { undetermined: info }\n", encoding="utf-8")
    made, said = commit()  # one program has settings of its own
    assert made and programs(said) == ["complete/samp.yaml", "growth-engine/samp.yaml"], said
    (TEAM / ".samplint.yaml").write_text("severity: { shortfall: mistake }\n", encoding="utf-8")
    made, said = commit()
    assert not made and ".samplint.yaml:1:" in said and "mistake" in said, said
    start_again()
    replace("large-portfolio/policy/COLD-1.lua", "return rule {", "return rule { -- ours")
    made, said = commit()
    assert made and programs(said) == ["large-portfolio/samp.yaml"], said
    replace("large-portfolio/policy/COLD-1.lua", "return pass()", "return passed()")
    made, said = commit()
    assert not made and "large-portfolio/policy/COLD-1.lua:" in said and "passed" in said, said
    start_again()


def test_a_lock_alone_checks_what_it_holds_for():
    (TEAM / ".samplint.yaml").write_text("severity: { undetermined: info }\n", encoding="utf-8")
    commit()
    (TEAM / "samplint.lock").write_text("old\n", encoding="utf-8")
    made, said = commit()
    assert made and programs(said) == ["complete/samp.yaml", "growth-engine/samp.yaml"], said


def test_files_that_are_gone_or_renamed_do_no_harm():
    run("git", "mv", "growth-engine/samp.yaml", "growth-engine/grown.samp.yaml")
    made, said = commit()
    assert made and programs(said) == ["growth-engine/grown.samp.yaml"], said
    run("git", "rm", "--quiet", "growth-engine/grown.samp.yaml")
    made, said = commit()
    assert made and "Skipped" in said, said
    run("git", "rm", "--quiet", "large-portfolio/accounts/juniper-breweries.yaml")
    replace("complete/samp.yaml", "size:  ", "size: ")
    made, said = commit()
    assert made and programs(said) == ["complete/samp.yaml"], said


def test_any_path_will_do():
    names = ["two words.samp.yaml", "two\nlines.samp.yaml", "-x.samp.yaml", "émile/$(touch x)'\"*.samp.yaml"]
    (TEAM / "émile").mkdir()
    for name in names:
        shutil.copy(TEAM / "complete/samp.yaml", TEAM / name)
    made, said = commit()
    assert made and len(programs(said)) == len(names) and "4 programs: " in said and not (TEAM / "x").exists(), said
    replace(names[1], "theme: ", "theem: ")
    made, said = commit()
    assert not made and 'did you mean "theme"' in said, said
    start_again()


def test_what_is_no_program_is_passed_over():
    for name, text in (("workflow.yml", "on: push\njobs: {}\n"), ("broken.yaml", "a: [\n"), ("editor.lua", "return {}\n")):
        (TEAM / name).write_text(text, encoding="utf-8")
    made, said = commit()
    assert made and "the changed files affect no program" in said and not programs(said), said
    (TEAM / "forgotten.yaml").write_text("name: North\nteam: north\n", encoding="utf-8")
    made, said = commit()
    assert not made and "no program in its folder or above names it" in said, said
    start_again()


def test_all_files_can_be_checked():
    done = run("pre-commit", "run", "--all-files")
    assert {"complete/samp.yaml", "large-portfolio/samp.yaml"} <= set(programs(done.stdout)), done.stdout


def test_a_build_that_fails_says_what_to_do():
    if not BUILT:
        return
    (HOOKS / "src/cli/main.c").write_text("#error broken\n", encoding="utf-8")
    done = run(HOOKS / "tools/hook", "--version", good=False)
    assert done.returncode == 2 and f"{HOOKS}/tools/setup installs what building needs" in done.stdout, done.stdout


if __name__ == "__main__":
    set_up()
    if BUILT:
        build_twice_at_once()
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
    shutil.rmtree(FOLDER)
