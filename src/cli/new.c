/* new.c - files to start from. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/output.h"

static const struct command_option option_kind = {
    .name = "kind",
    .argument = "KIND",
    .value = VALUE_WORD,
    .words = (const char *const[]){"practice", "fit", "theme", NULL},
    .usual = "practice",
    .help = "of the rule: %",
};

static const struct command_option option_elements = {
    .name = "elements",
    .argument = "LIST",
    .value = VALUE_TEXT,
    .help = "what it is about: ids or codes of elements, with commas between them",
};

static const struct command_option option_packs = {
    .name = "rules",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .repeats = true,
    .help = "also use the rules below DIR, and what a pack there adds to elements",
};

static const struct command_option option_check = {
    .name = "check",
    .help = "write nothing, and say whether FILE is as it would be written",
};

/* Where annotations stand in a folder of rules: rules are not looked for in folders that begin with a dot. */
#define META_FOLDER ".lua-meta"
#define META_FILE "samplint.d.lua"

/* Where a pack has its rules. */
#define RULE_FOLDER "rules"

struct new_request {
    const char *elements; /* NULL when none is named */
    bool check_only;
    const char *const *words; /* behind the kind of file */
    size_t word_count;
    sl_checker *checker;
    const sl_vocabulary *vocabulary;
    sl_new_rule rule;
};

/* ---- writing ------------------------------------------------------------------------------------------------------ */

/* What a file is made by. */
typedef sl_result write_file(const struct new_request *asked, const sl_writer_options *options);

static sl_result write_program(const struct new_request *asked, const sl_writer_options *options) {
    return sl_write_new_program(options, asked->vocabulary);
}

static sl_result write_rule(const struct new_request *asked, const sl_writer_options *options) {
    return sl_write_new_rule(options, asked->vocabulary, &asked->rule);
}

static sl_result write_meta(const struct new_request *asked, const sl_writer_options *options) {
    return sl_write_lua_meta(options, asked->vocabulary);
}

static sl_result write_luarc(const struct new_request *asked, const sl_writer_options *options) {
    (void)asked;
    return sl_write_luarc(options, META_FOLDER);
}

static sl_result write_luacheckrc(const struct new_request *asked, const sl_writer_options *options) {
    (void)asked;
    return sl_write_luacheckrc(options, META_FOLDER);
}

static sl_text name_of_folder(const char *folder) {
    size_t length = strlen(folder);
    while (length > 0 && folder[length - 1] == '/')
        length--;
    size_t start = length;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    return (sl_text){folder + start, length - start};
}

static sl_result write_readme(const struct new_request *asked, const sl_writer_options *options) {
    return sl_write_new_readme(options, name_of_folder(asked->words[0]), asked->rule.id);
}

static sl_result write_pack(const struct new_request *asked, const sl_writer_options *options) {
    return sl_write_new_pack(options, name_of_folder(asked->words[0]));
}

static int is_there(const char *path) {
    command_complain("", line_text(path),
                     " is there already, and stays as it is; name another one, or take it away first");
    return EXIT_USAGE;
}

static int put(const char *path, const struct output *output, const char *mark) {
    bool is_ours = mark && output_is_marked(path, mark);
    if (is_ours && output_is_same(path, output)) {
        output_tell(path, "up to date");
        return EXIT_GOOD;
    }
    int error = output_write(path, NULL, output, !is_ours);
    if (error == EEXIST)
        return is_there(path);
    if (error)
        return output_cannot(path, "cannot be written", error);
    output_tell(path, "written");
    return EXIT_GOOD;
}

static int check(const char *path, const struct output *output) {
    if (output_is_same(path, output))
        return EXIT_GOOD;
    output_tell(path, access(path, F_OK) == 0 ? "not up to date" : "not there");
    return EXIT_FINDINGS;
}

