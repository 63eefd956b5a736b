/* pack.c - generates the files of a new pack beside its rules: pack.lua, the settings of luacheck and LuaLS, and a
 * README. */
#include "base/text.h"
#include "report/text_writer.h"
#include "samplint/binding.h"
#include "samplint/skeleton.h"

/* As long as the name of a pack may be. */
#define LONGEST_NAME ((size_t)64)

static void put_library(const struct text_writer *out, sl_binding_owner owner) {
    size_t count;
    const sl_binding *bindings = sl_get_bindings(&count);
    out_string(out, "    ");
    out_string(out, sl_binding_owner_library(owner));
    out_string(out, " = { fields = {");
    const char *separator = " \"";
    for (size_t i = 0; i < count; i++) {
        if (bindings[i].owner != owner)
            continue;
        out_string(out, separator);
        out_string(out, bindings[i].name);
        out_string(out, "\"");
        separator = ", \"";
    }
    out_string(out, " } },\n");
}

sl_result sl_write_luacheckrc(const sl_writer_options *options, const char *meta) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {.buffer = &buffer};
    size_t count;
    const sl_binding *bindings = sl_get_bindings(&count);
    out_string(&out, "-- For luacheck: what rules may use, and no other name.\n"
                     "stds.samplint = {\n  read_globals = {\n    \"rule\",\n    \"pack\",\n");
    for (size_t i = 0; i < count; i++) {
        if (bindings[i].owner != SL_OWNER_GLOBAL)
            continue;
        out_string(&out, "    \"");
        out_string(&out, bindings[i].name);
        out_string(&out, "\",\n");
    }
    for (int owner = SL_OWNER_MATH; owner <= SL_OWNER_TABLE; owner++)
        put_library(&out, (sl_binding_owner)owner);
    out_string(&out,
               "  },\n}\nstd = \"samplint\"\nmax_line_length = 100\nunused_args = false -- check need not use all "
               "that it gets\nexclude_files = { \"");
    out_string(&out, meta);
    out_string(&out, "\" }\n");
    return write_to_sink(options, &buffer, true);
}

sl_result sl_write_luarc(const sl_writer_options *options, const char *meta) {
    /* Lua's own libraries are off: the annotations have what is left of them. */
    static const char *const libraries[] = {"basic", "bit32",   "coroutine", "debug", "io",  "math",
                                            "os",    "package", "string",    "table", "utf8"};
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {.buffer = &buffer};
    out_string(&out, "{\n  \"runtime.version\": \"Lua 5.4\",\n  \"runtime.builtin\": {\n");
    size_t count = sizeof libraries / sizeof *libraries;
    for (size_t i = 0; i < count; i++) {
        out_string(&out, "    \"");
        out_string(&out, libraries[i]);
        out_string(&out, i + 1 < count ? "\": \"disable\",\n" : "\": \"disable\"\n");
    }
    out_string(&out, "  },\n  \"workspace.library\": [\"");
    out_string(&out, meta);
    out_string(&out, "\"],\n  \"workspace.checkThirdParty\": false\n}\n");
    return write_to_sink(options, &buffer, true);
}

/* Lower-case words with dashes in between, of what a folder is called. */
static void put_name(const struct text_writer *out, sl_text folder) {
    bool some = false, dash = false;
    for (size_t i = 0; i < folder.length && i < LONGEST_NAME; i++) {
        char letter = folder.bytes[i];
        letter = letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
        bool word = (letter >= 'a' && letter <= 'z') || (some && letter >= '0' && letter <= '9');
        if (word && some && dash)
            buffer_byte(out->buffer, '-');
        if (word)
            buffer_byte(out->buffer, letter);
        dash = !word;
        some = some || word;
    }
    if (!some)
        out_string(out, "policy");
}

sl_result sl_write_new_pack(const sl_writer_options *options, sl_text folder) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {.buffer = &buffer};
    out_string(&out, "return pack {\n  name = \"");
    put_name(&out, folder);
    out_string(&out, "\",\n  version = \"0.1.0\", -- a new one with each change that others use\n"
                     "  description = \"Say whose rules these are, and what they rest on.\",\n\n"
                     "  -- Rules are all *.lua files below this folder. What else a pack may say:\n"
                     "  -- vocabulary = { { element = \"...\", attributes = { ... } } }, -- attributes of its own\n"
                     "  -- requires = { [\"another-pack\"] = \">=1.2 <2\" }, -- what its rules build on\n"
                     "  -- defaults = { [\"RULE-1\"] = { severity = \"error\", options = { ... } } },\n"
                     "  -- not_waivable = { \"RULE-1\" },\n}\n");
    return write_to_sink(options, &buffer, true);
}

static void put_command(const struct text_writer *out, const char *before, sl_text name, const char *behind) {
    out_string(out, before);
    out_text(out, name);
    out_string(out, behind);
}

sl_result sl_write_new_readme(const sl_writer_options *options, sl_text pack, sl_text rule) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {.buffer = &buffer};
    put_command(&out, "# ", pack,
                "\n\nRules for samplint: a file each, named for the rule's id, with its tests inside. `pack.lua` says "
                "what they are "
                "together. Run in this folder:\n\n");
    out_string(&out, "    samplint test .                      run the tests inside the rules\n"
                     "    samplint check --rules . FILE        check a program by them, too\n"
                     "    samplint audit .                     what they make possible and impossible\n");
    put_command(&out, "    samplint explain --rules . ", rule,
                "\n                                         the page of a rule\n");
    out_string(&out, "    samplint new rule ID rules           write the next rule\n"
                     "    samplint new meta --rules . .lua-meta/samplint.d.lua\n"
                     "                                         write again what the editor knows\n"
                     "    luacheck .                           look for slips in Lua\n\n"
                     "A repository of programs uses the pack by a line in its `.samplint.yaml`:\n"
                     "`packs: [{ path: path/to/this/folder, version: \"0.1\" }]`.\n");
    return write_to_sink(options, &buffer, true);
}
