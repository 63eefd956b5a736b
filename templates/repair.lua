-- The text of samplint repair: one program.
local ways = include("ways")

return function(repair)
  local conflicts, left_out = repair.conflicts, repair.left_out_rules
  write(bold(repair.path), repair.name ~= "" and { ' "', bold(repair.name), '"' }, ": ", repair.verdict)
  if #conflicts + #left_out == 0 then
    return line(repair.verdict == "congruent" and "; there is nothing to repair"
      or ", but no change of a value can repair that; check shows why")
  end
  line()
  line()
  ways.left_out(left_out)
  if #left_out > 0 and #conflicts > 0 then
    line()
  end
  ways.conflicts(conflicts)
end