/* Makes a file; one that starts with the mark may be replaced. */
static int make(const struct new_request *asked, write_file *write, const char *path, const char *mark) {
    struct output output = {NULL, 0, 0};
    sl_writer_options options = {.sink = output_take, .context = &output};
    int code = EXIT_GOOD;
    if (!path || write(asked, &options) != SL_OK)
        code = command_no_memory();
    else if (asked->check_only)
        code = check(path, &output);
    else if (strcmp(path, "-") == 0)
        command_sink(stdout, output.bytes, output.length); /* one that refuses shows in command_flush() */
    else
        code = put(path, &output, mark);
    free(output.bytes);
    return code;
}

/* ---- what the rule is to be --------------------------------------------------------------------------------------- */

static bool is_word(sl_text text, const char *bytes, size_t length) {
    return text.length == length && memcmp(text.bytes, bytes, length) == 0;
}

static const sl_element *find_element(const sl_vocabulary *vocabulary, const char *bytes, size_t length) {
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (is_word(vocabulary->elements[i].field->id, bytes, length) ||
            is_word(vocabulary->elements[i].code, bytes, length))
            return &vocabulary->elements[i];
    return NULL;
}

/* Has the library say which element is nearest to one that there is not. */
static int no_such_element(const struct new_request *asked, const char *bytes, size_t length) {
    sl_text word = {bytes, length};
    sl_rule_list list;
    sl_result result = sl_list_rules(asked->checker, &(sl_rule_filter){.elements = &word, .element_count = 1}, &list);
    if (result == SL_OUT_OF_MEMORY)
        return command_no_memory();
    sl_rule_list_free(&list);
    return command_worst(command_problems(asked->checker), EXIT_USAGE);
}

/* Reads the list of elements into an array that is to be freed. */
static int find_elements(struct new_request *asked, const sl_element **elements) {
    for (const char *at = asked->elements; at && *at;) {
        size_t length = strcspn(at, ",");
        const sl_element *element = find_element(asked->vocabulary, at, length);
        if (!element)
            return no_such_element(asked, at, length);
        elements[asked->rule.element_count++] = element;
        at += length + (at[length] == ',');
    }
    asked->rule.elements = elements;
    return EXIT_GOOD;
}

static bool is_taken(const sl_rule *const *rules, size_t count, sl_text id) {
    for (size_t i = 0; i < count; i++)
        if (is_word(rules[i]->id, id.bytes, id.length))
            return true;
    return false;
}

static int check_rule(const struct new_request *asked) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(asked->checker, &count);
    const char *fault = is_taken(rules, count, asked->rule.id) ? "is the id of a built-in rule: take another one"
                                                               : sl_new_rule_fault(asked->vocabulary, &asked->rule);
    if (!fault)
        return EXIT_GOOD;
    fputs("samplint: ", stderr);
    sl_write_escaped(command_sink, stderr, asked->rule.id);
    fprintf(stderr, " %s\n", fault);
    return EXIT_USAGE;
}

/* Looks at what is asked for, and then writes it. */
static int with_rule(struct new_request *asked, sl_text id, int (*write)(const struct new_request *asked)) {
    size_t most = asked->elements ? strlen(asked->elements) + 1 : 1;
    const sl_element **elements = calloc(most, sizeof *elements);
    asked->rule.id = id;
    int code = elements ? find_elements(asked, elements) : command_no_memory();
    if (code == EXIT_GOOD)
        code = check_rule(asked);
    if (code == EXIT_GOOD)
        code = write(asked);
    free(elements);
    return code;
}

/* ---- what can be written ------------------------------------------------------------------------------------------ */

static int make_rule(const struct new_request *asked, const char *folder) {
    char *path = output_path(folder, "", asked->rule.id, ".lua");
    int code;
    if (strcmp(folder, "-") == 0)
        code = make(asked, write_rule, folder, NULL);
    else if (!output_folder(folder))
        code = output_cannot(folder, "cannot be made", errno);
    else
        code = make(asked, write_rule, path, NULL);
    free(path);
    return code;
}

