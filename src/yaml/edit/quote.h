/* quote.h - writes texts as YAML scalars. */
#ifndef SAMPLINT_YAML_EDIT_QUOTE_H
#define SAMPLINT_YAML_EDIT_QUOTE_H

#include "base/buffer.h"
#include "model/document.h"

/* Writes a text, which must be UTF-8, as a scalar that reads back as this text: in the style asked for, or else in
 * double quotes. `flow`: between brackets or braces, where fewer texts can be plain. */
void quote_word(struct buffer *buffer, sl_text word, enum node_style style, bool flow);

/* Writes a scalar again, on one line and without anchor and tag, so that it reads back as the same value. */
void quote_scalar(struct buffer *buffer, const struct node *scalar, bool flow);

#endif
