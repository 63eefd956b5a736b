/* load_words.c - reads what an attribute asks and what its words mean. */
#include "lua/load_words.h"

#include <lauxlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/sandbox.h"
#include "model/former.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

/* Reads an optional text of at most this many bytes, which must not be empty. */
static sl_text read_sentence(struct loader *loader, int table, const char *key, size_t most) {
    size_t reported = loader->reported;
    sl_text text = table_text(loader, table, key, false);
    if (text.length > most)
        table_report(loader, key, "%s has more than %zu bytes", key, most);
    else if (text.length == 0 && loader->reported == reported && !loader->trusted && table_has(loader, table, key))
        table_report(loader, key, "the field \"%s\" is empty", key);
    return text;
}

const sl_text *load_former_names(struct loader *loader, int table, size_t *count) {
    const sl_text *names = table_texts(loader, table, "formerly", false, count);
    if (*count > SL_LIMIT_FORMER) {
        table_report(loader, "formerly", "formerly has more than %d entries", SL_LIMIT_FORMER);
        *count = 0;
    }
    return names;
}

void load_question(struct loader *loader, int table, sl_field *field) {
    static const char *const natures[] = {"choice", "fact", "outcome", "text", NULL};
    size_t nature = table_choice(loader, table, "nature", natures, false);
    field->nature = nature != SIZE_MAX ? (sl_nature)nature : field->type == SL_TEXT ? SL_NATURE_TEXT : SL_NATURE_CHOICE;
    field->question = read_sentence(loader, table, "question", SL_LIMIT_MEANING_BYTES);
    field->meaning = read_sentence(loader, table, "meaning", SL_LIMIT_MEANING_BYTES);
    if (field->nature == SL_NATURE_TEXT && field->type != SL_TEXT)
        table_report(loader, "nature", "only a text can have the nature \"text\"");
    if (field->meaning.length && field->type != SL_INTEGER)
        table_report(loader, "meaning",
                     "only an integer has one meaning; a word has its own in domain, a truth value in yes and no");
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

/* Returns a word as prose writes it unless the vocabulary says otherwise: with blanks in place of "_". */
static sl_text plain_label(struct arena *arena, sl_text word) {
    if (!word.length || !memchr(word.bytes, '_', word.length))
        return word;
    char *bytes = arena_alloc(arena, word.length);
    for (size_t i = 0; bytes && i < word.length; i++)
        bytes[i] = word.bytes[i] == '_' ? ' ' : word.bytes[i];
    sl_text label = text_trim((sl_text){bytes, bytes ? word.length : 0});
    return label.length ? label : word;
}

/* Reads what the table on top of the stack says about a word. It may have one entry without a name: the word. */
static void read_word(struct loader *loader, sl_text shown, size_t unnamed, sl_word *word) {
    static const char *const of_word[] = {"meaning", "sign", "label", "absent", "formerly", NULL};
    static const char *const of_truth[] = {"meaning", "sign", "label", "absent", NULL};
    int table = lua_gettop(loader->L);
    sl_text where = loader->where;
    if (!loader->trusted)
        loader->where = arena_printf(loader->arena, "%.*s: %.*s", TEXT_ARG(where), TEXT_ARG(shown));
    table_check_named(loader, table, unnamed ? of_word : of_truth, unnamed);
    sl_text label = read_sentence(loader, table, "label", SL_LIMIT_LABEL_BYTES);
    if (label.length)
        word->label = label;
    word->meaning = read_sentence(loader, table, "meaning", SL_LIMIT_MEANING_BYTES);
    word->sign = read_sentence(loader, table, "sign", SL_LIMIT_MEANING_BYTES);
    word->absent = table_bool(loader, table, "absent", word->absent);
    if (unnamed)
        word->formerly = load_former_names(loader, table, &word->former_count);
    loader->where = where;
}

/* Returns the word of the entry of a domain on top of the stack: the entry itself, or the first one of its table. */
static sl_text word_of_entry(struct loader *loader) {
    lua_State *L = loader->L;
    if (!lua_istable(L, -1))
        return table_string(loader, -1, "domain");
    sl_text word = {NULL, 0};
    if (lua_rawgeti(L, -1, 1) == LUA_TSTRING)
        word = table_string(loader, -1, "domain");
    else
        table_report(loader, "domain", "an entry of domain must start with its word: { \"word\", meaning = ... }");
    lua_pop(L, 1);
    return word;
}

/* Reads the entry of a domain on top of the stack. */
static void read_entry(struct loader *loader, sl_text *domain, sl_word *words, size_t at) {
    bool text = lua_type(loader->L, -1) == LUA_TSTRING;
    sl_text word = word_of_entry(loader);
    domain[at] = word;
    sandbox_charge(loader->L, at * sizeof *domain);
    if (word.length == 0) {
        if (text)
            table_report(loader, "domain", "an entry of domain is empty");
        return;
    }
    if (!loader->trusted && text_find(domain, at, word) < at)
        table_report(loader, "domain", "domain lists \"%.*s\" twice", TEXT_ARG(word));
    words[at].label = plain_label(loader->arena, word);
    if (!text)
        read_word(loader, arena_excerpt(loader->arena, word), 1, &words[at]);
}

/* Reports the former words that are words of the domain still, or former words of two words. */
static void check_former_words(struct loader *loader, const sl_field *field) {
    for (size_t i = 0; i < field->word_count; i++)
        for (size_t j = 0; j < field->words[i].former_count; j++) {
            sl_text former = field->words[i].formerly[j];
            sandbox_charge(loader->L, field->word_count * sizeof former);
            if (text_find(field->domain, field->domain_count, former) < field->domain_count)
                table_report(loader, "domain", "\"%.*s\" is a former word and a word of the domain", TEXT_ARG(former));
            else if (former_word(field, former) < i)
                table_report(loader, "domain", "\"%.*s\" is the former word for two words", TEXT_ARG(former));
        }
}

static void read_domain(struct loader *loader, int table, sl_field *field) {
    lua_State *L = loader->L;
    if (!table_open(loader, table, "domain", field_has_words(field)))
        return;
    size_t count = table_list_length(L, "domain");
    sl_text *domain = arena_array(loader->arena, count, sizeof *domain);
    sl_word *words = arena_array(loader->arena, count, sizeof *words);
    for (size_t i = 0; domain && words && i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_entry(loader, domain, words, i);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    field->domain = domain;
    field->words = words;
    field->domain_count = field->word_count = domain && words ? count : 0;
    if (!loader->trusted)
        check_former_words(loader, field);
}

static void read_truth(struct loader *loader, int table, const char *key, const char *label, sl_word *word) {
    word->label = text_of(label);
    if (!table_open(loader, table, key, false))
        return;
    read_word(loader, text_of(key), 0, word);
    lua_pop(loader->L, 1);
}

void load_words(struct loader *loader, int table, sl_field *field) {
    bool words = field_has_words(field);
    read_domain(loader, table, field);
    if (words && (field->domain_count == 0 || field->domain_count > SL_LIMIT_DOMAIN))
        table_report(loader, "domain", "a domain must have 1 to %d words", SL_LIMIT_DOMAIN);
    else if (!words && field->domain_count > 0)
        table_report(loader, "domain", "only an enum, an ordinal or a set can have a domain");
    if (field->type != SL_BOOL) {
        if (!loader->trusted && (table_has(loader, table, "yes") || table_has(loader, table, "no")))
            table_report(loader, "yes", "only a truth value has yes and no");
        return;
    }
    sl_word *truths = arena_array(loader->arena, 2, sizeof *truths);
    if (!truths)
        return;
    truths[false].absent = true;
    read_truth(loader, table, "yes", "true", &truths[true]);
    read_truth(loader, table, "no", "false", &truths[false]);
    field->words = truths;
    field->word_count = 2;
}
