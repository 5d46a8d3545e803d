#!/bin/sh
# Installs a tool below a prefix: asks where, for a licence key that it does not show, and shows a progress bar.
set -eu
printf 'Install to [%s/.local]: ' "$HOME"
read -r prefix
prefix=${prefix:-$HOME/.local}
printf 'Licence key: '
stty -echo
read -r key
stty echo
echo
case $key in
*-*) ;;
*)
  echo 'That is no licence key.' >&2
  exit 2
  ;;
esac
printf 'Proceed? [y/N] '
read -r yes
[ "$yes" = y ] || {
  echo 'Nothing installed.'
  exit 1
}
mkdir -p "$prefix/bin"
for percent in 25 50 75 100; do
  printf '\rInstalling %3d%%' "$percent"
  sleep 0.05
done
printf '#!/bin/sh\necho tool\n' >"$prefix/bin/tool"
chmod +x "$prefix/bin/tool"
printf '\nInstalled %s/bin/tool\n' "$prefix"
