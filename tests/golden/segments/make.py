"""Segments, accounts of them in the program and in a file, and a waiver: where each finding is, and what it is about."""
from pathlib import Path

Path("a.samp.yaml").write_text(compact + """segments:
  - name: Growth
    account_performance_management: { value_creation: { quantified: false } }
    account_business_planning: { focus: [] }
  - name: Harvest  # samplint: waive FIT-12 until 2999-12-31 by the director because it is measured from spring on
    account_performance_management: { value_creation: { quantified: false } }
  - name: Same as the standard
accounts:
  - name: Follows its segment
    segment: Growth
  - name: Follows none
  - name: Measures what its segment does not
    segment: Growth
    account_performance_management: { value_creation: { quantified: true } }
  - account.yaml
""", encoding="utf-8")
Path("account.yaml").write_text("""name: Earns otherwise
segment: Harvest
account_specific_value_proposition: { earnings_logic: volume }
""", encoding="utf-8")
