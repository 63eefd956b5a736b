import pathlib

# A file that begins with a dot would be left out of the folder of a case.
pathlib.Path(".samplint.yaml").write_text("""\
rules:
  ODD-1: { off: "*nobody* asked for it", options: { how: badly } }
  APD-2: { severity: error, options: { longest_cycle_months: 6 } }
""", encoding="utf-8")
