-- The text of samplint repair: one program.
local ways = include("ways")

return function(repair)
  local conflicts, left_out = #repair.conflicts > 0, #repair.left_out_rules > 0
  local name = repair.name ~= "" and { ' "', bold(repair.name), '"' }
  local nothing = repair.verdict == "congruent" and ", there is nothing to repair"
    or ", but for no value that a change would mend; check says why"
  line(bold(repair.path), name, ": ", repair.verdict, not conflicts and not left_out and nothing)
  if conflicts or left_out then
    line()
  end
  ways.left_out(repair.left_out_rules)
  if left_out and conflicts then
    line()
  end
  ways.conflicts(repair.conflicts)
end
