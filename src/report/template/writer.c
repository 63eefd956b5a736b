/* writer.c - lets templates write with doc_writer.h and text_writer.h. */
#include "report/template/writer.h"

#include <lauxlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/sandbox.h"
#include "report/escape.h"
#include "report/quote.h"
#include "report/xml.h"

static struct doc_writer *writer_of(lua_State *L) {
    return lua_touserdata(L, lua_upvalueindex(1));
}

/* ---- pieces ------------------------------------------------------------------------------------------------------ */

/* A piece is a table: its style at 0, its text at 1, and the target of a link at 2. Colors are styles, too. */
enum style { STYLE_CODE = COLOR_GOOD + 1, STYLE_LINK };

/* Makes a piece from a text and a target. Its style is the second upvalue. */
static int make_piece(lua_State *L) {
    lua_settop(L, 2);
    lua_createtable(L, 2, 1);
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_rawseti(L, -2, 0);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, 2);
    lua_rawseti(L, -2, 2);
    return 1;
}

/* Returns the string or number on top of the stack as a text. Raises an error for every other value. */
static sl_text text_on_top(lua_State *L) {
    sl_text text = {NULL, 0};
    if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
        luaL_error(L, "a text or a number is needed here, not a %s", luaL_typename(L, -1));
    text.bytes = lua_tolstring(L, -1, &text.length);
    return text;
}

/* Writes a text outside of paragraphs. */
static void put_text(struct doc_writer *doc, enum color color, sl_text text) {
    if (!doc->xml) {
        out_colored(&doc->out, color, text);
        return;
    }
    escape_text(&doc->word, text);
    xml_put_content(&doc->out, &doc->word);
    buffer_clear(&doc->word);
}

/* Writes a piece, and removes it from the stack. Its style is on top of the stack, the piece itself below. */
static void put_piece(lua_State *L, struct doc_writer *doc, bool flows) {
    lua_Integer style = lua_tointeger(L, -1);
    lua_rawgeti(L, -2, 2);
    sl_text target = style == STYLE_LINK ? text_on_top(L) : TEXT("");
    lua_rawgeti(L, -3, 1);
    sl_text text = text_on_top(L);
    if (!flows)
        put_text(doc, style > COLOR_NONE && style <= COLOR_GOOD ? (enum color)style : COLOR_NONE, text);
    else if (style == STYLE_CODE)
        doc_code(doc, text);
    else if (style == STYLE_LINK)
        doc_link(doc, text, target);
    else
        doc_text(doc, text);
    lua_pop(L, 4);
}

/* Returns the greatest index of the list on top of the stack. Templates may put nil in place of a piece. */
static lua_Integer last_index(lua_State *L) {
    lua_Integer last = 0, count = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1), count++)
        last = lua_isinteger(L, -2) && lua_tointeger(L, -2) > last ? lua_tointeger(L, -2) : last;
    if (last / 2 > count + 32)
        luaL_error(L, "a list of texts has too many gaps");
    return last;
}

/* Writes the value on top of the stack, and removes it: a text, a number, a piece, or a list of these. Writes nothing
 * for nil and false. `flows`: the value is content of a paragraph, an item or a cell. */
static void put_value(lua_State *L, struct doc_writer *doc, bool flows) {
    luaL_checkstack(L, 6, "the lists are nested too deeply");
    if (lua_istable(L, -1)) {
        if (lua_rawgeti(L, -1, 0) != LUA_TNIL) {
            put_piece(L, doc, flows);
            return;
        }
        lua_pop(L, 1);
        lua_Integer last = last_index(L);
        for (lua_Integer i = 1; i <= last; i++) {
            lua_rawgeti(L, -1, i);
            put_value(L, doc, flows);
        }
    } else if (!lua_isnil(L, -1) && (!lua_isboolean(L, -1) || lua_toboolean(L, -1))) {
        sl_text text = text_on_top(L);
        if (flows)
            doc_text(doc, text);
        else
            put_text(doc, COLOR_NONE, text);
    }
    lua_pop(L, 1);
}

/* Writes the arguments from `first` on. */
static void put_values(lua_State *L, struct doc_writer *doc, bool flows, int first) {
    int last = lua_gettop(L);
    for (int i = first; i <= last; i++) {
        lua_pushvalue(L, i);
        put_value(L, doc, flows);
    }
}

/* ---- blocks ------------------------------------------------------------------------------------------------------ */

static int write_heading(lua_State *L) {
    lua_Integer level = luaL_checkinteger(L, 1);
    luaL_argcheck(L, level >= 1 && level <= 6, 1, "a level from 1 to 6 is needed");
    doc_heading(writer_of(L), (size_t)level, sandbox_text(L, 2));
    return 0;
}

static int write_paragraph(lua_State *L) {
    struct doc_writer *doc = writer_of(L);
    doc_paragraph(doc);
    put_values(L, doc, true, 1);
    doc_end(doc);
    return 0;
}

static int write_paragraphs(lua_State *L) {
    doc_paragraphs(writer_of(L), sandbox_text(L, 1));
    return 0;
}

