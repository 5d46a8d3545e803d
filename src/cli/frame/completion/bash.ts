import type { Words } from './words.ts'

/** A script for bash: `source <(termtape completion bash)`. */
export function bash(all: readonly Words[]): string {
  const cases = all.map(
    ({ name, next, options, files }) =>
      `    '${name}') next='${next.map(([word]) => word).join(' ')}'; flags='${options.map(({ flag }) => `--${flag}`).join(' ')}'; files=${files ? 1 : 0} ;;`,
  )
  const values = all.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ flag, choices }) => `    '${name} --${flag}') choices='${choices.join(' ')}'; return 0 ;;`),
  )
  const groups = all.filter(
    ({ name, next, options }) => name !== '' && next.length > 0 && options.length === 0,
  )
  return `# Completion of termtape for bash.
__termtape_value() {
  case "$1" in
${values.join('\n')}
  esac
  return 1
}

_termtape() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" name='' next flags files=0 choices=''
  COMPREPLY=()
  local at
  for ((at = 1; at < COMP_CWORD; at++)); do
    if [[ \${COMP_WORDS[at]} == -- ]]; then
      if ((COMP_CWORD == at + 1)); then mapfile -t COMPREPLY < <(compgen -c -- "$word"); else mapfile -t COMPREPLY < <(compgen -f -- "$word"); fi
      return
    fi
  done
  if ((COMP_CWORD > 1)); then name="\${COMP_WORDS[1]}"; fi
  case "$name" in ${groups.map(({ name }) => name).join('|') || "''"}) if ((COMP_CWORD > 2)); then name="$name \${COMP_WORDS[2]}"; fi ;; esac
  if __termtape_value "$name $before"; then
    if [[ -n $choices ]]; then mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word"); else mapfile -t COMPREPLY < <(compgen -f -- "$word"); fi
    return
  fi
  case "$name" in
${cases.join('\n')}
    *) return ;;
  esac
  if [[ $word == -* ]]; then mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$word"); return; fi
  mapfile -t COMPREPLY < <(compgen -W "$next" -- "$word")
  if ((files)); then mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word"); fi
}

complete -o filenames -F _termtape termtape
`
}
