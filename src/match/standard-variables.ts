/** Variables every program gets, the same on every machine: they shape its output. */
export const fixedVariables: Readonly<Record<string, string>> = {
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  SHELL: '/bin/sh',
}

/** Variables a program gets from us: where programs and files are, and who we are. */
export const inheritedVariables: readonly string[] = ['PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR']

/** Variables whose values a tape may hold: they shape the output and tell nothing about the machine or its user. */
export const recordedVariables: readonly string[] = ['TERM', 'LANG', 'LC_ALL', 'TZ', 'COLUMNS', 'LINES']
