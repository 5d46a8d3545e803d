#!/bin/sh
# Asks with dialog, as scripts do, and says what was chosen.
choice=$(dialog --stdout --menu 'Choose a colour' 12 40 3 r red g green b blue) || exit
echo "chosen: $choice"
