import type { Words } from './words.ts'

/** A script for zsh, a file `_termtape` on its `fpath`; sourced, it works too. */
export function zsh(all: readonly Words[]): string {
  const cases = all.map(
    ({ name, next, options, files }) =>
      `    ${quoted(name)})\n      words_of=(${next.map(described).join(' ')})\n      flags=(${options.map(({ flag, does }) => described([`--${flag}`, does])).join(' ')})\n      files=${files ? 1 : 0} ;;`,
  )
  const values = all.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(
        ({ flag, choices }) =>
          `    ${quoted(`${name} --${flag}`)}) choices=(${choices.map(quoted).join(' ')}); takes=1 ;;`,
      ),
  )
  const groups = all.filter(
    ({ name, next, options }) => name !== '' && next.length > 0 && options.length === 0,
  )
  return `#compdef termtape
# Completion of termtape for zsh.
_termtape() {
  local name='' takes=0 files=0 at
  local -a words_of flags choices
  for ((at = 2; at < CURRENT; at++)); do
    if [[ $words[at] == -- ]]; then
      if ((CURRENT == at + 1)); then _command_names -e; else _files; fi
      return
    fi
  done
  if ((CURRENT > 2)); then name=$words[2]; fi
  case "$name" in ${groups.map(({ name }) => name).join('|') || "''"}) if ((CURRENT > 3)); then name="$name $words[3]"; fi ;; esac
  case "$name $words[CURRENT-1]" in
${values.join('\n')}
  esac
  if ((takes)); then
    if (($#choices)); then compadd -a choices; else _files; fi
    return
  fi
  case "$name" in
${cases.join('\n')}
  esac
  if [[ $words[CURRENT] == -* ]]; then _describe option flags; return; fi
  if (($#words_of)); then _describe command words_of; fi
  if ((files)); then _files; fi
}

if [[ $funcstack[1] == _termtape ]]; then _termtape "$@"; else compdef _termtape termtape; fi
`
}

function described([word, does]: readonly [string, string]): string {
  return quoted(does === '' ? word : `${word.replaceAll(':', '\\:')}:${does}`)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
