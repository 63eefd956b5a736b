-- The JSON Schema of account files: samplint schema --account.
local json, parts = include("json"), include("schema_parts")

return function(vocabulary)
  local title = vocabulary.title .. ": account file"
  json.write(parts.file(title, parts.account(vocabulary, parts.element)))
end
