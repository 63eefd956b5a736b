-- The text of samplint repair --apply --dry-run: the difference that the changes would make, as `diff -u` writes it.
local ways = include("ways")

local styles = { ["+"] = good, ["-"] = bad }

return function(dry_run)
  for _, file in ipairs(dry_run.files) do
    for i, text in ipairs(file.diff:sub(1, -2):split("\n")) do
      local style = i <= 2 and bold or styles[text:sub(1, 1)]
      line(style and style(text) or text)
    end
  end
  ways.written(dry_run, "would change")
end
