import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { everyCommand } from '../../src/cli/frame/table.ts'
import { buildClaudeStore } from '../../src/stores/builders/claude-store-builder.ts'
import { builtProgram } from '../built.ts'
import { Project } from '../project.ts'
import { calls } from './calls.ts'
import { shapes } from './shapes.ts'

const [node, termtape] = await builtProgram('src/cli/main.ts')
const own = resolve(import.meta.dirname, '../..')
const all = await Promise.all(
  everyCommand(commands).map(async ({ name, entry }) => ({ name, command: await entry.load(commands) })),
)
const isJson = (name: string): boolean =>
  all.some((each) => each.name === name && 'json' in each.command.options)

let project: Project
let session = ''
let made = 0

beforeAll(async () => {
  project = await Project.create({
    'package.json': '{ "type": "module", "devDependencies": { "vitest": "*" } }',
    'specs/a.spec.ts': `import { it } from 'vitest'\nit('is', () => {})\n`,
    'secrets/token': 'hunter2-Xq9',
    'src/.keep': '',
  })
  cpSync(join(own, 'tapes/sqlite3'), join(project.folder, 'tapes/sqlite3'), { recursive: true })
  await buildClaudeStore(join(project.folder, 'store'))
  mkdirSync(join(project.folder, 'health'))
  const list: unknown = JSON.parse((await run('store', 'list', '--folder', 'store', '--json')).out)
  session = Array.isArray(list) ? String(Reflect.get(Object(list[0]), 'id')) : ''
  for (const words of [
    ['open', 'notes', '--', 'cat'],
    ['config', 'save', 'db', '--command', 'cat'],
    ['tapes', 'export', calls['tapes show']?.right[0] ?? '', '-o', 'a.cast'],
    ['secret', 'create', 'secrets', '--name', 's', '-o', 'secret.yaml'],
    ['store', 'export', session, 'copy', '--folder', 'store'],
  ])
    expect(await run(...words)).toMatchObject({ code: 0 })
})

afterAll(async () => {
  await run('stop')
  await project[Symbol.asyncDispose]()
})

interface Said {
  code: number | null
  out: string
  err: string
}

/** Runs the built program in the project, as a script does: no terminal, and nothing on standard input. */
function run(...args: string[]): Promise<Said> {
  return ran(args, true)
}

async function ran(args: readonly string[], reads: boolean): Promise<Said> {
  const child = spawn(node, [termtape, ...args], {
    cwd: project.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CI: '',
      CLAUDE_CONTROL_HOME: join(project.folder, '.home'),
      CLAUDE_CONTROL_PIPES: join(project.folder, '.pipes'),
      CLAUDE_CONFIG_DIR: join(project.folder, '.claude'),
    },
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  if (!reads) child.stdout.destroy()
  const [code]: unknown[] = await once(child, 'close')
  return { code: typeof code === 'number' ? code : null, ...said }
}

function wordsOf(name: string, asJson: boolean): string[] {
  const { right = [], program } = calls[name] ?? {}
  const words = right.map((word) => word.replace(/^ID$/, session).replace('NEW', () => `new-${(made += 1)}`))
  return [
    ...name.split(' '),
    ...words,
    ...(asJson ? ['--json'] : []),
    ...(program === undefined ? [] : ['--', ...program]),
  ]
}

it('has a call of every command, and a shape for each that prints JSON', () => {
  const names = all.map(({ name }) => name)
  expect(Object.keys(calls).sort()).toEqual([...names].sort())
  expect(Object.keys(shapes).sort()).toEqual(names.filter(isJson).sort())
})

it.each(Object.entries(calls))('termtape %s', async (name, { code = 0, wrong, wrongCode = 2 }) => {
  const said = isJson(name) ? await run(...wordsOf(name, true)) : undefined
  const [closed, misunderstood] = await Promise.all([
    ran(wordsOf(name, false), false),
    run(...name.split(' '), ...wrong),
  ])
  if (said !== undefined) {
    expect(said).toMatchObject({ code })
    // What a program prints to a user who talks to it comes before.
    const lines = said.out.trimEnd().split('\n')
    if (name !== 'learn') expect(lines).toHaveLength(1)
    expect(shapes[name]?.safeParse(JSON.parse(lines.at(-1) ?? '')).error?.issues ?? []).toEqual([])
  }
  // It had no need to go on once nobody read it: nothing is wrong then.
  expect([0, code], `nobody reads it: ${closed.err}`).toContain(closed.code)
  expect(closed.err).not.toMatch(stack)
  expect(misunderstood, `called with ${wrong.join(' ')}`).toMatchObject({ code: wrongCode, out: '' })
  expect(misunderstood.err).toMatch(/^termtape: \S/)
  expect(misunderstood.err).not.toMatch(stack)
  expect(misunderstood.err.includes('\nUsage: termtape ')).toBe(wrongCode === 2)
})

const stack = /\bat .*:\d+:\d+|EPIPE/

it('leaves no page, tape or file that nobody asked for', () => {
  const known = `.home a.cast copy elsewhere health made node_modules package.json secret.yaml secrets specs src store tapes vitest.config.mjs`
  expect(readdirSync(project.folder).filter((name) => !known.split(' ').includes(name))).toEqual([])
  expect(readFileSync(join(project.folder, 'vitest.config.mjs'), 'utf8')).not.toContain('termtape')
})
