#!/bin/sh
# Planted: the sub-menu asks again when its input has ended, for ever.
while printf 'menu> ' && read -r line; do
  case $line in
    set*) until [ "$answer" = done ]; do printf 'name> '; read -r answer || answer=; done; answer= ;;
    quit) exit 0 ;;
    *) echo 'Commands: set, quit' ;;
  esac
done
