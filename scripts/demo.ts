/**
 * The main job, step by step, in a folder of its own: a spec drives a real `sh`, the conversation goes onto a tape, and
 * the spec passes again where there is no `sh` to be found.
 */
import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'termtape-demo-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
const spec = `import { expect, test } from 'termtape/fixtures'

test('the shell calculates', async ({ terminal }) => {
  const shell = await terminal.spawn('sh', ['-i'], { env: { PS1: '$ ' } })
  await shell.expect('$ ')
  await shell.sendLine('echo $((6 * 7))')
  await expect(shell).toPrint('42')
  await shell.sendLine('exit 3')
  await expect(shell).toExitWith(3)
})
`

function step(title: string, text: string): void {
  process.stdout.write(`\n\u001b[1m${title}\u001b[0m\n\n${text.replace(/^/gm, '  ').trimEnd()}\n`)
}

function vitest(environment: Record<string, string>): { passed: boolean; output: string } {
  const cli = join(root, 'node_modules/vitest/vitest.mjs')
  const { FORCE_COLOR: _, ...inherited } = process.env
  const run = spawnSync(process.execPath, [cli, 'run', '--no-color'], {
    cwd: folder,
    env: { ...inherited, CI: '', NO_COLOR: '1', ...environment },
    encoding: 'utf8',
  })
  return { passed: run.status === 0, output: `${run.stdout}${run.stderr}`.replace(/^\s*\n/gm, '') }
}

function must(passed: boolean, wanted: boolean): void {
  if (passed === wanted) return
  process.stdout.write('\nThat was not supposed to happen.\n')
  process.exit(1)
}

mkdirSync(join(folder, 'node_modules'))
symlinkSync(root, join(folder, 'node_modules/termtape'))
symlinkSync(join(root, 'node_modules/vitest'), join(folder, 'node_modules/vitest'))
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
writeFileSync(join(folder, 'shell.spec.ts'), spec)
step('1. A spec, shell.spec.ts', spec)

const recorded = vitest({})
step('2. The first run drives the real sh and records it', recorded.output)
must(recorded.passed, true)

const tape =
  readdirSync(join(folder, 'tapes'), { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('.json5'),
  ) ?? ''
step(`3. The tape, tapes/${tape}`, readFileSync(join(folder, 'tapes', tape), 'utf8'))

const replayed = vitest({ CI: '1', PATH: '' })
step('4. The second run replays it: CI=1, and PATH is empty, so there is no sh to start', replayed.output)
must(replayed.passed, true)

writeFileSync(join(folder, 'shell.spec.ts'), spec.replace('6 * 7', '6 + 7'))
const missed = vitest({ CI: '1', PATH: '' })
step('5. The spec now sends something else: the replay says what it missed', missed.output)
must(missed.passed, false)

process.stdout.write('\nRecorded, replayed, and caught.\n')