static int write_item(lua_State *L) {
    struct doc_writer *doc = writer_of(L);
    doc_item(doc);
    put_values(L, doc, true, 1);
    doc_end(doc);
    return 0;
}

static int write_code_block(lua_State *L) {
    const char *language = luaL_checkstring(L, 1);
    luaL_argcheck(L, language[strspn(language, "abcdefghijklmnopqrstuvwxyz")] == '\0', 1, "small letters are needed");
    doc_code_block(writer_of(L), language, sandbox_text(L, 2));
    return 0;
}

/* Writes a row of a table: each argument is a cell. */
static int write_row(lua_State *L) {
    struct doc_writer *doc = writer_of(L);
    int count = lua_gettop(L);
    doc_row(doc);
    for (int i = 1; i <= count; i++) {
        doc_cell(doc);
        lua_pushvalue(L, i);
        put_value(L, doc, true);
    }
    doc_row_end(doc);
    return 0;
}

static int write_table_head(lua_State *L) {
    struct doc_writer *doc = writer_of(L);
    doc_start_block(doc);
    write_row(L);
    for (int i = 0, count = lua_gettop(L); i < count; i++)
        out_string(&doc->out, "| --- ");
    out_string(&doc->out, "|\n");
    return 0;
}

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static int write_pieces(lua_State *L) {
    struct doc_writer *doc = writer_of(L);
    if (doc->markdown)
        return luaL_error(L, "lines are for text; in Markdown write a heading, a paragraph, an item, a table or code");
    put_values(L, doc, false, 1);
    return 0;
}

static int write_line(lua_State *L) {
    write_pieces(L);
    out_string(&writer_of(L)->out, "\n");
    return 0;
}

/* Writes each line of a text, escaped. */
static int write_lines(lua_State *L) {
    struct doc_writer *doc = writer_of(L);
    sl_text left = sandbox_text(L, 1), line;
    if (doc->markdown)
        return write_pieces(L);
    while (left.length > 0) {
        text_take(&left, '\n', &line);
        put_text(doc, COLOR_NONE, line);
        out_string(&doc->out, "\n");
    }
    return 0;
}

/* Writes texts with commas between them, on lines that start with four blanks and take at most 100 columns. */
static int write_names(lua_State *L) {
    struct text_writer *out = &writer_of(L)->out;
    luaL_checktype(L, 1, LUA_TTABLE);
    size_t count = 0;
    while (lua_rawgeti(L, 1, (lua_Integer)count + 1) != LUA_TNIL) {
        out_list_item(out, count++, text_on_top(L));
        lua_pop(L, 1);
    }
    out_string(out, count ? "\n" : "");
    return 0;
}

/* ---- XML --------------------------------------------------------------------------------------------------------- */

/* Returns the name of an attribute or element, with "/" before an end tag and "/" after an empty element. */
static const char *markup_name(lua_State *L, int index) {
    const char *name = luaL_checkstring(L, index);
    luaL_argcheck(L, name[strspn(name, "abcdefghijklmnopqrstuvwxyz-/")] == '\0', index, "small letters are needed");
    return name;
}

/* Writes a tag. The arguments: the name of the element, then the name and the text of each attribute. */
static int write_tag(lua_State *L) {
    struct text_writer *out = &writer_of(L)->out;
    const char *element = markup_name(L, 1);
    bool empty = element[0] != '\0' && element[strlen(element) - 1] == '/';
    out_printf(out, "<%.*s", (int)(strlen(element) - empty), element);
    for (int i = 2, last = lua_gettop(L); i < last; i += 2) {
        const char *name = markup_name(L, i);
        xml_put_attribute(out, name, sandbox_text(L, i + 1));
    }
    out_string(out, empty ? "/>" : ">");
    return 0;
}

/* ---- measuring --------------------------------------------------------------------------------------------------- */

/* Returns how many columns a text takes when it is written. */
static int count_columns(lua_State *L) {
    sl_text text = sandbox_text(L, 1);
    size_t sum = 0;
    for (size_t at = 0, bytes, columns; at < text.length; at += bytes, sum += columns) {
        char room[ESCAPE_SIZE];
        escape_piece(text, at, room, &bytes, &columns);
    }
    lua_pushinteger(L, (lua_Integer)sum);
    return 1;
}

/* Pushes the bytes that were appended to a buffer from `start` on, and removes them from the buffer. */
static int push_scratch(lua_State *L, struct buffer *scratch, size_t start) {
    lua_pushlstring(L, scratch->length > start ? scratch->bytes + start : "", scratch->length - start);
    scratch->length = start;
    return 1;
}

/* Returns the most columns of a line that is broken between words. */
static int give_width(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)writer_of(L)->out.width);
    return 1;
}

/* Returns a text, cut to a number of columns: a longer text ends with "...". */
static int cut_text(lua_State *L) {
    struct buffer *scratch = &writer_of(L)->word;
    size_t start = scratch->length;
    lua_Integer most = luaL_checkinteger(L, 2);
    luaL_argcheck(L, most >= 3, 2, "at least 3 columns are needed");
    escape_cut(scratch, sandbox_text(L, 1), (size_t)most);
    return push_scratch(L, scratch, start);
}

