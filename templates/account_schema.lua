-- The JSON Schema of account files: samplint schema --account.
local json, parts = include("json"), include("schema_parts")

return function(vocabulary)
  local title = vocabulary.title .. ": an account in a file of its own"
  json.write(parts.file(title, parts.account(vocabulary, parts.element)))
end
