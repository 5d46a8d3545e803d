/**
 * Real npm tools: each is recorded, replayed without the tool, and recorded again. What is recorded green must replay green, and record
 * the same again; three specs that cannot be replayed must be refused, with the reason. Prints what came out.
 *
 *   npm run soak:tools -- [--replays 3] [--rerecords 1] [--modules FOLDER] [--only TEXT]     the bar: --replays 20
 *
 * The tools are installed from npm, unless FOLDER has them.
 */
import { readdir, readlink, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Project } from '../specs/project.ts'
import { commands } from './soak-tools/commands.ts'
import { packages } from './soak-tools/packages.ts'
import { painters } from './soak-tools/painters.ts'
import { prompts } from './soak-tools/prompts.ts'
import type { Scenario } from './soak-tools/scenario.ts'

const { values: options } = parseArgs({
  options: {
    replays: { type: 'string', default: '3' },
    rerecords: { type: 'string', default: '1' },
    modules: { type: 'string' },
    only: { type: 'string', default: '' },
  },
})

const scenarios = [...prompts, ...painters, ...commands].filter(({ name }) => name.includes(options.only))

const stepOf = (step: string): string => {
  const [mark, text] = [step.charAt(0), step.slice(2)]
  if (mark === '?') return `await expect(it).toShow(new RegExp(${JSON.stringify(text)}, 'm'))`
  if (mark === '!') return `await expect(it).toExitWith(${text})`
  if (mark === '>') return `await it.sendLine(${JSON.stringify(text)})`
  if (mark === '<') return `await it.press(...${JSON.stringify(step.slice(1, -1).split(' '))})`
  const typed = text.replaceAll('\\n', '\n')
  return `await it.type(${JSON.stringify(typed.endsWith('…') ? typed.slice(0, -1) : `${typed}\n`)})`
}

const fileOf = ({ name }: Scenario): string => `programs/${name.replaceAll(' ', '-')}.mjs`

const specOf = (scenario: Scenario, root: string): string => {
  const { name, run, steps, files } = scenario
  const [command = 'node', ...args] = typeof run === 'string' ? ['node', fileOf(scenario)] : run
  const placed = args.map((each) => each.replace('ROOT', root))
  const given = files === undefined ? '' : `await sandbox.write(${JSON.stringify(files)})`
  return `
test(${JSON.stringify(name)}, async ({ terminal${files === undefined ? '' : ', sandbox'} }) => {
  ${given}
  const it = await terminal.spawn(${JSON.stringify(command)}, ${JSON.stringify(placed)})
  ${steps.map(stepOf).join('\n  ')}
}, 60_000)
`
}

/** What only a clock can see, a wait that was given up, a frame of a spinner. */
const impossible = `
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
const spinner = "import ora from 'ora'; const s = ora('Loading').start(); setTimeout(() => s.succeed('Loaded'), 900)"
const run = (terminal, code) => terminal.spawn('node', ['--input-type=module', '-e', code])
test('reads a spinner by the clock', async ({ terminal }) => {
  const it = await run(terminal, spinner)
  await expect(it).toShow('Loading')
  await sleep(420)
  expect(it.screen.text).toContain('Loading')
  await expect(it).toShow('Loaded')
})
test('gives up a wait', async ({ terminal }) => {
  const it = await run(terminal, spinner)
  await expect(it).toShow('Loading')
  await expect(it.expect('Loaded', { timeoutMs: 200 })).rejects.toThrow('Timed out')
  await it.expect('Loaded')
})
test('reads what is there between two lines', async ({ terminal }) => {
  const it = await run(terminal, "console.log('one'); setTimeout(() => console.log('two'), 700)")
  await expect(it).toShow('one')
  await sleep(200)
  expect(it.output.trim()).toBe('one')
  await expect(it).toShow('two')
})
`

const linked = ['vitest', 'termtape']
await using project = await Project.create({})
const modules = join(project.folder, 'node_modules')
if (options.modules === undefined) {
  // npm takes away what it did not put there.
  const links = await Promise.all(linked.map((name) => readlink(join(modules, name))))
  await rm(modules, { recursive: true })
  await project.run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages])
  for (const [index, name] of linked.entries()) await symlink(links[index] ?? '', join(modules, name))
} else
  for (const name of await readdir(options.modules))
    await symlink(join(options.modules, name), join(modules, name)).catch(() => {})
