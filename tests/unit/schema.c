/* schema.c - tests of the generated JSON Schema: words that YAML does not read as strings, and a vocabulary without
 * accounts. */
#include <string.h>

#include "base/buffer.h"
#include "samplint/report.h"
#include "unit/lua_support.h"

static const char odd_words[] =
    "return vocabulary {\n"
    "  format = { key = \"lab\", version = 2, description = \"The version.\" }, title = \"laboratory\",\n"
    "  elements = { { id = \"bench\", code = \"B\", title = \"Bench\", description = \"A \\\"bench\\\".\", attributes "
    "= {\n"
    "    { id = \"state\", type = \"enum\", domain = { \"none\", \"null\", \"True\", \"true\", \"no\" }, description = "
    "\"?\" },\n"
    "    { id = \"level\", type = \"ordinal\", domain = { \"-1\", \"0x10\", \"1.5\", \"2a\", \"1e3\" }, description "
    "= \"?\" },\n"
    "    { id = \"tags\", type = \"set\", domain = { \"~\", \"12\" }, description = \"?\" },\n"
    "    { id = \"any\", type = \"integer\", description = \"?\" },\n"
    "  } } },\n"
    "}\n";

static bool take(void *buffer, const char *bytes, size_t length) {
    buffer_append(buffer, (sl_text){bytes, length});
    return true;
}

/* Returns the output without blanks and line breaks. */
static char *packed(struct buffer *buffer) {
    size_t kept = 0;
    buffer_byte(buffer, '\0');
    for (size_t i = 0; i < buffer->length; i++)
        if (!strchr(" \n", buffer->bytes[i]) || !buffer->bytes[i])
            buffer->bytes[kept++] = buffer->bytes[i];
    return buffer->bytes;
}

static void assert_holds(const char *schema, const char *part) {
    if (!strstr(schema, part))
        fail_msg("%s is not in %s", part, schema);
}

static void words_are_what_yaml_reads_them_as_too(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    sl_writer_options options = {.sink = take, .context = &buffer};
    assert_int_equal(sl_load_vocabulary(checker, text("lab.lua"), text(odd_words)), SL_OK);
    assert_int_equal(sl_write_schema(&options, sl_get_vocabulary(checker)), SL_OK);
    const char *schema = packed(&buffer);
    assert_holds(schema, "\"enum\":[\"none\",\"null\",\"True\",\"true\",\"no\",null,true]");
    assert_holds(schema, "\"enum\":[\"-1\",\"0x10\",\"1.5\",\"2a\",\"1e3\",-1,16,1.5,1000,null]");
    assert_holds(schema, "\"items\":{\"enum\":[\"~\",\"12\",null,12]}");
    assert_holds(schema, "\"minimum\":-9223372036854775808,\"maximum\":9223372036854775807");
    assert_holds(schema, "\"lab\":{\"description\":\"Theversionofthefileformat.\",\"const\":2}");
    assert_holds(schema, "\"description\":\"A\\\"bench\\\".\"");
    assert_null(strstr(schema, "anyOf"));
    buffer_clear(&buffer);
    assert_int_equal(sl_write_account_schema(&options, sl_get_vocabulary(checker)), SL_REFUSED);
    assert_int_equal(buffer.length, 0);
    buffer_free(&buffer);
    sl_checker_free(checker);
}

static bool refuse(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return false;
}

static void a_sink_that_refuses_is_told(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    sl_writer_options options = {.sink = refuse};
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    assert_int_equal(sl_write_schema(&options, sl_get_vocabulary(checker)), SL_CANNOT_WRITE);
    assert_int_equal(sl_write_account_schema(&options, sl_get_vocabulary(checker)), SL_CANNOT_WRITE);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_what_yaml_reads_them_as_too),
        cmocka_unit_test(a_sink_that_refuses_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
