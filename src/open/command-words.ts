import { OptionError } from '../errors.ts'

/**
 * A command as words, the way a POSIX shell reads quotes and backslashes. Nothing is expanded: `$HOME`, `*` and `|` are
 * only text, so a word with a meaning to a shell is refused unless it is quoted.
 *
 * @throws OptionError for a quote that does not end, an unquoted `|`, `;`, `&`, `<`, `>`, `` ` ``, `(`, `)`, or no word at all
 */
export function commandWords(command: string): [string, ...string[]] {
  const words: string[] = []
  let word: string | undefined
  let at = 0
  for (const token of command.matchAll(tokens)) {
    if (token.index !== at) break
    at += token[0].length
    const { space, single, double, escaped, plain } = token.groups ?? {}
    if (space !== undefined) {
      if (word !== undefined) words.push(word)
      word = undefined
      continue
    }
    const text = single ?? double?.replace(/\\(["\\$`])|\\\n/g, '$1') ?? escaped ?? plain ?? ''
    // A backslash before a line break joins two lines.
    word = (word ?? '') + (text === '\n' && escaped !== undefined ? '' : text)
  }
  if (at !== command.length)
    throw new OptionError(
      'command',
      command,
      'words as a shell reads them, every quote ended, no pipes or redirections',
      {
        hint: "Give program and arguments apart: control('sh', { args: ['-c', 'a | b'] }).",
      },
    )
  if (word !== undefined) words.push(word)
  const [program, ...args] = words
  if (program === undefined) throw new OptionError('command', command, 'the name of a program')
  return [program, ...args]
}

/** Words as a command that {@link commandWords} reads back. */
export function commandLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ')
}

const tokens =
  /(?<space>[ \t\r\n]+)|'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[^])*)"|\\(?<escaped>[^])|(?<plain>[^\s'"\\|;&<>`()]+)/g
