"""Programs of two firms with settings of their own, and one that has those above both."""
import pathlib


def write(path, text):
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(path).write_text(text, encoding="utf-8")


for number, firm in enumerate(("north", "south", "west")):
    text = compact.replace("Compact", firm.capitalize()).replace("segmentation: by_potential", "segmentation: none")
    write(f"{firm}/programs/samp.yaml", text)
