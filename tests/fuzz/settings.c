/* settings.c - any bytes as settings, in a repository with a pack, a rule, waivers, a baseline, a pipe and links to devices: a program is checked with
 * what holds. */
#include "fuzz/files.h"
#include "fuzz/small.h"
#include "fuzz/space.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char program[] = "samp: 1\n"
                              "account_specific_value_proposition: { pricing_logic: value_based }\n"
                              "account_performance_management: { value_creation: { quantified: false } }\n";
static const char pack[] =
    "return pack { name = 'acme', version = '1.2.0', defaults = { ['ACME-1'] = { off = 'later' } } }\n";
static const char rule[] =
    "return rule {\n"
    "  id = 'ACME-1', name = 'few', kind = 'practice', elements = { 'account_portfolio_definition' },\n"
    "  title = 't', rationale = 'r', source = { { at = 'x' } }, remediation = 'r',\n"
    "  options = { most = { type = 'integer', default = 3, description = 'x' } },\n"
    "  check = function(c, options)\n"
    "    if c.account_portfolio_definition.size <= options.most then return pass() end\n"
    "    return fail { message = 'm' }\n"
    "  end,\n"
    "  tests = { { name = 'n', expect = 'pass',\n"
    "    program = 'account_portfolio_definition: { size: 1 }' } },\n"
    "}\n";
static const char waivers[] = "- { rule: FIT-12, program: samp.yaml, path: account_specific_value_proposition,\n"
                              "    reason: later, owner: J. Owner, expires: 2027-03-31 }\n";

static void write_repository(void) {
    static bool done;
    if (done)
        return;
    done = true;
    make_place("acme");
    write_file("samp.yaml", SMALL_TEXT(program));
    write_file("acme/pack.lua", SMALL_TEXT(pack));
    write_file("acme/ACME-1.lua", SMALL_TEXT(rule));
    write_file("waivers.yaml", SMALL_TEXT(waivers));
    write_file("known", SMALL_TEXT("samplint baseline 1\n"));
    make_place("links");
    if (mkfifo(place("fifo"), 0666) != 0 || mkfifo(place("links/PIPE-1.lua"), 0666) != 0 ||
        symlink("/dev/zero", place("zero")) != 0 || symlink("/dev/stdin", place("links/LINK-1.lua")) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    sl_report *report;
    write_repository();
    write_file(".samplint.yaml", (sl_text){(const char *)bytes, size});
    sl_checker *checker = small_checker();
    sl_set_today(checker, SMALL_TEXT("2027-01-01"));
    bool good = sl_load_settings(checker, place(".samplint.yaml")) == SL_OK;
    sl_is_left_out(checker, place("samp.yaml"));
    if (sl_check_file(checker, place("samp.yaml"), &report) == SL_OK) {
        write_report(checker, report, SL_FORMAT_TEXT);
        write_report(checker, report, SL_FORMAT_JSON);
        sl_report_free(report);
    }
    size_t count;
    if (good && sl_get_dead_values(checker, &count))
        audit(checker);
    sl_checker_free(checker);
    return 0;
}
