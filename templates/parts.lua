-- What pages share. A page gives the paths from it to the folder with the pages of rules, and to that of all elements.
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

  -- The values that an attribute can have.
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

  -- Words such as "; objects to " and a list of words of programs; nothing without these.
  function parts.codes(before, texts, last)
    return #texts > 0 and { before, list(texts, last, code) }
  end

  return parts
end
