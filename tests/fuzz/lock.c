/* lock.c - any bytes as a lock, with a pack loaded beside it. */
#include "fuzz/files.h"
#include "fuzz/report.h"
#include "fuzz/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char pack[] = "return pack { name = 'acme', version = '1.2.0' }\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const sl_text settings = SMALL_TEXT_INIT("packs: [acme]\n");
    make_place("acme");
    write_file("acme/pack.lua", SMALL_TEXT(pack));
    write_file("acme/FIT-12.lua", SMALL_TEXT(small_rule));
    write_file(".samplint.yaml", settings);
    write_file("samplint.lock", (sl_text){(const char *)bytes, size});
    sl_checker *checker = bare_checker();
    sl_load_settings(checker, place(".samplint.yaml"));
    sl_check_lock(checker);
    sl_writer *writer = sl_writer_new(&json_options, checker);
    if (sl_writer_finish(writer) != SL_OK)
        abort();
    sl_writer_free(writer);
    sl_checker_free(checker);
    return 0;
}
