/* text.h - strings that carry their length.
 *
 * A NUL inside a text is data, not an end. A text is not NUL-terminated unless a function says so. */
#ifndef SAMPLINT_TEXT_H
#define SAMPLINT_TEXT_H

#include <stddef.h>

typedef struct sl_text {
    const char *bytes; /* NULL only when length is 0 */
    size_t length;     /* in bytes */
} sl_text;

#endif
