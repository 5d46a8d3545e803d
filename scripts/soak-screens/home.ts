import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where every program runs, so that paths on the screen are the same: a home that is made anew before each run. */
export const home: string = `/tmp/termtape-screens${process.env['SCREENS'] ?? ''}`

export const environment: Readonly<Record<string, string>> = {
  HOME: home,
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/games',
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  SHELL: '/bin/sh',
  XDG_RUNTIME_DIR: `${home}/run`,
  USER: 'tester',
  LOGNAME: 'tester',
  GIT_CONFIG_NOSYSTEM: '1',
}

export function freshHome(): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 40, retryDelay: 50 })
  for (const folder of ['work/alpha/deep', 'work/beta', 'work/irssi', 'work/calcurse'])
    mkdirSync(join(home, folder), { recursive: true })
  mkdirSync(join(home, 'run'), { mode: 0o700 })
  const work = (name: string, text: string): void => writeFileSync(join(home, 'work', name), text)
  const lines = Array.from(
    { length: 120 },
    (_, at) => `line ${at + 1} ${'of some text '.repeat(at % 9)}${at % 5 === 0 ? '日本語 é' : ''}`,
  )
  work('text.txt', `${lines.join('\n')}\n`)
  work(
    'code.c',
    '#include <stdio.h>\n\n/* A comment. */\nint main(void) {\n\tchar *s = "text\\n";\n\treturn printf("%s %d", s, 42);\n}\n',
  )
  work(
    'coloured.txt',
    Array.from(
      { length: 90 },
      (_, at) =>
        `\u001b[${30 + (at % 8)};${at % 2}m row ${at}\u001b[0m \u001b[4munder\u001b[24m \u001b[48;5;${at + 16}mback\u001b[K\u001b[m`,
    ).join('\n'),
  )
  work(
    'page.html',
    `<title>A page</title><h1>Heading</h1><p>Some <b>bold</b>, <i>italic</i> and <a href="other.html">a link</a>.<table border=1><tr><td>one<td>日本<tr><td>three<td>four</table><ul>${'<li><a href="x">item</a>'.repeat(30)}</ul>`,
  )
  work(
    'mbox',
    [1, 2, 3]
      .map(
        (n) =>
          `From a@example.org Mon Jan  5 10:00:0${n} 2026\nFrom: Ann <a@example.org>\nTo: b@example.org\nSubject: Letter ${n} 日本\nDate: Mon, 05 Jan 2026 10:00:0${n} +0000\nMessage-ID: <${n}@example.org>\n\nText of letter ${n}.\n`,
      )
      .join('\n'),
  )
  work('urls', 'file:///dev/null\n')
  for (const name of ['alpha/one.txt', 'alpha/deep/two.txt', 'beta/three.txt']) work(name, name)
  // Their times are shown.
  for (const name of [
    '.',
    'alpha',
    'alpha/deep',
    'beta',
    'irssi',
    'calcurse',
    'text.txt',
    'code.c',
    'page.html',
    'mbox',
    'urls',
    'coloured.txt',
  ])
    utimesSync(join(home, 'work', name), moment, moment)
  const git = (...args: string[]): void =>
    void execFileSync('git', args, {
      cwd: join(home, 'work'),
      env: { ...environment, ...dates },
      stdio: 'ignore',
    })
  git('init', '-q', '-b', 'main')
  git('add', 'text.txt', 'code.c')
  git('-c', 'user.name=Ann', '-c', 'user.email=a@example.org', 'commit', '-qm', 'First commit')
  git('add', 'alpha')
  git('-c', 'user.name=Ann', '-c', 'user.email=a@example.org', 'commit', '-qm', 'Second commit: 日本')
}

const moment = new Date('2026-01-05T10:00:00Z')
const dates = { GIT_AUTHOR_DATE: '2026-01-05T10:00:00Z', GIT_COMMITTER_DATE: '2026-01-05T10:00:00Z' }
