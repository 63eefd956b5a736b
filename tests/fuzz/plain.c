/* plain.c - any bytes as YAML: what is read without libyaml is what libyaml reads. */
#include <stdint.h>
#include <stdlib.h>

#include "unit/plain_support.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (plain_compare((sl_text){(const char *)bytes, size}) == PLAIN_DIFFERENT)
        abort();
    return 0;
}
