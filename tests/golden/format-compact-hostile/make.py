"""Names and keys that mean something to readers of some format."""

import pathlib

misfit = compact.replace("coreness: core", "coreness: peripheral")  # noqa: F821
misfit = misfit.replace("joint_development: occasional", "joint_development: continuous")

program = misfit
for name in ("100%25, a:b", "line\nbreak", "<&\">]]>", "größe", "##[error]x"):
    path = pathlib.Path(name, "samp.yaml")
    path.parent.mkdir()
    path.write_text(program, encoding="utf-8")
keys = '"%0A::error::x": 1\n"a\\nb": 1\n"]]>": 1\n"\\uFFFF": 1\n"\\e[31m": 1\n'
pathlib.Path("keys.samp.yaml").write_text(program + keys, encoding="utf-8")
