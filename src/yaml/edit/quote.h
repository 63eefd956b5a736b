/* quote.h - texts as YAML writes them. */
#ifndef SAMPLINT_YAML_EDIT_QUOTE_H
#define SAMPLINT_YAML_EDIT_QUOTE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "model/document.h"

/* Writes a text, which is UTF-8, so that it reads back as this very text: in the style asked for, or in double quotes where that
 * cannot say it. `flow` is between brackets, where less goes without quotes. */
void quote_word(struct buffer *buffer, sl_text word, enum node_style style, bool flow);

/* Writes a scalar again, on one line, without anchor and tag, so that it reads as it does now. */
void quote_scalar(struct buffer *buffer, const struct node *scalar, bool flow);

#endif
