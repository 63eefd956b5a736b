/* messages.h - what the messages of failures say, compared with each other. */
#ifndef SAMPLINT_CERTAIN_MESSAGES_H
#define SAMPLINT_CERTAIN_MESSAGES_H

#include <stdbool.h>

#include "samplint/text.h"

/* Returns whether a message says what another one says, and perhaps more: "A, B and C" says as much as "A and C". Their
 * words are in the same order, but for those that only join others; and nothing is denied in between. */
bool message_says_as_much(sl_text message, sl_text other);

#endif
