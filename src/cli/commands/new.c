/* new.c - the command `new`: writes files to start from. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/text.h"

static const struct command_option option_kind = {
    .name = "kind",
    .argument = "KIND",
    .value = VALUE_WORD,
    .words = (const char *const[]){"practice", "fit", "theme", "advice", NULL},
    .usual = "practice",
    .help = "kind of the rule: %",
};

static const struct command_option option_elements = {
    .name = "elements",
    .argument = "LIST",
    .value = VALUE_TEXT,
    .help = "the elements that the rule is about: names or codes, separated by commas",
};

static const struct command_option option_new_rules = {
    .name = "rules",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .repeats = true,
    .help = "also use the rules below DIR, and the attributes that a pack there adds to elements",
};

static const struct command_option option_check = {
    .name = "check",
    .help = "with meta: write nothing, and report whether FILE is up to date",
};

static const struct command_option option_new_format = {FORMAT_OPTION(
    "with meta: %; json is for other programs, and goes to standard output unless FILE is given", "text", "json")};

/* The folders of a pack. samplint does not look for rules in the folder of annotations, because its name begins with a
 * dot. */
#define RULE_FOLDER "rules"
#define META_FOLDER ".lua-meta"
#define META_FILE "samplint.d.lua"

/* The request of a command line. */
struct request {
    const struct command_line *line;
    sl_format format;         /* of the annotations */
    const char *const *words; /* after the kind of file */
    size_t word_count;
    sl_checker *checker;
    const sl_vocabulary *vocabulary;
    sl_new_rule rule;            /* the rule to write */
    const sl_element **elements; /* of the rule; to be freed */
};

/* ---- the contents of files --------------------------------------------------------------------------------------- */

enum content {
    CONTENT_PROGRAM,
    CONTENT_RULE,
    CONTENT_PACK,
    CONTENT_README, /* of a pack */
    CONTENT_META,   /* annotations for LuaLS */
    CONTENT_LUARC,  /* settings of LuaLS */
    CONTENT_LUACHECKRC
};

/* Returns the last part of a path, without slashes at its end. */
static sl_text name_of_folder(const char *folder) {
    size_t length = strlen(folder);
    while (length > 0 && folder[length - 1] == '/')
        length--;
    size_t start = length;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    return (sl_text){folder + start, length - start};
}

static sl_result write_content(const struct request *request, enum content content, const sl_writer_options *options) {
    switch (content) {
    case CONTENT_PROGRAM: return sl_write_new_program(options, request->vocabulary);
    case CONTENT_RULE: return sl_write_new_rule(options, request->vocabulary, &request->rule);
    case CONTENT_PACK: return sl_write_new_pack(options, name_of_folder(request->words[0]));
    case CONTENT_README: return sl_write_new_readme(options, name_of_folder(request->words[0]), request->rule.id);
    case CONTENT_META: return sl_write_lua_meta(options, request->vocabulary);
    case CONTENT_LUARC: return sl_write_luarc(options, META_FOLDER);
    default: return sl_write_luacheckrc(options, META_FOLDER);
    }
}

/* ---- writing a file ---------------------------------------------------------------------------------------------- */

static int refuse_existing(const char *path) {
    terminal_error("%s exists already and was not changed; name another file, or remove it first", path);
    return EXIT_USAGE;
}

/* Writes a file. An existing one is replaced only if it starts with the mark. */
static int put_file(const char *path, const struct output *output, const char *mark) {
    bool is_ours = mark && output_file_starts_with(path, mark);
    if (is_ours && output_is_same(path, output)) {
        output_print_done(path, "up to date");
        return EXIT_GOOD;
    }
    int error = output_write(path, NULL, output, !is_ours);
    return error == EEXIST ? refuse_existing(path) : output_print_written(path, error);
}

/* Makes the content of a file, and writes or checks the file. `path` is "-" for standard output, or NULL when memory
 * ran out. `mark` is that of put_file(); NULL keeps any existing file. */
