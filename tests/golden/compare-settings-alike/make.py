"""Two checkouts of one repository: their settings say the same."""
import pathlib

for folder, quantified in (("a", "true"), ("b", "false")):
    pathlib.Path(folder).mkdir()
    text = compact.replace("quantified: true", f"quantified: {quantified}")
    (pathlib.Path(folder) / "samp.yaml").write_text(text, encoding="utf-8")
    (pathlib.Path(folder) / ".samplint.yaml").write_text("rules: { FIT-12: { off: we know better } }\n", encoding="utf-8")
