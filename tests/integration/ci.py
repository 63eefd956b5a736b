"""Whether the examples for pipelines are what those read: their keys, and command lines that samplint takes.

usage: ci.py COMMAND ROOT
"""

import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import yaml

COMMAND, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
GITHUB, GITLAB = (yaml.load((ROOT / f"examples/ci/{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
                  for name in ("github", "gitlab"))


def written(line):
    """Runs the command of a line as tools/try would, and gives the files that it wrote, by name."""
    arguments = shlex.split(line.split("tools/try ", 1)[1])
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / ".git").mkdir()
        (pathlib.Path(folder) / "samp.yaml").write_bytes((ROOT / "examples/misfits/samp.yaml").read_bytes())
        done = subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 1 and not done.stderr, done
        assert "FIT-12" in done.stdout, done.stdout
        return {path.name for path in pathlib.Path(folder).iterdir()}


def test_github():
    assert set(GITHUB) == {"name", "on", "permissions", "jobs"} and GITHUB["permissions"]["security-events"] == "write"
    (job,) = GITHUB["jobs"].values()
    assert set(job) == {"runs-on", "container", "steps"}
    for step in job["steps"]:
        assert ("run" in step) != ("uses" in step) and set(step) <= {"name", "run", "uses", "with", "if"}, step
        assert "uses" not in step or re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", step["uses"]), step
    (line,) = [step["run"] for step in job["steps"] if "tools/try" in step.get("run", "")]
    (upload,) = [step for step in job["steps"] if "upload-sarif" in step.get("uses", "")]
    assert upload["if"] == "always()" and upload["with"]["sarif_file"] in written(line)


def test_gitlab():
    (job,) = GITLAB.values()
    assert set(job) == {"image", "variables", "before_script", "script", "artifacts"}
    (line,) = job["script"]
    assert job["artifacts"]["when"] == "always" and job["artifacts"]["reports"]["codequality"] in written(line)


if __name__ == "__main__":
    test_github()
    test_gitlab()
