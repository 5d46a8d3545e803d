# Hands out a ticket, takes it back, and then greets until the end of its input.
ticket=$(cat /proc/sys/kernel/random/uuid)
printf 'Your ticket is %s\nTicket? ' "$ticket"
read -r back
if [ "$back" = "$ticket" ]; then echo 'Thank you.'; else echo 'That is not your ticket.'; fi
while printf 'Name? ' && read -r name; do echo "Hello, $name."; done
