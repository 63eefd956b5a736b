/* template.h - scripts in Lua that write results in other words than the built-in ones (docs/templates.md).
 *
 * A template gets the JSON document of a command as a table, and writes text or Markdown. It runs in a Lua state that
 * no rule sees, without files, clock or network, and within limits (limits.h).
 *
 * Threads: one thread uses a template at a time. */
#ifndef SAMPLINT_TEMPLATE_H
#define SAMPLINT_TEMPLATE_H

#include "samplint/export.h"
#include "samplint/text.h"

SL_BEGIN_C

typedef struct sl_template sl_template;

/* Makes a template of a script, which is first read when something is written. `name` starts its messages. Both
 * texts are copied. Returns NULL when there is no memory. */
SL_API sl_template *sl_template_new(sl_text name, sl_text script);

/* Frees a template. NULL is accepted. */
SL_API void sl_template_free(sl_template *own);

/* Returns why a function of report.h ended with SL_REFUSED for the first time, such as "page.lua:3: ...". Empty when
 * none did. Valid until the template is used again. */
SL_API sl_text sl_template_fault(const sl_template *own);

SL_END_C

#endif
