-- The text of samplint compare: two programs, A and B.
local answers = include("answers")

local turns = {
  { "breaks", "violations only in B", answers.failures, bad },
  { "mends", "violations only in A", answers.failures, good },
  { "stays", "violations in both", answers.failures, bad },
  { "opens", "rules undetermined only in B", answers.open },
  { "settles", "rules undetermined only in A", answers.rules },
  { "stays_open", "rules undetermined in both", answers.open },
  { "shifts", "rules that pass in one and do not apply in the other", answers.rules },
  { "one_sided", "rules loaded for only one of the programs", answers.rules },
}

local function program(side, name)
  line(bold(name), "  ", side.path, side.documents > 1 and { ", document ", side.document },
    side.name ~= "" and { ' "', side.name, '"' }, ": ", verdict(side.verdict),
    side.unreadable > 0 and { ", ", plural(side.unreadable, "reading error") })
end

-- The words and style for the state of an element, and the sign for the state of a pair of elements.
local states = {
  no_rule = { word = "no rule", sign = ".", style = tostring },
  congruent = { word = "congruent", sign = "+", style = good },
  undetermined = { word = "undetermined", sign = "?", style = warning },
  misfit = { word = "misfit", sign = "x", style = bad },
  missing = { word = "missing", sign = "-", style = warning },
  advice = { word = "advice", sign = "~", style = tostring },
}

local function change(difference, key)
  local a, b = states[difference.a], states[difference.b]
  return { a.style(a[key]), " -> ", b.style(b[key]) }
end

local function elements(comparison)
  for _, element in under("elements that differ", comparison.elements) do
    line("  ", pad(cut(element.title, 34), 36), change(element, "word"))
  end
  for _, pair in under("pairs of elements that differ", comparison.pairs) do
    line("  ", change(pair, "sign"), "  ", cut(pair.titles[1], 34), ", ", cut(pair.titles[2], 34))
  end
  if #comparison.pairs > 0 then
    line("pairs: ", good("+"), " congruent  ", bad("x"), " misfit  ", warning("?"), " undetermined  ~ advice  ",
      warning("-"), " missing  . no rule")
  end
end

local width = 100 -- of a line with values side by side
local styles = { undeclared = gutter, unreadable = bad, declared = tostring }

-- Returns a value as a list of pieces, with the number of its columns as `columns`.
local function cell(attribute, side, text, most)
  local status = attribute[side].status
  local quote = attribute.type == "text" and status == "declared" and '"' or ""
  text = cut(text, most)
  return { quote, styles[status](text), quote, columns = columns(text) + 2 * #quote }
end

-- Returns the cells of one side, one for each line, and the columns of the widest. The cells of a set that both sides
-- declare are the words that the other side lacks; else the only cell is the value.
local function cells(attribute, side, most)
  local found, widest, shown = {}, 0, attribute[side].shown
  local both = attribute.a.value and attribute.b.value
  for i, word in ipairs(attribute["only_" .. side]) do
    found[i] = cell(attribute, side, (both and "with " or "") .. word, most)
    widest = math.max(widest, #"with " + #word)
  end
  if #found == 0 and (attribute.type ~= "set" or not both or shown == "[]") then
    found[1] = cell(attribute, side, shown, width)
    widest = found[1].columns
  end
  return found, widest
end

local function widest_cell(attribute)
  return math.max(select(2, cells(attribute, "a", width)), select(2, cells(attribute, "b", width)))
end

-- `start`: the blanks before the value of A in all lines but the first; `most`: the columns for this value.
local function side_by_side(attribute, start, most)
  local a, b = cells(attribute, "a", most), cells(attribute, "b", most)
  for i = 1, math.max(1, #a, #b) do
    local gap = (" "):rep(most + 2 - (a[i] and a[i].columns or 0))
    line(i > 1 and start, a[i], b[i] and gap, b[i])
  end
end

local function below_each_other(attribute, start)
  local parts, most = attribute.parts, width - #start - #'A: ...""'
  for _, side in ipairs({ "a", "b" }) do
    local text = parts and parts[side] or attribute[side].shown
    line(side == "b" and start, side:upper(), ": ", parts and "...", cell(attribute, side, text, most))
  end
end

-- Writes the names and values of attributes. The columns are as wide as the names and values need, as far as a line has
-- room. If two values do not fit beside each other, each gets a line. `margin`: the blanks before each line; `titled`:
-- a line above names A and B.
local function values(attributes, margin, titled)
  local name, most, group = 0, 20, nil
  for _, attribute in ipairs(attributes) do
    name = math.min(36, math.max(name, #attribute.name))
  end
  for _, attribute in ipairs(attributes) do
    local widest = attribute.type ~= "text" and widest_cell(attribute) or 0
    most = math.max(most, math.min(widest, (width - #margin - name - 4) // 2))
  end
  local start = margin .. (" "):rep(name + 2)
  if titled then
    line(start, bold("A"), (" "):rep(most + 1), bold("B"))
  end
  for _, attribute in ipairs(attributes) do
    if attribute.group ~= group then
      line(margin:sub(3), gutter(attribute.group))
    end
    group = attribute.group
    local breaks = columns(attribute.name) > name
    if breaks then
      line(margin, attribute.name)
    end
    write(breaks and start or pad(margin .. attribute.name, #start))
    if attribute.type == "set" or widest_cell(attribute) <= most then
      side_by_side(attribute, start, most)
    else
      below_each_other(attribute, start)
    end
  end
end

-- Writes the segments or the accounts that differ.
local function parts(what, list)
  names_under(what .. " that only A has:", where(list, "in_b", false, "name"))
  names_under(what .. " that only B has:", where(list, "in_a", false, "name"))
  for _, part in under(what .. " with different overrides:", where(where(list, "in_a", true), "in_b", true)) do
    line("  ", bold(part.name))
    values(part.attributes, (" "):rep(6))
  end
end

return function(comparison)
  local a, b = comparison.a, comparison.b
  program(a, "A")
  program(b, "B")
  answers.turns(comparison, turns, "in A")
  elements(comparison)
  answers.all_practices(comparison, "practices that only A shows:", "practices that only B shows:")
  section("attributes that differ: ", #comparison.attributes, "; identical: ", comparison.same_attributes)
  if #comparison.attributes > 0 then
    values(comparison.attributes, "  ", true)
  end
  local segments = comparison.segments or {}
  parts("segments", segments)
  parts("accounts", comparison.accounts)
  if #comparison.attributes + #segments + #comparison.accounts == 0 then
    section("A and B declare the same values")
  elseif a.verdict == "congruent" and b.verdict == "congruent" then
    section("both are congruent, and equally good")
  end
end
