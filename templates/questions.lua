-- The text of samplint check --questions: what to ask next, the question that helps most first.

local INDENT = "      "

-- What a question does for a rule.
local function help(rule)
  return rule.kind == "framing" and "required by " or #rule.settlements > 0 and "can settle " or "helps with "
end

-- Returns a piece for each rule, in groups by what the question does for them: the `mark` that ends the piece before,
-- the `words` before the first rule of a group, and the rule.
local function pieces_of(rules)
  local pieces = {}
  for _, words in ipairs { "required by ", "can settle ", "helps with " } do
    local mark = #pieces > 0 and ";" or ""
    for _, rule in ipairs(rules) do
      if help(rule) == words then
        pieces[#pieces + 1] = { mark = mark, words = mark == "," and "" or words, rule = rule.rule }
        mark = ","
      end
    end
  end
  return pieces
end

-- Returns the account or segment, and the line with the path of its file if it is not the file of the program.
local function place_of(question, path)
  local location = question.location
  return (question.account and " of account " .. question.account
    or question.segment and " of segment " .. question.segment or "") .. " ("
    .. (location.path ~= path and location.path .. " " or "") .. "line " .. location.line
    .. (question.unreadable and ", not readable" or "") .. "):"
end

local function ask(number, question, path)
  local start, rest = ("%4d. "):format(number), place_of(question, path)
  local column = #start + #question.path + columns(rest)
  write(start, bold(question.path), rest)
  for _, piece in ipairs(pieces_of(question.rules)) do
    local taken = #piece.words + columns(piece.rule)
    write(piece.mark)
    if column + taken + 3 > width() then
      line()
      write(INDENT)
      column = #INDENT
    else
      write(" ")
      column = column + #piece.mark + 1
    end
    write(piece.words, bold(piece.rule))
    column = column + taken
  end
  line()
end

return function(program)
  line(#program.questions > 0 and "questions, those that help most first:"
    or "no questions: no rule waits for a value")
  for number, question in ipairs(program.questions) do
    ask(number, question, program.path)
  end
  line()
end
