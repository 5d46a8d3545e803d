#!/bin/sh
# Planted: the way out by q restores the terminal, the way out by ! does not.
stty -icanon -echo
while printf 'q quits> '; do
  key=$(dd bs=1 count=1 2>/dev/null)
  case $key in
    q) stty icanon echo; exit 0 ;;
    '!') exit 0 ;;
  esac
done
