"""A picture for each program, but none for what is no program."""
import pathlib

misfit = compact.replace("coreness: core", "coreness: peripheral")  # noqa: F821
misfit = misfit.replace("joint_development: occasional", "joint_development: continuous")

pathlib.Path("congruent.yaml").write_text(compact, encoding="utf-8")
pathlib.Path("invalid.yaml").write_text("samp: 1\nprogram: [\n", encoding="utf-8")
pathlib.Path("misfit.yaml").write_text(misfit, encoding="utf-8")
