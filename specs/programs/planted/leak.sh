#!/bin/sh
# Planted: every line opens a file, and none is closed.
n=10
printf '> '
while read -r line; do
  eval "exec $n</dev/null"
  n=$((n + 1))
  printf 'ok\n> '
done
