#!/bin/bash
# A small healthy program with one planted fault, named by its first argument; `healthy` has none.
fault=$1
case $fault in
  no-start) echo 'cannot open the database' >&2; exit 1 ;;
  slow-start) sleep 6 ;;
  crash-on-hangup) trap 'kill -SEGV $$' HUP ;;
  ignores-signals) trap '' HUP TERM INT ;;
  one-instance) mkdir "$HOME/lock" 2>/dev/null || { echo 'already running'; exit 1; } ;;
esac
while printf 'app> '; do
  if ! IFS= read -r word; then
    case $fault in
      crash-at-eof) kill -SEGV $$ ;;
      flood-at-eof) while :; do echo 'app> app> app> app> app> app> app> app> app> app> app> app> '; done ;;
    esac
    exit 0
  fi
  case $fault in
    memory-leak) kept+=$(printf '%0500000d' 0) ;;
    descriptor-leak) exec {fd}</dev/null ;;
    spin) [ -n "$spun" ] || { spun=1; } ;;
  esac
  case $word in
    help)
      [ "$fault" = hang-on-help ] && sleep 1000
      [ "$fault" = garbage-help ] && { head -c 400 /dev/urandom | tr -d '\n'; echo; continue; }
      printf '%s\n' 'show     Show it' 'quit     Leave the program' ;;
    show) echo 'it' ;;
    '') ;;
    quit)
      case $fault in
        stuck-exit) sleep 1000 ;;
        wrong-exit-code) exit 7 ;;
        leaves-a-child) trap '' HUP; (trap '' HUP TERM; sleep 300) >/dev/null 2>&1 </dev/null & ;;
      esac
      exit 0 ;;
    *) [ "$fault" = crash-on-unknown ] && kill -SEGV $$
      echo "unknown command: $word" ;;
  esac
done
