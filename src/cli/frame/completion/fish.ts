import type { Words } from './words.ts'

/** A script for fish: a file in `~/.config/fish/completions`. */
export function fish(all: readonly Words[]): string {
  const groups = all.filter(
    ({ name, next, options }) => name !== '' && next.length > 0 && options.length === 0,
  )
  const lines = all.flatMap(({ name, next, options, files }) => {
    const at = `-n ${quoted(`__termtape_at ${quoted(name)}`)}`
    return [
      ...next.map(([word, does]) => `complete -c termtape ${at} -f -a ${quoted(word)} -d ${quoted(does)}`),
      ...options.map(
        ({ flag, does, takesValue, choices }) =>
          `complete -c termtape ${at} -l ${flag} -d ${quoted(does)}${takesValue ? ' -r' : ''}${choices.length === 0 ? '' : ` -f -a ${quoted(choices.join(' '))}`}`,
      ),
      ...(files ? [`complete -c termtape ${at} -F`] : []),
    ]
  })
  return `# Completion of termtape for fish.
function __termtape_at
  set -l words (commandline -opc)
  set -e words[1]
  if contains -- -- $words
    return 1
  end
  set -l name "$words[1]"
  if contains -- "$name" ${groups.map(({ name }) => name).join(' ')}; and test (count $words) -gt 1
    set name "$words[1] $words[2]"
  end
  test "$name" = "$argv[1]"
end

complete -c termtape -f
complete -c termtape -n 'contains -- -- (commandline -opc)' -F -a '(__fish_complete_command)'
${lines.join('\n')}
`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
