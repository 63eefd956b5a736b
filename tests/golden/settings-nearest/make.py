"""Programs of two firms with settings of their own, and one that has those above both."""
import pathlib

misfit = compact.replace("coreness: core", "coreness: peripheral")  # noqa: F821
misfit = misfit.replace("joint_development: occasional", "joint_development: continuous")


def write(path, text):
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(path).write_text(text, encoding="utf-8")


for number, firm in enumerate(("north", "south", "west")):
    text = misfit.replace("Compact", firm.capitalize())
    write(f"{firm}/programs/samp.yaml", text)
