/* writer.h - the functions by which templates write: blocks such as paragraphs, lines, pieces such as code, literals of
 * a language, and comments.
 *
 * Templates can write only by these functions, which escape every text. So no text of a document controls a terminal or
 * becomes markup. */
#ifndef SAMPLINT_REPORT_TEMPLATE_WRITER_H
#define SAMPLINT_REPORT_TEMPLATE_WRITER_H

#include <lua.h>

#include "report/doc_writer.h"

/* Adds the functions to the table on top of the stack. They write to `doc`, which must outlive the Lua state. */
void writer_offer(lua_State *L, struct doc_writer *doc);

#endif
