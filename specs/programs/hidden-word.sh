# Asks for a word after a moment in which it is still shown, hides it while it is typed, and repeats it.
printf 'Word: '
sleep 0.1
stty -echo
read -r word
stty echo
printf '\nyou said %s\n' "$word"
