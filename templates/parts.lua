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

  -- Returns `before`, such as "; can fail if it is ", and the texts as a list in code style; nothing if there are no
  -- texts.
  function parts.codes(before, texts, last)
    return #texts > 0 and { before, list(texts, last, code) }
  end

  return parts
end
