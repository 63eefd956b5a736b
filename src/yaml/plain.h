/* plain.h - the YAML that most files keep to, read without libyaml.
 *
 * That is one document, behind "---" or not, of block mappings, block lists, and flow collections that stand on one line; its
 * keys are plain, its values plain or quoted without escapes, each on one line; comments may stand anywhere. What is not of
 * this kind is left to libyaml: tabs, anchors, tags, literal texts, other markers, scalars over several lines, and all that is
 * wrong. So there is one reader for what is unusual, and no other words for what is not YAML. */
#ifndef SAMPLINT_YAML_PLAIN_H
#define SAMPLINT_YAML_PLAIN_H

#include <stdbool.h>
#include <yaml.h>

#include "samplint/text.h"

/* Gets an event, which is not to be deleted: its value is a slice of the text. Returns whether to go on. */
typedef bool plain_take(void *context, const yaml_event_t *event);

/* Reads a text in which encoding_check() found nothing, from `start` on; `ascii` is what that returned. What libyaml would make
 * of the same bytes is given to `take`: the same types, values, styles and marks, less the marks of what ends a document or a
 * block collection, and no start or end of the stream. Returns false where the text is for libyaml to read from the start, or
 * where `take` stopped; the events so far mean nothing then. */
bool plain_read(sl_text bytes, size_t start, bool ascii, plain_take *take, void *context);

#endif