static int make_file(const struct request *request, enum content content, const char *path, const char *mark) {
    struct output output = {NULL, 0, 0};
    sl_writer_options options = {.sink = output_sink, .context = &output, .format = request->format};
    int code = EXIT_GOOD;
    if (!path || write_content(request, content, &options) != SL_OK)
        code = terminal_no_memory();
    else if (line_has(request->line, &option_check))
        code = output_is_same(path, &output) ? EXIT_GOOD : output_print_outdated(path);
    else if (strcmp(path, "-") == 0)
        terminal_sink(stdout, output.bytes, output.length); /* terminal_flush() reports an error */
    else
        code = put_file(path, &output, mark);
    free(output.bytes);
    return code;
}

/* ---- the rule to write ------------------------------------------------------------------------------------------- */

static const sl_element *find_element(const sl_vocabulary *vocabulary, sl_text name) {
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (is_same_text(vocabulary->elements[i].field->id, name) || is_same_text(vocabulary->elements[i].code, name))
            return &vocabulary->elements[i];
    return NULL;
}

/* Prints that there is no such element, and which one has the nearest name. To find that name, asks the library for the
 * rules about the unknown element; the library reports the nearest name as a problem. */
static int refuse_element(const struct request *request, sl_text name) {
    sl_rule_list *list;
    sl_rule_filter filter = {.elements = &name, .element_count = 1};
    if (sl_list_rules(request->checker, &filter, &list) == SL_OUT_OF_MEMORY)
        return terminal_no_memory();
    sl_rule_list_free(list);
    return exit_code_max(problems_print(request->checker), EXIT_USAGE);
}

/* Finds the elements of --elements. */
static int find_elements(struct request *request) {
    const char *list = line_string(request->line, &option_elements);
    request->elements = calloc(list ? strlen(list) + 1 : 1, sizeof(*request->elements));
    if (!request->elements)
        return terminal_no_memory();
    request->rule.elements = request->elements;
    for (const char *at = list; at && *at;) {
        sl_text name = {at, strcspn(at, ",")};
        const sl_element *element = find_element(request->vocabulary, name);
        if (!element)
            return refuse_element(request, name);
        request->elements[request->rule.element_count++] = element;
        at += name.length + (at[name.length] == ',');
    }
    return EXIT_GOOD;
}

/* Completes the rule to write. Returns EXIT_GOOD unless something is wrong with it. */
static int complete_rule(struct request *request, const char *id) {
    sl_new_rule *rule = &request->rule;
    size_t count;
    const sl_rule *const *rules = sl_get_rules(request->checker, &count);
    const char *fault = NULL;
    int code = find_elements(request);
    if (code != EXIT_GOOD)
        return code;
    rule->id = as_text(id);
    for (size_t i = 0; i < count; i++)
        if (is_same_text(rules[i]->id, rule->id))
            fault = "is the id of a rule that exists already; choose another id";
    fault = fault ? fault : sl_new_rule_fault(request->vocabulary, rule);
    if (!fault)
        return EXIT_GOOD;
    terminal_error("%s %s", id, fault);
    return EXIT_USAGE;
}

/* ---- rules and packs --------------------------------------------------------------------------------------------- */

static int make_rule(struct request *request) {
    const char *folder = request->word_count > 1 ? request->words[1] : ".";
    int code = complete_rule(request, request->words[0]);
    if (code != EXIT_GOOD)
        return code;
    if (strcmp(folder, "-") == 0)
        return make_file(request, CONTENT_RULE, folder, NULL);
    if (!output_make_folder(folder))
        return output_print_error(folder, "cannot be created", errno);
    char *path = output_path(folder, "", request->rule.id, ".lua");
    code = make_file(request, CONTENT_RULE, path, NULL);
    free(path);
    return code;
}

/* The files of a pack, without its rule. */
static const struct pack_file {
    enum content content;
    const char *name;
} pack_files[] = {
    {CONTENT_PACK, "pack.lua"},
    {CONTENT_README, "README.md"},
    {CONTENT_LUARC, ".luarc.json"},
    {CONTENT_LUACHECKRC, ".luacheckrc"},
    {CONTENT_META, META_FOLDER "/" META_FILE},
};

#define PACK_FILES (sizeof pack_files / sizeof *pack_files)

/* Returns the path of a file of the pack (of its rule, if `index` is PACK_FILES), to be freed; NULL when memory ran
 * out. */
