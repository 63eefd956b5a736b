/* new_pack.c - what stands beside the rules of a folder: for a linter, an editor and a reader. */
#include "base/text.h"
#include "report/page.h"
#include "samplint/binding.h"
#include "samplint/skeleton.h"

static void put_library(const struct page *page, sl_owner owner) {
    size_t count;
    const sl_binding *bindings = sl_bindings(&count);
    page_put(page, "    ");
    page_put(page, sl_owner_library(owner));
    page_put(page, " = { fields = {");
    const char *joint = " \"";
    for (size_t i = 0; i < count; i++) {
        if (bindings[i].owner != owner)
            continue;
        page_put(page, joint);
        page_put(page, bindings[i].name);
        page_put(page, "\"");
        joint = ", \"";
    }
    page_put(page, " } },\n");
}

sl_result sl_write_luacheckrc(const sl_writer_options *options, const char *meta) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    struct page page = {.buffer = &buffer};
    size_t count;
    const sl_binding *bindings = sl_bindings(&count);
    page_put(&page, "-- For luacheck: what rules may use, and no other name.\n"
                    "stds.samplint = {\n  read_globals = {\n    \"rule\",\n");
    for (size_t i = 0; i < count; i++) {
        if (bindings[i].owner != SL_OWNER_GLOBAL)
            continue;
        page_put(&page, "    \"");
        page_put(&page, bindings[i].name);
        page_put(&page, "\",\n");
    }
    for (int owner = SL_OWNER_MATH; owner <= SL_OWNER_TABLE; owner++)
        put_library(&page, (sl_owner)owner);
    page_put(&page, "  },\n}\nstd = \"samplint\"\nmax_line_length = 100\nunused_args = false -- check need not use all "
                    "that it gets\nexclude_files = { \"");
    page_put(&page, meta);
    page_put(&page, "\" }\n");
    return page_write(options, &buffer, true);
}

sl_result sl_write_luarc(const sl_writer_options *options, const char *meta) {
    /* Lua's own libraries are off: the annotations have what is left of them. */
    static const char *const libraries[] = {"basic", "bit32",   "coroutine", "debug", "io",  "math",
                                            "os",    "package", "string",    "table", "utf8"};
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    struct page page = {.buffer = &buffer};
    page_put(&page, "{\n  \"runtime.version\": \"Lua 5.4\",\n  \"runtime.builtin\": {\n");
    size_t count = sizeof libraries / sizeof *libraries;
    for (size_t i = 0; i < count; i++) {
        page_put(&page, "    \"");
        page_put(&page, libraries[i]);
        page_put(&page, i + 1 < count ? "\": \"disable\",\n" : "\": \"disable\"\n");
    }
    page_put(&page, "  },\n  \"workspace.library\": [\"");
    page_put(&page, meta);
    page_put(&page, "\"],\n  \"workspace.checkThirdParty\": false\n}\n");
    return page_write(options, &buffer, true);
}

static void put_command(const struct page *page, const char *before, sl_text name, const char *behind) {
    page_put(page, before);
    page_text(page, name);
    page_put(page, behind);
}

sl_result sl_write_new_readme(const sl_writer_options *options, sl_text pack, sl_text rule) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    struct page page = {.buffer = &buffer};
    put_command(
        &page, "# ", pack,
        "\n\nRules for samplint: a file each, named for the rule's id, with its tests inside. Run in this folder:\n\n");
    page_put(&page, "    samplint test .                      run the tests inside the rules\n"
                    "    samplint check --rules . FILE        check a program by them, too\n"
                    "    samplint audit .                     what they make possible and impossible\n");
    put_command(&page, "    samplint explain --rules . ", rule,
                "\n                                         the page of a rule\n");
    page_put(&page, "    samplint new rule ID .               write the next rule\n"
                    "    samplint new meta .lua-meta/samplint.d.lua\n"
                    "                                         write again what the editor knows\n"
                    "    luacheck .                           look for slips in Lua\n\n"
                    "A repository of programs uses the rules by a line in its `.samplint.yaml`:\n"
                    "`rule_folders: [path/to/this/folder]`.\n");
    return page_write(options, &buffer, true);
}
