import pathlib
program = compact.replace("quantified: true", "quantified: false").replace("escalation: formal", "escalation: informal")
pathlib.Path("samp.yaml").write_text(program)
