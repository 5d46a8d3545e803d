# A finder of many lines, and what was picked.
seq 1 300 | sed 's/^/item /' | fzf --prompt 'Pick: ' --no-info
