#!/bin/sh
# Nested numbered menus behind a question.
printf 'What is your name? ' && read -r name
menu=main
while :; do
  case $menu in
    main) printf '%s\n' 'Main menu' '1) Reports' '2) Settings' '3) Quit' ;;
    reports) printf '%s\n' 'Reports' '1) Daily figures' '2) Weekly figures' '3) Back' ;;
    settings) printf '%s\n' 'Settings' '1) Language' '2) Reset everything' '3) Back' ;;
    language) printf '%s\n' 'Language' '1) English' '2) Back' ;;
  esac
  printf 'Your choice: ' && read -r choice || exit 0
  case $menu/$choice in
    main/1) menu=reports ;;
    main/2) menu=settings ;;
    main/3) exit 0 ;;
    reports/1 | reports/2) echo "figures for $name: 42" ;;
    settings/1) menu=language ;;
    settings/2) rm -f data.txt ;;
    language/1) echo 'English it is' ;;
    reports/3 | settings/3) menu=main ;;
    language/2) menu=settings ;;
    *) echo 'Invalid choice' ;;
  esac
done
