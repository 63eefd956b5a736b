import pathlib
program = compact.replace("  pricing_logic: value_based", """\
  # samplint: waive FIT-12 given list until 2027-03-31 by account director because it is counted from spring on
  # samplint: waive FIT-12 until 2027-02-28 by account director because it was counted too late
  # samplint: waive FIT-21 until 2027-03-31 by account director because it is counted from spring on
  # samplint: waive FIT-1Z until 2027-03-31 by account director because it is counted from spring on
  # samplint: waive FIT-12 until 2027-02-30 by account director because of the calendar
  # samplint: waive FIT-12 until 2027-12-31 because nobody answers for it
  pricing_logic: value_based # samplint: wave FIT-12 until 2027-03-31 by account director because it is counted from spring on""")
program = program.replace("quantified: true", "quantified: false")
program += "\n# samplint: waive FIT-12 until 2027-03-31 by account director because it is counted from spring on\n"
pathlib.Path("samp.yaml").write_text(program)
