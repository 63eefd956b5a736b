"""A program on one line: only what is around the places is shown, and carets stay below them."""
import pathlib

LONG = "x" * 300
WIDE = "\u6771" * 120

pathlib.Path("samp.yaml").write_text(
    "{ samp: 1, program: { name: Long, firm: " + LONG + " }, role_and_goals: { coreness: peripheral, role: " + WIDE
    + ", theme: growth }, account_specific_value_proposition: { earnings_logic: margin, pricing_logic: list, "
    "work_division: integrated, joint_development: continuous, differentiation: segment, "
    "differentiation_of_all: true, offering_structure: modular } } # " + LONG + "\n", encoding="utf-8")
