import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { SandboxState } from '../../src/files/sandbox/sandbox-state.ts'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import { internalsOf } from '../../src/session/internals.ts'

/** What a spec does. In its texts `{project}`, `{sandbox}`, `{tmp}`, `{home}` and `{token}` stand for what a machine has. */
export interface Talk {
  args: string[]
  env: Record<string, string>
  /** Variables it removes. */
  unset: string[]
  cwd: string
  size: [cols: number, rows: number]
  steps: Step[]
}

export type Step = { line: string } | { keys: string } | { resize: [cols: number, rows: number] }

/** Where a talk takes place. */
export interface Machine {
  project: string
  sandbox: string
  tmp: string
  home: string
  token: string
}

/** Reads lines and says what it read, until it is told to leave. */
const program = [
  '-c',
  'while read -r line; do echo "got $line"; case "$line" in *leave) exit 3;; esac; done',
  'sh',
]

/**
 * Has a talk on a machine, recorded or replayed, and gives the error it failed with: at the start, at an input, at what was
 * never sent, or in what it heard.
 */
export async function have(talk: Talk, machine: Machine, tapes: string, record: boolean): Promise<unknown> {
  const here = (text: string): string =>
    text.replace(/\{(project|sandbox|tmp|home|token)\}/g, (_, name: keyof Machine) => machine[name])
  const before = { HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] }
  Object.assign(process.env, { HOME: machine.home, TMPDIR: machine.tmp })
  const env: Record<string, string | undefined> = { API_TOKEN: machine.token }
  for (const [name, value] of Object.entries(talk.env)) env[name] = here(value)
  for (const name of talk.unset) env[name] = undefined
  const options: SpawnOptions = {
    tapes,
    tapeName: 'talk',
    record: record ? 'OVERWRITE' : 'DISABLED',
    cwd: here(talk.cwd),
    cols: talk.size[0],
    rows: talk.size[1],
    timeoutMs: 20_000,
    env,
  }
  const around = { root: machine.project, policy: 'none', rerecord: 'again', warn: () => {} } as const
  const { project: _, sandbox } = machine
  const folders = { folder: sandbox, cwd: join(sandbox, 'work'), home: join(sandbox, 'home') }
  const place = { ...around, sandbox: { ...folders, state: new SandboxState(folders) } }
  try {
    const opened = await open('sh', [...program, ...talk.args.map(here)], options, place)
    const { session } = opened
    try {
      // What was typed before a line's own text is part of it.
      let begun = ''
      for (const step of talk.steps) {
        if ('resize' in step) await session.resize(...step.resize)
        else if ('keys' in step) {
          await session.send(here(step.keys))
          begun = step.keys.endsWith('\r') ? '' : begun + step.keys
        } else {
          await session.sendLine(here(step.line))
          if (step.line !== '') await session.expect(`got ${begun}${here(step.line)}\r\n`)
          begun = ''
        }
      }
      await session.sendLine('leave')
      await session.expectEof()
    } finally {
      await session.close()
    }
    if (record) await opened.recorder()?.save()
    return internalsOf(session).ended === undefined ? new Error('did not end') : opened.player?.leftOver()
  } catch (error) {
    return error
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  }
}

/** A machine of this number below a folder; a new one each time, with a secret of its own. */
export async function machineAt(folder: string, number: number): Promise<Machine> {
  const base = join(folder, `machine-${number}`)
  const machine = {
    project: join(base, number % 2 === 0 ? 'src/project' : 'home/me/project'),
    sandbox: join(base, `tmp/termtape-${number}`),
    tmp: join(base, 'tmp'),
    home: join(base, 'home/me'),
    token: `ghp_${String(number).repeat(36).slice(0, 36)}`,
  }
  await Promise.all(
    [
      join(machine.project, 'sub'),
      join(machine.project, 'other'),
      join(machine.sandbox, 'work'),
      join(machine.sandbox, 'home'),
      join(machine.tmp, 'build'),
      machine.home,
    ].map((each) => mkdir(each, { recursive: true })),
  )
  return machine
}

export function removeMachines(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}

const hex = (chars: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...Array.from('0123456789abcdef')), { minLength: chars, maxLength: chars })
    .map((all) => all.join(''))
const two = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max }).map((each) => String(each).padStart(2, '0'))
const word = fc.constantFrom('alpha', 'beta', 'Gamma', 'delta', 'naïve', '日本', 'x', 'add', 'show')

/** Values of every look, by kind. */
export const kinds: Record<string, fc.Arbitrary<string>> = {
  word,
  number: fc.nat({ max: 99_999 }).map(String),
  date: fc.tuple(fc.integer({ min: 1990, max: 2035 }), two(12), two(28)).map((all) => all.join('-')),
  time: fc
    .tuple(two(12), two(28), two(23), two(59), two(59))
    .map(([m, d, h, min, s]) => `2026-${m}-${d}T${h}:${min}:${s}Z`),
  clock: fc.tuple(two(23), two(59), two(59)).map((all) => all.join(':')),
  epoch: fc.integer({ min: 1_500_000_000, max: 1_990_000_000 }).map(String),
  uuid: fc.uuid(),
  hex: hex(7),
  hash: hex(40),
  address: hex(12).map((digits) => `0x${digits}`),
  port: fc.integer({ min: 1024, max: 65_000 }).map((port) => `localhost:${port}`),
  pid: fc.integer({ min: 2, max: 99_999 }).map((pid) => `pid ${pid}`),
  duration: fc.integer({ min: 1, max: 999 }).map((ms) => `${ms}ms`),
  literalTmp: word.map((name) => `/tmp/${name}`),
  tmp: word.map((name) => `{tmp}/${name}`),
  project: word.map((name) => `{project}/${name}`),
  sandbox: word.map((name) => `{sandbox}/work/${name}`),
  home: word.map((name) => `{home}/${name}`),
  relative: word.map((name) => `./${name}`),
  tilde: word.map((name) => `~/${name}`),
}

const value = fc.oneof(...Object.values(kinds))
const text = fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => values.join(' '))
const typed = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: text.map((each) => `login {token} ${each}`) },
)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: typed.map((line): Step => ({ line })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step>({ keys: 'a b ' }, { keys: '2024-01-01 ' }, { keys: 'cb7bd79 ' }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ resize: [100, 30] }, { resize: [90, 20] }) },
)

export const anyTalk: fc.Arbitrary<Talk> = fc.record({
  args: fc.array(
    fc.oneof(
      value,
      value.map((each) => `--option=${each}`),
    ),
    { minLength: 1, maxLength: 4 },
  ),
  env: fc
    .dictionary(fc.constantFrom('MODE', 'WHEN', 'WHERE', 'TERM', 'TZ', 'LC_ALL'), value, {
      minKeys: 1,
      maxKeys: 3,
    })
    .map((env) => ({
      ...env,
      ...('TERM' in env ? { TERM: 'vt100' } : {}),
      ...('TZ' in env ? { TZ: 'Asia/Tokyo' } : {}),
      ...('LC_ALL' in env ? { LC_ALL: 'C' } : {}),
    })),
  unset: fc.subarray(['LANG', 'LOGNAME']),
  cwd: fc.constantFrom('{project}', '{project}/sub', '{sandbox}/work', '{tmp}/build'),
  size: fc.constantFrom<[number, number]>([80, 24], [100, 30]),
  steps: fc
    .array(step, { minLength: 2, maxLength: 5 })
    .filter((steps) => steps.some((each) => 'line' in each)),
})
