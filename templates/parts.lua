-- Functions that pages share. `rules` is the path from a page to the folder of the pages of rules, `vocabulary` the
-- path to the page of all elements.
return function(rules, vocabulary)
  local parts = {}

  function parts.rule(rule)
    return link(rule.id, rules .. rule.id .. ".md")
  end

  function parts.element(element)
    return link(element.title, vocabulary .. "#" .. anchor(element.title))
  end

  function parts.element_with_code(element)
    return { parts.element(element), " (", element.code, ")" }
  end

  -- Returns the values that an attribute can have.
  function parts.values(attribute)
    local type, words = attribute.type, attribute.domain
    if type == "integer" then
      return ("an integer from %d to %d"):format(attribute.min, attribute.max)
    elseif type == "bool" then
      return { code("true"), " or ", code("false") }
    elseif type == "set" then
      return { "any number of ", list(words, ", ", code) }
    elseif #words > 0 then
      return { list(words, " or ", code), type == "ordinal" and ", lowest first" }
    end
    return type == "group" and "a group of attributes" or "a text"
  end

  -- Returns a word as sentences write it, if that is not the word itself with blanks: " (label)".
  local function label(word)
    local plain = word.label == word.word or word.label == table.concat(word.word:split("_"), " "):trim()
    return not plain and { " (", word.label, ")" }
  end

  -- Returns whether the vocabulary says anything about a word beside its plain label.
  local function says(word)
    return word.meaning or word.sign or label(word) or #word.formerly > 0
  end

  -- Writes an item for each word of an attribute that the vocabulary says something about.
  function parts.words(attribute)
    for _, word in ipairs(attribute.words) do
      if says(word) then
        item(code(word.word), label(word), (word.meaning or word.sign) and ":", word.meaning and { " ", word.meaning },
          word.sign and { " Sign: ", word.sign }, parts.codes(" Formerly ", word.formerly, " and "))
      end
    end
  end

  -- Returns whether the vocabulary says something about some word of an attribute.
  function parts.has_word_meanings(attribute)
    local any = false
    for _, word in ipairs(attribute.words) do
      any = any or says(word)
    end
    return any
  end

  -- Returns whether the vocabulary says what an attribute asks, or what some value of it means.
  function parts.has_meanings(attribute)
    return attribute.question or attribute.meaning or parts.has_word_meanings(attribute)
  end

  -- Returns what an attribute is by its nature: "a fact".
  function parts.nature(attribute)
    return (attribute.nature == "outcome" and "an " or "a ") .. attribute.nature
  end

  -- Writes the question and the meanings of attributes below a heading; nothing if the vocabulary has none of them.
  -- `key` is the field with the name of an attribute.
  function parts.meanings(level, attributes, key)
    local started = false
    for _, attribute in ipairs(attributes) do
      if parts.has_meanings(attribute) then
        if not started then
          heading(level, "Questions and meanings")
          started = true
        end
        paragraph(code(attribute[key]), " (", parts.nature(attribute), ")",
          (attribute.question or attribute.meaning) and ":",
          attribute.question and { " ", attribute.question }, attribute.meaning and { " ", attribute.meaning },
          parts.codes(" Formerly ", attribute.formerly, " and "))
        parts.words(attribute)
      end
    end
  end

  -- Returns `before`, such as "; can fail if it is ", and the texts as a list in code style; nothing if there are no
  -- texts.
  function parts.codes(before, texts, last)
    return #texts > 0 and { before, list(texts, last, code) }
  end

  return parts
end
