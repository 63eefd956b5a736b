#!/bin/sh
# valgrind finds nothing when the examples are checked, as text and as JSON.
#
# usage: valgrind.sh COMMAND EXAMPLES_FOLDER
set -eu

passed=0
for format in text json; do
  code=0
  valgrind --quiet --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all --error-exitcode=99 \
    "$1" check --format "$format" "$2" >/dev/null || code=$?
  [ "$code" -eq 1 ] || exit 1 # the examples have findings
  passed=$((passed + 1))
done
echo "$passed passed, 0 failed"
