#!/bin/sh
# A menu in a menu, behind a question.
printf 'What is your name? ' && read -r name
menu=main
while :; do
  case $menu in
    main) printf '%s\n' "Main menu of $name" '1) Reports' '2) Quit' ;;
    reports) printf '%s\n' 'Reports' '1) Reset everything' '2) Back' ;;
  esac
  printf 'Your choice: ' && read -r choice || exit 0
  case $menu/$choice in
    main/1) menu=reports ;;
    main/2) exit 0 ;;
    reports/1) rm -f data.txt ;;
    reports/2) menu=main ;;
    *) echo 'Invalid choice' ;;
  esac
done
