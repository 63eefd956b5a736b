import pathlib
program = compact.replace("value_creation: { quantified: true, communication: regular }", """\
value_creation:
    # samplint: waive APM-2 until 2027-03-31 by account director because it is counted from spring on
    quantified: false # samplint: waive FIT-12 given false until 2027-03-31 by account director because it is counted from spring on
    communication: regular""")
pathlib.Path("samp.yaml").write_text(program)
