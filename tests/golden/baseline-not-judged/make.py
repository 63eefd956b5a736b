import pathlib
pathlib.Path("samp.yaml").write_text(compact.replace("samp: 1", "samp: [1"))
