/* plain.h - reads, without libyaml, the subset of YAML that most files use.
 *
 * A text in this subset is one document, with or without "---". It has block mappings, block lists, flow collections on
 * one line, plain keys, and values that are plain or quoted without escapes, each on one line. Comments can be
 * anywhere. All other texts are left to libyaml: those with tabs, anchors, tags, block scalars, other markers, scalars
 * over several lines, and those with errors. Only libyaml reads texts with errors, so that each error has one
 * message. */
#ifndef SAMPLINT_YAML_PLAIN_H
#define SAMPLINT_YAML_PLAIN_H

#include <stdbool.h>
#include <yaml.h>

#include "samplint/text.h"

/* Takes an event. The event must not be deleted; its value is a slice of the text. Returns whether to continue. */
typedef bool plain_take(void *context, const yaml_event_t *event);

/* Reads a text from byte `start` on. encoding_check() must have found nothing in it; `ascii` is its result. Calls
 * `take` with the events that libyaml would give: the same types, values, styles and marks, except for the marks of the
 * end of a document or a block collection, and without the start and end of the stream. Returns false when libyaml has
 * to read the text, or when `take` returned false; the events so far are then invalid. */
bool plain_read(sl_text bytes, size_t start, bool ascii, plain_take *take, void *context);

#endif
