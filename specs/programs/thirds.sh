#!/bin/sh
# A program of many commands, one a line in the file it is given: `name kind help`. Those of kind `x` delete the data.
while printf 'box> ' && read -r word; do
  case $word in
    help) while IFS='	' read -r name kind text; do printf '%-12s %s\n' "$name" "$text"; done <"$1" ;;
    quit) exit 0 ;;
    *)
      kind=$(grep "^$word	" "$1" | cut -f2)
      case $kind in
        x) rm -f data.txt; echo done ;;
        '') echo "unknown command: $word" ;;
        *) cat data.txt ;;
      esac ;;
  esac
done
