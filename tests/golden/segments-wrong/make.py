"""What can be wrong about segments, each with its place; and segments that a program denies to have."""
from pathlib import Path

Path("wrong.samp.yaml").write_text(compact + """segments:
  - name: Growth
    role_and_goals: { theme: growth }
    account_business_planning: { cycle_months: 6, focus: [], customer_involvment: joint }
    account_specific_value_proposition: { pricing_logic: cheap }
    segment: Growth
    samp: 1
  - name: Growth
  - account_specific_value_proposition: { pricing_logic: list }
accounts:
  - name: Misspelled
    segment: Grwoth
  - name: Unlike any
    segment: Sunset
    account_business_planning: { focus: [] }
""", encoding="utf-8")
Path("denied.samp.yaml").write_text(compact.replace("segmentation: by_potential", "segmentation: none") + """segments:
  - name: Growth
""", encoding="utf-8")
Path("no-list.samp.yaml").write_text(compact + "segments: Growth\n", encoding="utf-8")
