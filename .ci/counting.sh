# Sourced by .ci/run and .ci/nightly: counts checks and tests, and ends with a line `N passed, N failed`.
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# check NAME COMMAND...: one check, counted; its output is shown if it fails.
check() {
  local name=$1 begun=$SECONDS
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
    echo "ok      $name ($((SECONDS - begun)) s)"
  else
    failed=$((failed + 1))
    echo "FAILED  $name ($((SECONDS - begun)) s)"
    tail -n 200 "$work/log"
  fi
}

# tests NAME COMMAND...: a run of specs, each test counted. COMMAND is run with Vitest's reporters added.
tests() {
  local name=$1 report=$work/report.json begun=$SECONDS ok=0 bad=0
  shift
  rm -f "$report"
  "$@" --reporter=default --reporter=json --outputFile.json="$report" >"$work/log" 2>&1
  local status=$?
  if [ -f "$report" ]; then
    ok=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).numPassedTests' "$report")
    bad=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).numFailedTests' "$report")
  fi
  if [ "$status" -ne 0 ] || [ "$ok" -eq 0 ]; then
    [ "$bad" -gt 0 ] || bad=1
    tail -n 300 "$work/log"
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
  echo "$([ "$bad" -eq 0 ] && echo 'ok     ' || echo FAILED) $name: $ok passed, $bad failed ($((SECONDS - begun)) s)"
}

# clone NAME: a clone of what is committed, in which nothing was run before; prints its folder.
clone() {
  git clone --quiet --no-hardlinks "$(git rev-parse --show-toplevel)" "$work/$1" && echo "$work/$1"
}

# The programs live specs talk to. Where they cannot be installed, those specs replay their tapes or skip by name.
programs='sqlite3 bc less vim htop fzf dialog nano python3 jq tmux expect python3-pexpect openssh-server openssh-client openssl procps zip whiptail zsh gnupg pinentry-curses apache2-utils python3-click socat python3-prompt-toolkit'
install_programs() {
  command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || return 0
  (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $programs) >"$work/apt" 2>&1 ||
    echo "note    some programs could not be installed: $(tail -n 1 "$work/apt")"
}

# The full-screen programs that are compared with tmux at night; one that cannot be installed is left out by name.
screen_programs='neovim kakoune emacs-nox joe micro ne jed mc tig ranger nnn vifm lf ytree ncdu w3m lynx elinks links2 aptitude mutt neomutt newsboat irssi weechat-curses calcurse sc hexedit most btop nethack-console bsdgames moon-buggy ninvaders greed screen fish ncurses-examples python3-urwid python3-textual'
install_screen_programs() {
  command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || return 0
  for program in $screen_programs; do
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$program" >"$work/apt" 2>&1 || echo "note    $program is not installed"
  done
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
