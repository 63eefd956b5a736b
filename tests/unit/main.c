/* main.c - runs the unit tests of one file: "unit arena" runs those of arena.c. */
#include <stdio.h>
#include <string.h>

#include "unit_tests.h" /* from CMakeLists.txt: the list UNIT_TESTS, and a declaration of unit_NAME() for each */

#define ENTRY(name) {#name, unit_##name},

static const struct {
    const char *name;
    int (*run)(void);
} files[] = {UNIT_TESTS(ENTRY)};

int main(int argc, char **argv) {
    for (size_t i = 0; argc == 2 && i < sizeof files / sizeof *files; i++)
        if (strcmp(files[i].name, argv[1]) == 0)
            return files[i].run();
    fprintf(stderr, "usage: unit NAME, the name of a file of tests/unit without .c\n");
    return 2;
}
