"""Files of several programs: the first goes with the first."""
import pathlib

other = compact.replace("segmentation: by_potential", "segmentation: by_value")
pathlib.Path("a.yaml").write_text(f"{compact}---\n{compact}", encoding="utf-8")
pathlib.Path("b.yaml").write_text(f"{compact}---\n{other}", encoding="utf-8")
