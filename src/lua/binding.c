/* binding.c - lists the names that a rule can use, and the fields of the tables that scripts write, with a sentence
 * about each. The names are made by library.c, answer.c, view.c and portfolio.c; the fields are read by load_rule.c,
 * load_pack.c and answer.c. Tests compare the lists with what a rule really sees. */
#include "samplint/binding.h"

const char *sl_binding_owner_name(sl_binding_owner owner) {
    static const char *const names[] = {"global", "math", "string", "table", "program", "word", "set", "accounts"};
    return names[owner];
}

/* One row of the list. The parameters come last; NULL stands for no parameters. */
#define BINDING(owner, name, result, does, ...)                                                                        \
    { SL_OWNER_##owner, name, {__VA_ARGS__}, result, does }

static const sl_binding bindings[] = {
    BINDING(GLOBAL, "pass", "samplint.Answer", "The rule is satisfied. Write return pass().", NULL),
    BINDING(GLOBAL, "fail", "samplint.Answer", "The rule is violated. Write return fail { ... }.",
            "failure samplint.Failure"),
    BINDING(GLOBAL, "not_applicable", "samplint.Answer",
            "The rule does not apply. Write return not_applicable(\"why\").", "why? string"),
    BINDING(GLOBAL, "tostring", "string", "Converts any value to a text, which never shows an address.", "value any"),
    BINDING(GLOBAL, "tonumber", "number?", "Converts a text to a number; nil if the text is no number.", "value any",
            "base? integer"),
    BINDING(GLOBAL, "type", "string", "Returns the type of a value, such as \"table\".", "value any"),
    BINDING(GLOBAL, "select", "any", "Returns the arguments from position `at` on; with \"#\", returns their number.",
            "at integer|\"#\"", "... any"),
    BINDING(GLOBAL, "pairs", "fun(): K, V",
            "Goes through a table in order: numbers first, then texts by their bytes, then false and true.",
            "list table<K, V>"),
    BINDING(GLOBAL, "ipairs", "fun(list: V[], at?: integer): integer, V", "Goes through a list, from index 1 on.",
            "list V[]"),
    BINDING(GLOBAL, "error", NULL, "Ends the rule with an error: the rule itself has failed.", "message any",
            "level? integer"),
    BINDING(GLOBAL, "assert", "any", "Returns the value; raises an error if it is false or nil.", "value any",
            "message? any"),
    BINDING(MATH, "floor", "integer", "Rounds down to an integer.", "x number"),
    BINDING(MATH, "ceil", "integer", "Rounds up to an integer.", "x number"),
    BINDING(MATH, "min", "number", "Returns the smallest number.", "x number", "... number"),
    BINDING(MATH, "max", "number", "Returns the greatest number.", "x number", "... number"),
    BINDING(MATH, "abs", "number", "Returns the number without its sign.", "x number"),
    BINDING(STRING, "sub", "string", "Returns a part of a text, by bytes.", "text string", "from integer",
            "to? integer"),
    BINDING(STRING, "lower", "string", "Converts ASCII letters to lower case.", "text string"),
    BINDING(STRING, "upper", "string", "Converts ASCII letters to upper case.", "text string"),
    BINDING(STRING, "len", "integer", "Returns the length of a text in bytes.", "text string"),
    BINDING(STRING, "contains", "boolean", "Returns whether a text contains another one; there are no patterns.",
            "text string", "part string"),
    BINDING(STRING, "trim", "string", "Removes the blanks at both ends of a text.", "text string"),
    BINDING(STRING, "split", "string[]", "Splits a text at a separator of one character.", "text string",
            "separator string"),
    BINDING(STRING, "format", "string", "Formats values as in Lua, without %p; accepts words and sets as well.",
            "format string", "... any"),
    BINDING(STRING, "rep", "string", "Repeats a text.", "text string", "count integer", "between? string"),
    BINDING(TABLE, "concat", "string", "Joins the texts of a list, with a text between them.", "list (string|number)[]",
            "between? string"),
    BINDING(PROGRAM, "declares", "boolean",
            "In a framing rule: returns whether an attribute or group is declared.", "path samplint.Path"),
    BINDING(WORD, "is", "boolean", "Returns whether the value is one of these words.", "... samplint.word.*"),
    BINDING(SET, "has", "boolean", "Returns whether the set has this word.", "word samplint.word.*"),
    BINDING(SET, "any", "boolean",
            "Returns whether the set has at least one of these words, or of the words of another set.",
            "... samplint.word.*|samplint.Set"),
    BINDING(SET, "all", "boolean", "Returns whether the set has all these words, or all words of another set.",
            "... samplint.word.*|samplint.Set"),
    BINDING(SET, "count", "integer", "Returns how many words the set has.", NULL),
    BINDING(SET, "empty", "boolean", "Returns whether the set has no words.", NULL),
    BINDING(ACCOUNTS, "count", "integer", "Returns how many accounts the program lists.", NULL),
    BINDING(ACCOUNTS, "declaring", "integer",
            "Returns how many accounts declare a path of the list of accounts, such as a team.",
            "path samplint.AccountPath"),
    BINDING(ACCOUNTS, "tally", "table",
            "Returns how many accounts have each value; for two paths, such a table for each value of the first.",
            "path samplint.AccountPath", "counted? samplint.AccountPath"),
    BINDING(ACCOUNTS, "kinds", "integer", "Returns how many different combinations of these values the accounts have.",
            "... samplint.AccountPath"),
};

const sl_binding *sl_get_bindings(size_t *count) {
    *count = sizeof bindings / sizeof *bindings;
    return bindings;
}

static const sl_table_field fields[] = {
    {"pack", "name", false, "string", "Its name: lower-case words joined by dashes."},
    {"pack", "version", false, "string", "Three numbers joined by dots, such as \"1.2.0\"."},
    {"pack", "description", true, "string", "Whose rules these are, and what they are based on."},
    {"pack", "requires", true, "table<string, string>", "Packs that are loaded before it, with ranges of versions."},
    {"pack", "vocabulary", true, "samplint.Addition[]", "Attributes that the pack adds, by element."},
    {"pack", "rules", true, "string|string[]",
     "The folder of its rules, or a list of their files; by default every *.lua below pack.lua."},
    {"pack", "defaults", true, "table<string, samplint.Default>", "Settings of rules, by id."},
    {"pack", "not_waivable", true, "string[]", "Rules that no waiver may cover."},
    {"addition", "element", false, "samplint.Element", "The element that gets the attributes."},
    {"addition", "attributes", false, "table[]", "The attributes as in a vocabulary: id, type, domain, description."},
    {"default", "severity", true, "\"info\"|\"warning\"|\"error\"",
     "The severity of a failure; for a rule of another pack, only a higher one."},
    {"default", "options", true, "table<string, any>", "Values of options; only for the pack's own rules."},
    {"default", "off", true, "string", "Why the rule is turned off; only for the pack's own rules."},
    {"rule", "id", false, "string", "Its id, which is also the name of the file."},
    {"rule", "name", false, "string", "A short name: a few words joined by hyphens."},
    {"rule", "kind", false, "\"framing\"|\"practice\"|\"fit\"|\"theme\"", "What the rule judges."},
    {"rule", "scope", true, "\"each\"|\"portfolio\"",
     "\"each\" (the default) asks about the program and each account, \"portfolio\" about all accounts at once."},
    {"rule", "severity", true, "\"info\"|\"warning\"|\"error\"",
     "The severity of a failure; by default \"warning\" for a practice, else \"error\"."},
    {"rule", "waivable", true, "boolean", "False if no waiver may cover a failure."},
    {"rule", "elements", false, "samplint.Element[]", "The elements that check reads: all of them, and no others."},
    {"rule", "title", false, "string", "What the rule asks for, in one line."},
    {"rule", "rationale", false, "string", "Why the rule asks for it, in a few sentences."},
    {"rule", "source", false, "samplint.Source[]", "The sources of the rule."},
    {"rule", "remediation", false, "string", "What to do about a failure."},
    {"rule", "options", true, "table<string, samplint.Option>", "Thresholds that a firm may set, by name."},
    {"rule", "check", false,
     "fun(c: samplint.Program, options: table<string, any>, accounts: samplint.Accounts): samplint.Answer",
     "Judges the program. Its answer depends on nothing but what it reads."},
    {"rule", "tests", false, "samplint.Test[]", "Programs, each with the answer that is expected."},
    {"source", "work", true, "samplint.Work",
     "A work that the vocabulary lists; leave it out for a policy of the firm."},
    {"source", "at", false, "string", "The place in the work, such as a page."},
    {"option", "type", false, "\"integer\"|\"boolean\"|\"word\"", "The type of its values."},
    {"option", "default", false, "integer|boolean|string", "The value unless a firm sets another one."},
    {"option", "min", true, "integer", "The smallest integer."},
    {"option", "max", true, "integer", "The greatest integer."},
    {"option", "domain", true, "string[]", "The words that a value of type \"word\" can be."},
    {"option", "description", false, "string", "What the option decides."},
    {"test", "name", false, "string", "What the test shows."},
    {"test", "expect", false, "\"pass\"|\"fail\"|\"undetermined\"|\"not_applicable\"", "The expected answer."},
    {"test", "program", false, "string", "A program in YAML; the line with the version of the format may be left out."},
    {"test", "message", true, "string", "A part of the expected message of a failure."},
    {"test", "waits_for", true, "samplint.Path|samplint.AccountPath", "The path that an undetermined rule waits for."},
    {"test", "options", true, "table<string, any>", "Values of options for this test."},
    {"failure", "message", false, "string", "What is wrong in this program, in one line."},
    {"failure", "alternatives", true, "string[]", "Ways to be congruent; a fit or theme rule names two or more."},
    {"failure", "notes", true, "table<samplint.Path, string>", "Notes about values that check has read."},
    {"failure", "at", true, "samplint.Path|samplint.AccountPath",
     "The value to point at; by default the one that was read last."},
    {"failure", "among", true, "table<samplint.AccountPath, string>",
     "In a portfolio rule: the accounts that the failure is about, by one of their values."},
};

const sl_table_field *sl_get_table_fields(size_t *count) {
    *count = sizeof fields / sizeof *fields;
    return fields;
}