const head = "import { expect, test } from 'termtape/fixtures'\n"
for (const scenario of scenarios)
  if (typeof scenario.run === 'string') await project.write(fileOf(scenario), scenario.run)
await project.write('tools.spec.js', head + scenarios.map((each) => specOf(each, project.folder)).join(''))
if (options.only === '') await project.write('impossible.spec.js', head + impossible)

type Counts = Map<string, number>
const count = (counts: Counts, names: readonly string[]): void => {
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
}
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const first = await project.vitest({}, ['-u'])
if (first.tests.length === 0) say(first.output)
const [tools, refused] = [
  first.tests.filter(({ file }) => file === 'tools.spec.js'),
  first.tests.filter(({ file }) => file === 'impossible.spec.js'),
]
const isGreen = new Set(tools.filter(({ status }) => status === 'passed').map(({ name }) => name))
for (const { name, status, failure } of tools)
  if (status !== 'passed') say(`${name} was not recorded: ${failure.split('\n').slice(0, 14).join('\n  ')}`)
for (const { name, status, failure } of refused) {
  const reason = /Reason: +(.*)/.exec(failure)?.[1]
  say(
    `${name}: ${status === 'passed' || reason === undefined ? `NOT REFUSED ${failure}` : `refused, ${reason}`}`,
  )
}
const recorded = await project.contents()
const shown = Object.keys(recorded).filter((path) => recorded[path]?.includes('hunter22'))
for (const path of shown) say(`${path} shows the password that was typed`)

const red: Counts = new Map()
await rm(join(project.folder, 'impossible.spec.js'), { force: true })
for (let time = 0; time < Number(options.replays); time++) {
  const { tests } = await project.vitest({ CI: '1', PATH: '/nowhere' })
  const failed = tests.filter(({ status, name }) => status !== 'passed' && isGreen.has(name))
  count(
    red,
    failed.map(({ name }) => name),
  )
  if (time === 0)
    for (const { name, failure } of failed) say(`${name} is red on replay:\n${failure.slice(0, 1_500)}`)
}

const [noisy, flaky]: [Counts, Counts] = [new Map(), new Map()]
for (let time = 0; time < Number(options.rerecords); time++) {
  const { tests } = await project.vitest({}, ['-u'])
  count(
    flaky,
    tests.filter(({ status, name }) => status !== 'passed' && isGreen.has(name)).map(({ name }) => name),
  )
  const now = await project.contents()
  count(
    noisy,
    Object.keys(recorded).filter((path) => now[path] !== recorded[path]),
  )
  for (const [path, text] of Object.entries(recorded)) {
    if (now[path] !== text && process.env['SHOW'] !== undefined) {
      await project.write('old.json5', text)
      await project.write('new.json5', now[path] ?? '')
      say((await project.run('diff', ['old.json5', 'new.json5'])).output.slice(0, 3_000))
    }
    await project.write(path, text)
  }
}

const sum = (counts: Counts): number => [...counts.values()].reduce((total, each) => total + each, 0)
const row = (what: string, counts: Counts, of: number): string =>
  `${what.padEnd(28)} ${sum(counts)} of ${of}${[...counts].map(([name, times]) => `\n  ${times} × ${name}`).join('')}`
say(`${'tools recorded green'.padEnd(28)} ${isGreen.size} of ${tools.length}`)
say(
  `${'specs refused, as they must'.padEnd(28)} ${refused.filter(({ status }) => status === 'failed').length} of ${refused.length}`,
)
say(row('red replays', red, isGreen.size * Number(options.replays)))
say(row('re-recordings that failed', flaky, isGreen.size * Number(options.rerecords)))
say(row('noisy diffs', noisy, isGreen.size * Number(options.rerecords)))
process.exitCode =
  shown.length + sum(red) + sum(noisy) + sum(flaky) > 0 || refused.some(({ status }) => status === 'passed')
    ? 1
    : 0
