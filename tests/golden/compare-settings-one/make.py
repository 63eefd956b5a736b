"""The settings of one hold for both: the rule that is off is asked of neither."""
import pathlib

misfit = compact.replace("quantified: true", "quantified: false")
pathlib.Path("a.yaml").write_text(misfit, encoding="utf-8")
pathlib.Path("b").mkdir()
pathlib.Path("b/samp.yaml").write_text(misfit, encoding="utf-8")
pathlib.Path("b/.samplint.yaml").write_text("rules: { FIT-12: { off: we know better } }\n", encoding="utf-8")
