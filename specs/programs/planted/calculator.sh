#!/bin/sh
# Adds numbers; with an argument, wrongly from ten on (planted: the twin differs).
printf '> '
while read -r a b rest; do
  case "$a$b" in
    '' | *[!0-9]*) echo '?' ;;
    *) if [ -n "$1" ] && [ "${#a}" -ge 2 ]; then echo 10; else echo "${#a} ${#b}"; fi ;;
  esac
  printf '> '
done
