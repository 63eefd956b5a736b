"""A program that is not checked: settings that are wrong hold for nothing."""
import pathlib

pathlib.Path("samp.yaml").write_text(compact, encoding="utf-8")