/* Returns the anchor of a heading as GitHub makes it: in lower case, with "-" for blanks, without punctuation. */
static int make_anchor(lua_State *L) {
    sl_text heading = sandbox_text(L, 1);
    struct buffer *scratch = &writer_of(L)->word;
    size_t start = scratch->length;
    for (size_t i = 0; i < heading.length; i++) {
        unsigned char byte = (unsigned char)heading.bytes[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (unsigned char)(byte - 'A' + 'a');
        bool alphanumeric = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
        if (alphanumeric || byte == ' ' || byte == '-' || byte == '_')
            buffer_byte(scratch, byte == ' ' ? '-' : (char)byte);
    }
    return push_scratch(L, scratch, start);
}

/* ---- texts in source code ---------------------------------------------------------------------------------------- */

/* Returns a text as a literal. The second upvalue is the language. */
static int quote(lua_State *L) {
    struct buffer *scratch = &writer_of(L)->word;
    size_t start = scratch->length;
    quote_text(scratch, sandbox_text(L, 1), (enum quote_language)lua_tointeger(L, lua_upvalueindex(2)));
    return push_scratch(L, scratch, start);
}

/* The most bytes that a line of a comment has. */
#define COMMENT_WIDTH ((size_t)96)

/* Appends the words of a text to a comment whose lines start with `mark`. `*column` is 0 before the first line. A
 * backslash precedes "@" or "|" at the start of a line, which LuaLS would read as an annotation. */
static void put_comment(const struct text_writer *out, sl_text mark, sl_text text, size_t *column) {
    for (size_t at = 0, end; at < text.length; at = end + 1) {
        for (end = at; end < text.length && !strchr(" \n\t\r", text.bytes[end]); end++)
            continue;
        if (end == at)
            continue;
        bool starts = *column == 0 || *column + 1 + end - at > COMMENT_WIDTH;
        if (starts) {
            out_string(out, *column ? "\n" : "");
            *column = out_text(out, mark);
        }
        out_string(out, starts && strchr("@|", text.bytes[at]) ? " \\" : " ");
        out_text(out, text_slice(text, at, end));
        *column += 1 + end - at;
    }
}

/* Writes texts as a comment. Each line of the comment starts with the first argument. */
static int write_comment(lua_State *L) {
    const struct text_writer *out = &writer_of(L)->out;
    int last = lua_gettop(L);
    size_t column = 0;
    if (writer_of(L)->markdown)
        return write_pieces(L);
    for (int i = 2; i <= last; i++)
        put_comment(out, sandbox_text(L, 1), sandbox_text(L, i), &column);
    out_string(out, column ? "\n" : "");
    return 0;
}

/* ---- the names --------------------------------------------------------------------------------------------------- */

static void offer(lua_State *L, struct doc_writer *doc, const char *name, lua_CFunction function, int style) {
    lua_pushlightuserdata(L, doc);
    lua_pushinteger(L, style);
    lua_pushcclosure(L, function, 2);
    lua_setfield(L, -2, name);
}

static void offer_all(lua_State *L, struct doc_writer *doc, const luaL_Reg *functions, size_t count) {
    for (size_t i = 0; i < count; i++)
        offer(L, doc, functions[i].name, functions[i].func, 0);
}

void writer_offer(lua_State *L, struct doc_writer *doc) {
    static const luaL_Reg lines[] = {
        {"write", write_pieces}, {"line", write_line},       {"lines", write_lines},  {"columns", count_columns},
        {"cut", cut_text},       {"comment", write_comment}, {"anchor", make_anchor}, {"width", give_width},
    };
    static const luaL_Reg blocks[] = {
        {"heading", write_heading}, {"paragraph", write_paragraph},   {"paragraphs", write_paragraphs},
        {"item", write_item},       {"code_block", write_code_block}, {"table_head", write_table_head},
        {"row", write_row},         {"names", write_names},
    };
    static const struct {
        const char *name;
        int style;
    } styles[] = {
        {"bold", COLOR_BOLD}, {"gutter", COLOR_GUTTER}, {"info", COLOR_INFO}, {"warning", COLOR_WARNING},
        {"bad", COLOR_ERROR}, {"good", COLOR_GOOD},     {"code", STYLE_CODE}, {"link", STYLE_LINK},
    };
    offer(L, doc, "as_json", quote, QUOTE_JSON);
    offer(L, doc, "as_lua", quote, QUOTE_LUA);
    offer(L, doc, "as_yaml", quote, QUOTE_YAML);
    offer_all(L, doc, lines, sizeof lines / sizeof *lines);
    if (doc->xml)
        offer(L, doc, "tag", write_tag, 0);
    else
        offer_all(L, doc, blocks, sizeof blocks / sizeof *blocks);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        offer(L, doc, styles[i].name, make_piece, styles[i].style);
}
