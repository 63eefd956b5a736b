"""How many instructions a repair takes, as valgrind counts them: the same number on every machine with the same compiler.

usage: instructions.py COMMAND ROOT
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from suite import run_suite

COMMAND, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
MOST_OF_AN_EXAMPLE = 250_000_000
MOST_OVER_CHECK = 3
ACCOUNTS = 10_000


def instructions(*arguments):
    """The number of instructions of a run, and its exit code."""
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", COMMAND, *arguments], env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    count = int(re.search(r"refs: +([\d,]+)", done.stderr)[1].replace(",", ""))
    print(f"     {count / 1e6:8.0f} million: {' '.join(map(str, arguments))}")
    return count, done.returncode


def is_incongruent(path):
    done = subprocess.run([COMMAND, "check", path], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    return ": incongruent, " in done.stdout


def test_repair_of_an_example():
    tried = 0
    for path in sorted((ROOT / "examples").glob("*/samp.yaml")):
        if is_incongruent(path):
            count, code = instructions("repair", path)
            assert code == 1 and count <= MOST_OF_AN_EXAMPLE, f"{path}: {count} instructions"
            tried += 1
    assert tried > 3, tried


def test_repair_of_many_accounts():
    """Many of them are alike, as those of a real portfolio are."""
    text = (ROOT / "examples/misfits/samp.yaml").read_text(encoding="utf-8").split("\naccounts:")[0]
    words = [("joint_development", "none occasional continuous"), ("earnings_logic", "volume margin service_fee gain_sharing"),
             ("pricing_logic", "list cost_plus value_based"), ("work_division", "transactional shared integrated")]
    lines = []
    for number in range(ACCOUNTS):
        own, left = [], number * 7919
        for name, domain in words[:number % len(words)]:
            left, at = divmod(left, len(domain.split()))
            own.append(f"{name}: {domain.split()[at]}")
        lines.append(f"  - {{ name: Account {number}, account_specific_value_proposition: {{ {', '.join(own)} }} }}")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "samp.yaml"
        path.write_text("\n".join([text, "accounts:", *lines, ""]), encoding="utf-8")
        (check, checked), (repair, repaired) = instructions("check", path), instructions("repair", path)
    assert checked == repaired == 1, (checked, repaired)
    assert repair <= MOST_OVER_CHECK * check, f"{repair} instructions against {check}"


if __name__ == "__main__":
    sys.exit(run_suite(globals()))
