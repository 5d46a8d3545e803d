/**
 * Real programs, a third of them with clocks, ids, temporary paths or painters: recorded, replayed without the programs, and
 * recorded again beside a busy loop. Prints what came out of each.
 *
 *   npm run soak:programs -- [--replays 3] [--rerecords 2] [--only TEXT]      the bar: --replays 20 --rerecords 10
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Project } from '../specs/project.ts'
import { linePrograms } from './soak-programs/line-programs.ts'
import { programs as firstPrograms } from './soak-programs/programs.ts'
import { volatilePrograms } from './soak-programs/volatile-programs.ts'

const { values: options } = parseArgs({
  options: {
    replays: { type: 'string', default: '3' },
    rerecords: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
  },
})
const replays = Number(options.replays)
const rerecordings = Number(options.rerecords)

const programs = [...firstPrograms, ...linePrograms, ...volatilePrograms].filter(({ name }) =>
  name.includes(options.only),
)
const folders = (process.env['PATH'] ?? '').split(':')
const isHere = (command: string): boolean => folders.some((folder) => existsSync(join(folder, command)))
const here = programs.filter(({ command }) => isHere(command))
const absent = programs.filter(({ command }) => !isHere(command)).map(({ name }) => name)

const specOf = ({ name, command, args = [], steps }: (typeof programs)[number]): string => `
test(${JSON.stringify(name)}, async ({ terminal }) => {
  const it = await terminal.spawn(${JSON.stringify(command)}, ${JSON.stringify(args)}, { env: { PS1: '$ ' } })
  for (const [send, shows] of ${JSON.stringify(steps)}) {
    if (send !== null) await (send.startsWith('<') ? it.press(send.slice(1, -1)) : it.sendLine(send))
    if (shows !== null) await expect(it).toShow(new RegExp(shows))
  }
}, 30_000)
`
const spec = `import { expect, test } from 'termtape/fixtures'\n${here.map(specOf).join('')}`

await using project = await Project.create({ 'programs.spec.js': spec })
const failuresOf = (tests: readonly { name: string; status: string }[]): string[] =>
  tests.filter(({ status }) => status !== 'passed').map(({ name }) => name)
const count = (counts: Map<string, number>, names: readonly string[]): void => {
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
}

const differenceOf = (path: string, before = '', after = ''): string => {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const only = (lines: readonly string[], others: readonly string[], mark: string): string[] =>
    lines
      .filter((line) => !others.includes(line) && !line.includes('"createdAt"'))
      .map((line) => `${mark}${line}\n`)
  return `${path} was rewritten:\n${[...only(old, fresh, '-'), ...only(fresh, old, '+')].slice(0, 40).join('')}`
}

const first = await project.vitest({}, ['-u'])
const notRecorded = new Set(failuresOf(first.tests))
for (const { name, failure } of first.tests)
  if (notRecorded.has(name)) process.stdout.write(`${name} was not recorded: ${failure.split('\n')[0]}\n`)
const recorded = await project.contents()

const wrong = new Map<string, number>()
for (let time = 0; time < replays; time++)
  count(wrong, failuresOf((await project.vitest({ CI: '1', PATH: '/nowhere' })).tests))

const noisy = new Map<string, number>()
const flaky = new Map<string, number>()
const busy = spawn(process.execPath, ['-e', 'for (;;);'])
try {
  for (let time = 0; time < rerecordings; time++) {
    const { tests } = await project.vitest({}, ['-u'])
    count(flaky, failuresOf(tests))
    for (const { name, status, failure } of tests)
      if (status !== 'passed' && !notRecorded.has(name)) process.stdout.write(`${name} failed:\n${failure}\n`)
    const now = await project.contents()
    const changed = Object.keys(recorded).filter((path) => now[path] !== recorded[path])
    count(noisy, changed)
    for (const path of changed) process.stdout.write(differenceOf(path, recorded[path], now[path]))
    for (const [path, text] of Object.entries(recorded)) await project.write(path, text)
  }
} finally {
  busy.kill('SIGKILL')
}

const sum = (counts: Map<string, number>): number =>
  [...counts.values()].reduce((total, each) => total + each, 0)
const row = (what: string, counts: Map<string, number>, of: number): string =>
  `${what.padEnd(28)} ${sum(counts)} of ${of}${[...counts].map(([name, times]) => `\n  ${times} × ${name}`).join('')}\n`
const kept = here.length - notRecorded.size
process.stdout.write(
  [
    `${'programs recorded'.padEnd(28)} ${kept} of ${here.length}${absent.length === 0 ? '' : `, absent: ${absent.join(', ')}`}\n`,
    row('wrong replays', new Map([...wrong].filter(([name]) => !notRecorded.has(name))), kept * replays),
    row(
      're-recordings that failed',
      new Map([...flaky].filter(([name]) => !notRecorded.has(name))),
      kept * rerecordings,
    ),
    row('noisy diffs', noisy, kept * rerecordings),
  ].join(''),
)
process.exitCode = notRecorded.size + sum(wrong) + sum(flaky) + sum(noisy) > 0 ? 1 : 0
