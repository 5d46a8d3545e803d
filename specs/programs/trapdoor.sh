#!/bin/sh
# Two ways on: `enter`, and `drop`, of which no help says that it deletes the data. Writes a log where it runs.
where=''
while printf 'cave%s> ' "$where" && read -r word; do
  echo "$word" >>log.txt
  case "$where/$word" in
    /help) printf '%s\n' 'enter     Enter the hall' 'drop' 'look      Show the cave' 'quit      Leave' ;;
    /enter) where='(hall)' ;;
    /drop) rm -f data.txt; where='(pit)' ;;
    /look) echo 'dark' ;;
    */quit) exit 0 ;;
    */up) where='' ;;
    *) echo "unknown command$where: $word" ;;
  esac
done
