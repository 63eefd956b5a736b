import pathlib

program = compact.replace("  size: 8", "  size: 24").replace("staffing: dedicated", "staffing: part_time")
pathlib.Path("samp.yaml").write_text(program, encoding="utf-8")
