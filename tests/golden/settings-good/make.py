"""Two programs that are checked, and three files that are not programs at all, and left out."""
import pathlib

misfit = compact.replace("coreness: core", "coreness: peripheral")  # noqa: F821
misfit = misfit.replace("joint_development: occasional", "joint_development: continuous")


def write(path, text):
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(path).write_text(text, encoding="utf-8")


write("programs/north/samp.yaml", misfit)
write("programs/west/samp.yaml", compact.replace("  size: 8\n", "").replace("decided_by: executive_committee",
                                                                           "decided_by: sales_management"))
write("programs/west/old/samp.yaml", "[")
write("programs/west/archive/samp.yaml", "[")
write("programs/new.draft.samp.yaml", "[")
