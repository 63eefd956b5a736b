"""Asks gringo and clasp: programs of answer sets, grounded once and solved in several ways.

They know nothing of this project, so that what they agree with is not agreed upon by a mistake of ours.
"""

import json
import os
import shutil
import subprocess
import sys

TIMEOUT_SECONDS = 120
USUAL_SAMPLE = 40  # what a run of all tests takes; SAMPLINT_ORACLE says otherwise

# clasp's exit codes: satisfiable, and all of it looked at; unsatisfiable
FOUND, ALL_FOUND, NONE = 10, 30, 20


def sample():
    """How many to look at."""
    return int(os.environ.get("SAMPLINT_ORACLE", USUAL_SAMPLE))


def need_tools():
    """A test that cannot ask has not passed."""
    missing = [tool for tool in ("gringo", "clasp") if not shutil.which(tool)]
    if missing:
        sys.exit(f"not set up: there is no {' and no '.join(missing)}; tools/setup test installs them")


def ground(program):
    done = subprocess.run(["gringo", "--warn=none"], input=program.encode(), capture_output=True,
                          timeout=TIMEOUT_SECONDS, check=False)
    if done.returncode:
        raise AssertionError(f"gringo: {done.stderr.decode()}\n{program}")
    return done.stdout


def solve(grounded, *arguments):
    done = subprocess.run(["clasp", "--outf=2", *arguments], input=grounded, capture_output=True,
                          timeout=TIMEOUT_SECONDS, check=False)
    if done.returncode not in (FOUND, ALL_FOUND, NONE):
        raise AssertionError(f"clasp {arguments}: {done.returncode} {done.stderr.decode()}")
    return json.loads(done.stdout)


def witnesses(answer):
    return [witness for call in answer["Call"] for witness in call.get("Witnesses", [])]


def count(grounded):
    """How many answer sets there are."""
    return solve(grounded, "0", "-q2")["Models"]["Number"]


def all_of(grounded):
    """What is shown of each answer set, each once."""
    return {frozenset(witness["Value"]) for witness in witnesses(solve(grounded, "0", "--project=show"))}


def consequences(grounded, mode):
    """What is shown of some answer set ("brave") or of each ("cautious"); None where there is no answer set."""
    answer = solve(grounded, "0", f"--enum-mode={mode}")
    return set(witnesses(answer)[-1]["Value"]) if answer["Result"] != "UNSATISFIABLE" else None


def optima(grounded):
    """The least cost, and what is shown of every answer set that has it; (None, set()) where there is none."""
    found = witnesses(solve(grounded, "0", "--opt-mode=optN"))
    if not found:
        return None, set()
    least = min(witness["Costs"][0] for witness in found)
    return least, {frozenset(witness["Value"]) for witness in found if witness["Costs"][0] == least}


def up_to(grounded, most):
    """What is shown of every answer set that costs no more than this."""
    return {frozenset(witness["Value"]) for witness in witnesses(solve(grounded, "0", f"--opt-mode=enum,{most}", "--project=show"))}


def smallest(sets):
    """Those of which no other is a part."""
    kept = []
    for one in sorted(sets, key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return set(kept)
