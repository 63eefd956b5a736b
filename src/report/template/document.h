/* document.h - shows a JSON document to a template, as tables of Lua. */
#ifndef SAMPLINT_REPORT_TEMPLATE_DOCUMENT_H
#define SAMPLINT_REPORT_TEMPLATE_DOCUMENT_H

#include <jansson.h>
#include <lua.h>

/* Pushes a JSON value. An array becomes a list, an object a table by its keys, and null becomes nil. To read a key that an
 * object does not have is an error, unless some object of the document has null for it. */
void document_push(lua_State *L, json_t *value);

#endif
