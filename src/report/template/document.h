/* document.h - shows a JSON document to a template, as tables of Lua. */
#ifndef SAMPLINT_REPORT_TEMPLATE_DOCUMENT_H
#define SAMPLINT_REPORT_TEMPLATE_DOCUMENT_H

#include <jansson.h>
#include <lua.h>

/* Pushes a JSON value. An array becomes a list, an object becomes a table with the same keys, and null becomes nil.
 * Reading a key that an object lacks raises an error, unless the key is null in some object of the document, or one of
 * those that objects leave out where there are no segments. */
void document_push(lua_State *L, json_t *value);

#endif
