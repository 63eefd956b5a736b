/* github.c - the format "github": workflow commands of GitHub Actions, which make an annotation of each finding at its
 * line. */
#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"

/* Appends the message of a workflow command, or (with `property`) the value of one of its properties. In a property,
 * ":" and "," are encoded, too. */
static void put_encoded(const struct format_run *run, sl_text value, bool property) {
    for (size_t i = 0; i < value.length; i++) {
        char byte = value.bytes[i];
        switch (byte) {
        case '%': out_string(&run->out, "%25"); break;
        case '\r': out_string(&run->out, "%0D"); break;
        case '\n': out_string(&run->out, "%0A"); break;
        case ':': out_string(&run->out, property ? "%3A" : ":"); break;
        case ',': out_string(&run->out, property ? "%2C" : ","); break;
        default: buffer_byte(run->out.buffer, byte);
        }
    }
}

/* Appends a path. Line breaks in it are encoded; all other unsafe characters are escaped. */
static bool put_path(const struct format_run *run, sl_text path) {
    struct buffer escaped = BUFFER_EMPTY(BUFFER_MOST);
    for (size_t from = 0, at = 0; at <= path.length; at++) {
        if (at < path.length && path.bytes[at] != '\n' && path.bytes[at] != '\r')
            continue;
        escape_text(&escaped, text_slice(path, from, at));
        if (at < path.length)
            buffer_byte(&escaped, path.bytes[at]);
        from = at + 1;
    }
    put_encoded(run, buffer_text(&escaped), true);
    bool good = !escaped.failed;
    buffer_free(&escaped);
    return good;
}

/* Appends "file=...,line=...", with the path as samplint was given it. GitHub expects a path from the root of the
 * repository, so samplint must run there. GitHub reads columns only for a span within one line. */
static bool put_place(const struct format_run *run, const sl_location *place) {
    sl_mark start = place->span.start, end = place->span.end;
    out_string(&run->out, "file=");
    bool good = put_path(run, finding_path(place));
    if (start.line && start.line == end.line)
        out_printf(&run->out, ",line=%zu,col=%zu,endLine=%zu,endColumn=%zu", start.line, start.column, end.line,
                   end.column);
    else if (start.line)
        out_printf(&run->out, ",line=%zu,endLine=%zu", start.line, end.line);
    return good;
}

/* Appends the message, and on further lines the alternatives or the remediation. */
static void append_message(struct buffer *buffer, const sl_rule *rule, const sl_finding *finding) {
    escape_text(buffer, finding->message);
    finding_put_parts(buffer, finding);
    finding_put_alternatives(buffer, finding, "\nfits instead: ", "\nor: ");
    finding_put_settlements(buffer, finding, "\n", "");
    if (rule && finding->alternative_count == 0) {
        buffer_append(buffer, TEXT("\n"));
        buffer_append(buffer, text_of(remediation_word(rule)));
        escape_text(buffer, rule->remediation);
    }
}

static bool put_finding(struct format_run *run, const sl_finding *finding) {
    static const char *const commands[] = {"::notice ", "::warning ", "::error "};
    const sl_rule *rule = finding_rule(run->checker, finding);
    struct buffer words = BUFFER_EMPTY(BUFFER_MOST);
    out_string(&run->out, commands[finding->severity]);
    bool good = !finding->location.source || put_place(run, &finding->location);
    out_string(&run->out, finding->location.source ? ",title=" : "title=");
    escape_text(&words, finding->rule);
    buffer_append(&words, rule ? TEXT(": ") : TEXT(""));
    escape_text(&words, rule ? rule->title : TEXT(""));
    put_encoded(run, buffer_text(&words), true);
    out_string(&run->out, "::");
    good = good && !words.failed;
    buffer_clear(&words);
    append_message(&words, rule, finding);
    put_encoded(run, buffer_text(&words), false);
    out_string(&run->out, "\n");
    good = good && !words.failed;
    buffer_free(&words);
    return good;
}

static bool put_program(struct format_run *run, const sl_program *program) {
    bool good = true;
    for (size_t i = 0; good && i < program->finding_count; i++)
        if (finding_is_open(&program->findings[i]))
            good = put_finding(run, &program->findings[i]);
    return good;
}

/* Ends with the totals. Without them, the log on GitHub would show only the messages of the workflow commands. */
static bool end(struct format_run *run) {
    format_put_totals(run);
    return true;
}

const struct format_writer format_github = {.program = put_program, .problem = put_finding, .end = end};
