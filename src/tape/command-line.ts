/** A command as a POSIX shell would read it. {@link wordsOfCommand} is its inverse. */
export function commandLine(program: string, args: readonly string[]): string {
  return [program, ...args].map(quoted).join(' ')
}

/**
 * The program and its arguments. A command that needs a shell (variables, pipes, double quotes) is what it was when it
 * was recorded: `sh -c command`.
 */
export function wordsOfCommand(command: string): { program: string; args: string[] } {
  if (!wholeCommand.test(command) || assignment.test(command)) return { program: 'sh', args: ['-c', command] }
  const [program = '', ...args] = (command.match(eachWord) ?? []).map(unquoted)
  const base = program.slice(program.lastIndexOf('/') + 1)
  return base === '' ? { program: 'sh', args: ['-c', command] } : { program: base, args }
}

/** Letters, digits and marks that mean nothing to a shell, one at a time, text in single quotes, and `\'`. */
const word = String.raw`(?:[\w@%+=:,./-]|'[^']*'|\\')+`
const wholeCommand = new RegExp(`^ *${word}(?: +${word})* *$`)
const eachWord = new RegExp(word, 'g')
const assignment = /^ *[A-Za-z_]\w*=/

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) && !assignment.test(text)
    ? text
    : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function unquoted(text: string): string {
  return text.replace(/'([^']*)'|\\'/g, (whole, inner: string | undefined) =>
    whole === "\\'" ? "'" : (inner ?? ''),
  )
}
