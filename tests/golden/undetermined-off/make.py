"""A program of which two values are not known."""
import pathlib

text = compact.replace("  size: 8\n", "").replace("  pricing_logic: value_based\n", "")
pathlib.Path("samp.yaml").write_text(text, encoding="utf-8")
