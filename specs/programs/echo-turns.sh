#!/bin/sh
# Switches the terminal's echo off and on again, a line between.
echo ready; read -r a; stty -echo; echo hidden; read -r a; stty echo; echo shown; read -r a