static int make_one_rule(const struct new_request *asked) {
    return make_rule(asked, asked->word_count > 1 ? asked->words[1] : ".");
}

static int new_rule(struct new_request *asked) {
    return with_rule(asked, line_text(asked->words[0]), make_one_rule);
}

/* What a pack has, beside its rule. */
static const struct pack_file {
    write_file *write;
    const char *name;
} pack_files[] = {
    {write_pack, "pack.lua"},
    {write_readme, "README.md"},
    {write_luarc, ".luarc.json"},
    {write_luacheckrc, ".luacheckrc"},
    {write_meta, META_FOLDER "/" META_FILE},
};

#define PACK_FILES (sizeof pack_files / sizeof *pack_files)

/* The path of a file of a pack, the rule behind the others; to be freed. */
static char *pack_path(const struct new_request *asked, size_t index) {
    const char *folder = asked->words[0];
    if (index == PACK_FILES)
        return output_path(folder, RULE_FOLDER "/", asked->rule.id, ".lua");
    return output_path(folder, pack_files[index].name, (sl_text){NULL, 0}, "");
}

/* Nothing is written into a folder that has one of the files already. */
static int refuse_what_is_there(const struct new_request *asked) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i <= PACK_FILES && code == EXIT_GOOD; i++) {
        char *path = pack_path(asked, i);
        if (!path)
            code = command_no_memory();
        else if (access(path, F_OK) == 0)
            code = is_there(path);
        free(path);
    }
    return code;
}

static int make_folder(const char *folder, const char *part) {
    char *path = output_path(folder, part, (sl_text){NULL, 0}, "");
    int code = path ? EXIT_GOOD : command_no_memory();
    if (path && !(output_folder(folder) && output_folder(path)))
        code = output_cannot(folder, "cannot be made", errno);
    free(path);
    return code;
}

static int make_pack(const struct new_request *asked) {
    const char *folder = asked->words[0];
    int code = refuse_what_is_there(asked);
    if (code == EXIT_GOOD)
        code = make_folder(folder, RULE_FOLDER);
    if (code == EXIT_GOOD)
        code = make_folder(folder, META_FOLDER);
    if (code == EXIT_GOOD) {
        char *path = pack_path(asked, PACK_FILES);
        code = make(asked, write_rule, path, NULL);
        free(path);
    }
    for (size_t i = 0; i < PACK_FILES && code == EXIT_GOOD; i++) {
        char *path = pack_path(asked, i);
        code = make(asked, pack_files[i].write, path, NULL);
        free(path);
    }
    return code;
}

/* The id of the first rule of a folder is its name in capital letters, and a number. */
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
        memcpy(id + length, length ? "-1" : "RULE-1", length ? sizeof "-1" : sizeof "RULE-1");
    return id;
}

static int new_pack(struct new_request *asked) {
    if (strcmp(asked->words[0], "-") == 0) {
        fputs("samplint: a pack is a folder of files, which standard output cannot take; say where it is to be\n",
              stderr);
        return command_wrong_use("new");
    }
    char *id = first_id(asked->words[0]);
    int code = id ? with_rule(asked, line_text(id), make_pack) : command_no_memory();
    free(id);
    return code;
}

static int new_program(struct new_request *asked) {
    return make(asked, write_program, asked->word_count ? asked->words[0] : "samp.yaml", NULL);
}

static int new_meta(struct new_request *asked) {
    return make(asked, write_meta, asked->word_count ? asked->words[0] : META_FILE, sl_lua_meta_mark());
}

/* ---- the command line --------------------------------------------------------------------------------------------- */

static const struct term kinds_of_files[] = {
    {"program",
     "a program to FILE (samp.yaml): every element and attribute with what can be declared in a comment, and "
     "nothing declared yet but a name"},
    {"rule", "the rule ID, which loads and passes the tests inside, to DIR/ID.lua (DIR is the folder it is called in)"},
    {"pack", "a folder with pack.lua, a rule in rules/, settings for editor and linter, a page about it"},
    {"meta",
     "what an editor with LuaLS completes rules by, to FILE (samplint.d.lua); one that was written by this command "
     "is replaced"},
    {NULL, NULL},
};

