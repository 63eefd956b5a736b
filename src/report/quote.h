/* quote.h - writes texts of users into source code, so that they stay texts there. */
#ifndef SAMPLINT_REPORT_QUOTE_H
#define SAMPLINT_REPORT_QUOTE_H

#include "base/buffer.h"
#include "samplint/text.h"

enum quote_language { QUOTE_JSON, QUOTE_LUA, QUOTE_YAML };

/* Appends a text as a literal of the language: between double quotes, on one line. Characters that escape.h replaces by
 * their numbers become escapes of the language; JSON is all ASCII. YAML gets no quotes around a plain word, and escapes
 * "]", so that it can stand in a long string of Lua. A byte that is not UTF-8 becomes U+FFFD. */
void quote_text(struct buffer *buffer, sl_text text, enum quote_language language);

#endif
