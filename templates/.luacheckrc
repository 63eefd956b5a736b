-- luacheck --config templates/.luacheckrc templates: the names that templates have, as docs/templates.md lists them.
stds.template = {
  read_globals = {
    "ipairs", "pairs", "math", "select", "string", "table", "tonumber", "tostring", "type", "error", "assert",
    "heading", "paragraph", "paragraphs", "item", "code_block", "table_head", "row", "write", "line", "lines", "names",
    "bold", "gutter", "info", "warning", "bad", "good", "code", "link", "columns", "width", "cut", "anchor", "include",
    "comment", "as_json", "as_lua", "as_yaml", "problems", "tag",
    "map", "plural", "list", "verdict", "pad", "thousands", "declarations",
    "section", "under", "names_under", "where", "place",
  },
}
std = "template"