static char *pack_path(const struct request *request, size_t index) {
    const char *folder = request->words[0];
    if (index == PACK_FILES)
        return output_path(folder, RULE_FOLDER "/", request->rule.id, ".lua");
    return output_path(folder, pack_files[index].name, as_text(NULL), "");
}

/* Returns EXIT_GOOD if the folder has none of the files yet. */
static int check_nothing_exists(const struct request *request) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i <= PACK_FILES && code == EXIT_GOOD; i++) {
        char *path = pack_path(request, i);
        if (!path)
            code = terminal_no_memory();
        else if (access(path, F_OK) == 0)
            code = refuse_existing(path);
        free(path);
    }
    return code;
}

/* Creates a folder, and a folder in it. */
static int make_folders(const char *folder, const char *inner) {
    char *path = output_path(folder, inner, as_text(NULL), "");
    int code = path ? EXIT_GOOD : terminal_no_memory();
    if (path && !(output_make_folder(folder) && output_make_folder(path)))
        code = output_print_error(folder, "cannot be created", errno);
    free(path);
    return code;
}

/* Makes the files of a pack whose rule is known. */
static int make_pack_files(const struct request *request) {
    const char *folder = request->words[0];
    int code = check_nothing_exists(request);
    if (code == EXIT_GOOD)
        code = make_folders(folder, RULE_FOLDER);
    if (code == EXIT_GOOD)
        code = make_folders(folder, META_FOLDER);
    for (size_t i = 0; i <= PACK_FILES && code == EXIT_GOOD; i++) {
        size_t index = i == 0 ? PACK_FILES : i - 1; /* the rule comes first */
        char *path = pack_path(request, index);
        code = make_file(request, index == PACK_FILES ? CONTENT_RULE : pack_files[index].content, path, NULL);
        free(path);
    }
    return code;
}

/* Returns an id for the first rule of a folder: the folder's name in capital letters, and a number. It is to be freed;
 * NULL when memory ran out. */
