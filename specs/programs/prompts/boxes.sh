# Boxes of dialog or whiptail: what was chosen goes to standard error.
exec 3>&1
menu=$("$1" --menu 'Pick one' 15 40 4 1 Vanilla 2 Vue 3 React 4 Svelte 5 Solid 6 Qwik 2>&1 >&3)
list=$("$1" --checklist 'Features' 15 40 5 ts TypeScript off jsx JSX on vi Vitest off 2>&1 >&3)
"$1" --yesno 'Sure?' 8 30; sure=$?
name=$("$1" --inputbox 'Your name' 8 30 bob 2>&1 >&3)
clear
echo "$menu $list $sure $name"
