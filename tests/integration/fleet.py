#!/usr/bin/env python3
"""What docs/fleets.md says of many programs on several machines: its commands are run as they stand, with workers of this machine.

    /usr/bin/python3 tests/integration/fleet.py COMMAND
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs/fleets.md").read_text(encoding="utf-8")
PROGRAMS = 40
MACHINES = ' --sshloginfile machines --workdir "$PWD" '
# What ssh is given: options, the name of a machine, and what is to run there.
SSH = """#!/bin/bash
while [ "${1#-}" != "$1" ]; do shift; done
shift
[ "$1" = -- ] && shift
cd && exec bash -c "$*"
"""
COMMAND = pathlib.Path(sys.argv[1]).resolve()


def fleet(place):
    """Programs with and without faults, in folders of odd names; one of them is no YAML."""
    examples = sorted(path.parent for path in (ROOT / "examples").glob("*/samp.yaml"))
    for i in range(PROGRAMS):
        shutil.copytree(examples[i % len(examples)], place / f"client {i}\n%")
    (place / "broken.samp.yaml").write_text("samp: [\n", encoding="utf-8")


def shell(place, script, environment):
    return subprocess.run(["bash", "-o", "pipefail", "-c", script], cwd=place, env=environment, capture_output=True,
                          text=True, timeout=120, check=False)


def samplint(place, *arguments):
    return subprocess.run([COMMAND, "check", "--files-from", "fleet.list", "-0", *arguments], cwd=place,
                          capture_output=True, text=True, check=False)


def lines(text, kind):
    return [line for line in text.splitlines() if line.startswith(f'{{"type":"{kind}"')]


def results(sarif):
    run, = sarif["runs"]
    for result in run["results"]:
        result.pop("ruleIndex", None)
    return run["results"], {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test(place):
    (place / ".git").mkdir()
    (place / "bin").mkdir()
    (place / "bin/samplint").symlink_to(COMMAND)
    environment = {"PATH": f"{place}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(place),
                   "SHELL": "/bin/bash"}
    fleet(place)
    listing, spreading, code, counting, joining = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for script in (listing, spreading, counting, joining):
        done = shell(place, script, environment)
        assert not done.stderr, (script, done.stderr)

    one = samplint(place, "--format", "ndjson")
    joined = (place / "fleet.ndjson").read_text(encoding="utf-8")
    assert len(lines(joined, "program")) == PROGRAMS + 1, len(lines(joined, "program"))
    assert lines(joined, "program") == lines(one.stdout, "program"), "programs differ from those of one run"
    assert len(lines(joined, "summary")) > 1, "nothing was spread"
    assert shell(place, code, environment).returncode == one.returncode == 3, one.returncode

    (place / "machines").write_text("one\ntwo\n", encoding="utf-8")
    (place / "bin/ssh").write_text(SSH, encoding="utf-8")
    (place / "bin/ssh").chmod(0o755)
    assert MACHINES.strip() in PAGE
    done = shell(place, spreading.replace(" --jobs 2 ", f" --jobs 2 {MACHINES}", 1), environment)
    assert not done.stderr, done.stderr
    hosts = {line.split("\t")[1] for line in (place / "fleet.log").read_text(encoding="utf-8").splitlines()[1:]}
    assert hosts == {"one", "two"}, hosts
    far = (place / "fleet.ndjson").read_text(encoding="utf-8")
    assert lines(far, "program") == lines(joined, "program"), "another report of two machines"

    summary, = (json.loads(line) for line in lines(one.stdout, "summary"))
    counted = json.loads((place / "fleet.json").read_text(encoding="utf-8"))
    assert counted == {key: summary[key] for key in counted} and len(counted) == 3, (counted, summary)

    joined, rules = results(json.loads((place / "fleet.sarif").read_text(encoding="utf-8")))
    whole, all_rules = results(json.loads(samplint(place, "--format", "sarif").stdout))
    key = lambda result: json.dumps(result, sort_keys=True)
    assert sorted(joined, key=key) == sorted(whole, key=key) and rules == all_rules, "SARIF differs from that of one run"

    log = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand\n1\t:\t1\t1\t0\t0\t0\t9\tx\n"
    (place / "fleet.log").write_text(log, encoding="utf-8")
    assert shell(place, code, environment).returncode == 255, "a worker that was stopped"


def main():
    with tempfile.TemporaryDirectory() as folder:
        test(pathlib.Path(folder))
    print("docs/fleets.md holds")


if __name__ == "__main__":
    main()
