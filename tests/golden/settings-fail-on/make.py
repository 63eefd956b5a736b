"""A misfit, a shortfall and a value that is not there: none of them is to fail the run."""
import pathlib

misfit = compact.replace("coreness: core", "coreness: peripheral")  # noqa: F821
misfit = misfit.replace("joint_development: occasional", "joint_development: continuous")

text = misfit.replace("  size: 8\n", "")
pathlib.Path("samp.yaml").write_text(text.replace("executive_committee", "sales_management"), encoding="utf-8")
