/* writer.h - the functions that templates write with: blocks such as paragraphs, lines, and pieces such as code; and
 * those that make texts literals of a language, or comments. They are the only way to write, and they escape every
 * text. So no text of a document reaches a terminal or becomes markup. */
#ifndef SAMPLINT_REPORT_TEMPLATE_WRITER_H
#define SAMPLINT_REPORT_TEMPLATE_WRITER_H

#include <lua.h>

#include "report/doc_writer.h"

/* Adds the functions to the table on top of the stack. The functions write to `doc`, which must outlive the Lua state.
 */
void writer_offer(lua_State *L, struct doc_writer *doc);

#endif
