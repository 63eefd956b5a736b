"""A misfit, a shortfall and a value that is not there: none of them is to fail the run."""
import pathlib

text = compact.replace("segmentation: by_potential", "segmentation: none").replace("  size: 8\n", "")
pathlib.Path("samp.yaml").write_text(text.replace("executive_committee", "sales_management"), encoding="utf-8")
