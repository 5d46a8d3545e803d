#!/bin/sh
# Every third command deletes the data, under a name that does not say so but a help that does; `hush` does and says nothing.
while printf 'box> ' && read -r word; do
  case $word in
    help) printf '%s\n' 'look      Show the box' 'count     Count what is in it' 'shine     Remove all that is in the box' \
      'lift      Say how heavy it is' 'turn      Show the other side' 'air       Erases the data file' \
      'hush' 'quit      Leave' ;;
    look | count | lift | turn) cat data.txt ;;
    shine | air | hush) rm -f data.txt ;;
    quit) exit 0 ;;
    *) echo "unknown command: $word" ;;
  esac
done