/* In the order of the terms. */
static const struct kind_of_file {
    int (*make)(struct new_request *asked);
    size_t least, most; /* words behind it */
    bool for_rule;      /* it takes the options of rules */
    const char *words;
} makers[] = {
    {new_program, 0, 1, false, "at most one FILE"},
    {new_rule, 1, 2, true, "an ID, and at most one DIR"},
    {new_pack, 1, 1, true, "a DIR"},
    {new_meta, 0, 1, false, "at most one FILE"},
};

static int make_kind(struct new_request *asked, const struct kind_of_file *kind, struct values rules) {
    asked->checker = command_load(rules.strings, rules.count);
    if (!asked->checker)
        return command_no_memory();
    asked->vocabulary = sl_get_vocabulary(asked->checker);
    int code = command_problem_code(asked->checker); /* where memory is short, not all may be there */
    if (code != EXIT_GOOD)
        code = command_worst(code, command_problems(asked->checker));
    else
        code = asked->vocabulary ? kind->make(asked) : command_no_memory();
    sl_checker_free(asked->checker);
    return command_worst(code, command_flush());
}

/* What stands against the command line, in words; NULL if nothing does. */
static const char *fault_of(const struct line *line, const struct kind_of_file *kind) {
    size_t words = line->word_count - 1;
    bool for_rule = line_has(line, &option_kind) || line_has(line, &option_elements);
    if (words < kind->least || words > kind->most)
        return kind->words;
    if (for_rule && !kind->for_rule)
        return "no --kind and no --elements, which are of rules";
    if (line_has(line, &option_check) && kind->make != new_meta)
        return "no --check, which is of meta";
    return NULL;
}

static int run(const struct line *line) {
    static const sl_rule_kind kinds[] = {SL_RULE_PRACTICE, SL_RULE_FIT, SL_RULE_THEME}; /* as the words of the option */
    size_t kind = 0;
    while (kinds_of_files[kind].name && line->word_count && strcmp(kinds_of_files[kind].name, line->words[0]) != 0)
        kind++;
    if (line->word_count == 0 || !kinds_of_files[kind].name) {
        fputs("samplint: say what to write: program, rule, pack or meta\n", stderr);
        return command_wrong_use("new");
    }
    const char *fault = fault_of(line, &makers[kind]);
    struct new_request asked = {.elements = line_string(line, &option_elements),
                                .check_only = line_has(line, &option_check),
                                .words = line->words + 1,
                                .word_count = line->word_count - 1,
                                .rule = {.kind = kinds[line_choice(line, &option_kind)]}};
    if (!fault)
        return make_kind(&asked, &makers[kind], line_values(line, &option_packs));
    fprintf(stderr, "samplint: new %s takes %s\n", kinds_of_files[kind].name, fault);
    return command_wrong_use("new");
}

const struct command new_command = {
    .name = "new",
    .summary = "write a program, a rule or a pack of rules to start from",
    .synopsis = (const char *const[]){"new program [FILE]", "new rule [OPTION...] ID [DIR]", "new pack [OPTION...] DIR",
                                      "new meta [--check] [FILE]", NULL},
    .about =
        (const char *const[]){
            "Writes files to start from, and asks nothing. None that is there is replaced. FILE, and DIR "
            "of a rule, may be - for standard output.",
            NULL},
    .terms = kinds_of_files,
    .options =
        (const struct command_option *const[]){&option_kind, &option_elements, &option_packs, &option_check, NULL},
    .exits = {[EXIT_GOOD] = "done",
              [EXIT_FINDINGS] = "FILE is not as it would be written (--check)",
              [EXIT_USAGE] = "wrong use, or a file that is there, or cannot be written"},
    .run = run,
};
