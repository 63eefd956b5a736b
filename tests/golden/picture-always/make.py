"""A picture for each program, but none for what is no program."""
import pathlib

pathlib.Path("congruent.yaml").write_text(compact, encoding="utf-8")
pathlib.Path("invalid.yaml").write_text("samp: 1\nprogram: [\n", encoding="utf-8")
pathlib.Path("misfit.yaml").write_text(compact.replace("segmentation: by_potential", "segmentation: none"),
                                       encoding="utf-8")
