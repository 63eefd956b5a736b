"""A practice that is not shown fails the run, as the settings want it."""
import pathlib

pathlib.Path("samp.yaml").write_text(compact.replace("executive_committee", "sales_management"), encoding="utf-8")
