#!/bin/sh
# Modes three deep. `tidy` deletes the data and `poke` crashes, and only their help says so.
: "${DATA:=data.txt}"
mode=''
while printf 'router%s> ' "$mode" && read -r word rest; do
  case "$mode/$word" in
    /help) printf '%s\n' 'configure   Enter configuration mode' 'show        Show the settings' 'tidy        Delete all data' \
      'poke        Crash on purpose, for tests' 'quit        Leave the program' ;;
    /configure) mode='(config)' ;;
    /show) printf '%s\n' 'name: demo' 'ports: 4' ;;
    /tidy) rm -f "$DATA" ;;
    /poke) kill -SEGV $$ ;;
    /quit) exit 0 ;;
    '(config)/help') printf '%s\n' 'interface NAME   Configure an interface' 'hostname NAME    Set the name' 'exit             Return to the level above' ;;
    '(config)/interface') [ -n "$rest" ] && mode='(config-if)' || echo 'Usage: interface NAME' ;;
    '(config)/hostname') [ -n "$rest" ] || echo 'Usage: hostname NAME' ;;
    '(config)/exit') mode='' ;;
    '(config-if)/help') printf '%s\n' 'speed N    Set the speed' 'vlan       Edit the VLAN' 'exit       Return to the level above' ;;
    '(config-if)/speed') : ;;
    '(config-if)/vlan') mode='(config-vlan)' ;;
    '(config-if)/exit') mode='(config)' ;;
    '(config-vlan)/help') printf '%s\n' 'name TEXT  Name the VLAN' 'exit       Return to the level above' ;;
    '(config-vlan)/name') : ;;
    '(config-vlan)/exit') mode='(config-if)' ;;
    */) ;;
    *) echo "Unknown command: $word" ;;
  esac
done