static char *first_id(const char *folder) {
    sl_text name = name_of_folder(folder);
    char *id = malloc(name.length + sizeof "RULE-1");
    size_t length = 0;
    for (size_t i = 0; id && i < name.length && length < 32; i++) {
        char letter = name.bytes[i];
        if (letter >= 'a' && letter <= 'z')
            id[length++] = (char)(letter - 'a' + 'A');
        else if ((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9'))
            id[length++] = letter;
        else if (length > 0 && id[length - 1] != '-')
            id[length++] = '-';
    }
    while (id && length > 0 && id[length - 1] == '-')
        length--;
    if (id)
        strcpy(id + length, length ? "-1" : "RULE-1");
    return id;
}

static int make_pack(struct request *request) {
    char *id = first_id(request->words[0]);
    int code = id ? complete_rule(request, id) : terminal_no_memory();
    if (code == EXIT_GOOD)
        code = make_pack_files(request);
    free(id);
    return code;
}

static int make_program(struct request *request) {
    return make_file(request, CONTENT_PROGRAM, request->word_count ? request->words[0] : "samp.yaml", NULL);
}

static int make_meta(struct request *request) {
    bool is_json = request->format == SL_FORMAT_JSON;
    const char *path = request->word_count ? request->words[0] : is_json ? "-" : META_FILE;
    return make_file(request, CONTENT_META, path, is_json ? NULL : sl_lua_meta_mark());
}

static const struct term terms[] = {
    {"program",
     "a program, written to FILE (by default samp.yaml): every element and attribute, with its possible values in a "
     "comment; only a name is declared"},
    {"rule",
     "the rule ID, written to DIR/ID.lua (DIR is by default the current folder); it loads, and passes its own tests"},
    {"pack", "a folder with pack.lua, a rule in rules/, settings for editor and linter, and a README"},
    {"meta",
     "annotations by which an editor with LuaLS completes rules, written to FILE (by default samplint.d.lua); a FILE "
     "that this command has written before is replaced. With --format json, the names that rules may use"},
    {NULL, NULL},
};

/* The kinds of files, in the order of the terms. */
static const struct kind_of_file {
    int (*make)(struct request *request);
    size_t least, most; /* words after the kind */
    bool for_rule;      /* it takes --kind and --elements */
    const char *words;  /* these words, as messages describe them */
} kinds_of_files[] = {
    {make_program, 0, 1, false, "at most one FILE"},
    {make_rule, 1, 2, true, "an ID, and at most one DIR"},
    {make_pack, 1, 1, true, "a DIR"},
    {make_meta, 0, 1, false, "at most one FILE"},
};

/* ---- the command ------------------------------------------------------------------------------------------------- */

static int make_kind(struct request *request, const struct kind_of_file *kind) {
    struct values rules = line_values(request->line, &option_new_rules);
    request->checker = session_load_rules(rules.strings, rules.count);
    if (!request->checker)
        return terminal_no_memory();
    request->vocabulary = sl_get_vocabulary(request->checker);
    int code = exit_code_of_problems(request->checker);
    if (code != EXIT_GOOD)
        code = exit_code_max(code, problems_print(request->checker));
    else
        code = request->vocabulary ? kind->make(request) : terminal_no_memory();
    free(request->elements);
    sl_checker_free(request->checker);
    return exit_code_max(code, terminal_flush());
}

/* Returns why the command line does not fit the kind of file, in words to follow "takes"; NULL if it fits. */
static const char *fault_of(const struct command_line *line, const struct kind_of_file *kind) {
    size_t words = line->word_count - 1;
    bool for_rule = line_has(line, &option_kind) || line_has(line, &option_elements);
    if (words < kind->least || words > kind->most)
        return kind->words;
    if (for_rule && !kind->for_rule)
        return "no --kind and no --elements, which are options of rule and pack";
    if (line_has(line, &option_check) && kind->make != make_meta)
        return "no --check, which is an option of meta";
    if (line_has(line, &option_new_format) && kind->make != make_meta)
        return "no --format, which is an option of meta";
    return NULL;
}

static int run(const struct command_line *line) {
    static const sl_rule_kind rule_kinds[] = {SL_RULE_PRACTICE, SL_RULE_FIT, SL_RULE_THEME,
                                              SL_RULE_ADVICE}; /* as words of --kind */
    size_t kind = 0;
    while (terms[kind].name && line->word_count && strcmp(terms[kind].name, line->words[0]) != 0)
        kind++;
    if (line->word_count == 0 || !terms[kind].name)
        return line_wrong_use(line, "say what to write: program, rule, pack or meta");
    const char *fault = fault_of(line, &kinds_of_files[kind]);
    if (fault)
        return line_wrong_use(line, "new %s takes %s", terms[kind].name, fault);
    if (kinds_of_files[kind].make == make_pack && strcmp(line->words[1], "-") == 0)
        return line_wrong_use(line, "a pack is a folder and cannot go to standard output; name a DIR");
    struct request request = {.line = line,
                              .format = line_format(line_string(line, &option_new_format)),
                              .words = line->words + 1,
                              .word_count = line->word_count - 1,
                              .rule = {.kind = rule_kinds[line_choice(line, &option_kind)]}};
    return make_kind(&request, &kinds_of_files[kind]);
}

const struct command new_command = {
    .name = "new",
    .summary = "write a program, a rule or a pack of rules to start from",
    .synopsis = (const char *const[]){"new program [FILE]", "new rule [OPTION...] ID [DIR]", "new pack [OPTION...] DIR",
                                      "new meta [OPTION...] [FILE]", NULL},
    .about = (const char *const[]){"Writes files to start from. It asks no questions. It replaces no existing file, "
                                   "except for annotations that it wrote itself (meta). FILE, and the DIR of a rule, "
                                   "may be - for standard output.",
                                   NULL},
    .terms = terms,
    .options = (const struct command_option *const[]){&option_kind, &option_elements, &option_new_rules, &option_check,
                                                      &option_new_format, NULL},
    .exits = {[EXIT_GOOD] = "done",
              [EXIT_FINDINGS] = "FILE is not up to date (--check)",
              [EXIT_USAGE] = "wrong use, or a file exists already or cannot be written",
              [EXIT_RULE] = "a rule of --rules was refused"},
    .run = run,
};
