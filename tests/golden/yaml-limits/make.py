"""One step beyond what is read."""
import pathlib


def write(name, text):
    pathlib.Path(f"{name}.samp.yaml").write_text(text, encoding="utf-8")


write("deep-flow", "samp: 1\nprogram: " + "[" * 64 + "]" * 64 + "\n")
write("deep-enough", compact + "deep: " + "[" * 63 + "]" * 63 + "\n")
write("deep-block", "samp: 1\n" + "".join("  " * depth + "a:\n" for depth in range(65)))
write("deep-hostile", "[" * 200000)
write("anchors", "samp: 1\nprogram:\n" + "".join(f"  k{i}: &a{i} x\n" for i in range(1001)))
write("merged", "samp: 1\nx: &x\n" + "".join(f"  k{i}: x\n" for i in range(10001)) + "role_and_goals:\n  <<: *x\n")
pathlib.Path("size.samp.yaml").write_bytes(b"#" * (16 * 1024 * 1024 + 1))
