import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { TapeMissError } from 'termtape'
import { BlackBoxTester } from 'termtape/blackbox'
import { investigate } from 'termtape/investigate'

const menus = resolve(import.meta.dirname, '../programs/menus.sh')
const args = [menus]
let tapes = ''

beforeEach(() => {
  tapes = mkdtempSync(join(tmpdir(), 'termtape-on-ci-'))
  vi.stubEnv('CI', '1')
  vi.stubEnv('TERMTAPE_LIVE', undefined)
  vi.stubEnv('TERMTAPE_RECORD', undefined)
  return () => vi.unstubAllEnvs()
})

it('runs nothing without a tape, and says so', async () => {
  await expect(investigate('sh', args, { tapes })).rejects.toThrow(TapeMissError)
  await expect(new BlackBoxTester('sh', args, { tapes }).runAllTests()).rejects.toThrow('recording is off')
})

it.each([
  ['live', { live: true }, undefined],
  ['tape: false', { tape: false }, undefined],
  ['TERMTAPE_LIVE=1', {}, '1'],
] as const)('runs with %s, and leaves the tapes alone', { timeout: 60_000 }, async (_, options, variable) => {
  vi.stubEnv('TERMTAPE_LIVE', variable)
  const report = await investigate('sh', args, { tapes, save: false, ...options })
  expect(report.states.length).toBe(4)
  expect(readdirSync(tapes)).toEqual([])
})

it('plays what was recorded elsewhere, and misses what is asked otherwise', { timeout: 60_000 }, async () => {
  vi.stubEnv('CI', '')
  const recorded = await investigate('sh', [menus], { tapes, record: 'NEW', save: false })
  vi.stubEnv('CI', '1')
  const played = await investigate('sh', [menus], { tapes, save: false })
  expect(played.states.map(({ name }) => name)).toEqual(recorded.states.map(({ name }) => name))
  await expect(investigate('sh', [menus], { tapes, unsafe: true })).rejects.toThrow(TapeMissError)
  await expect(investigate('sh', [menus, 'more'], { tapes })).rejects.toThrow(TapeMissError)
  await expect(investigate('sh', [menus], { tapes, answers: { name: 'somebody else' } })).rejects.toThrow(
    'holds another question',
  )
})

it('a recording that is killed is missing, or whole', { timeout: 120_000 }, async () => {
  vi.stubEnv('CI', '')
  const script = scriptIn(tapes)
  const began = performance.now()
  await recordFor(script, Number.POSITIVE_INFINITY)
  const wholeMs = performance.now() - began
  expect(readdirSync(join(tapes, 'sh')).length).toBeGreaterThan(5)
  // Some before, some while it is saved.
  for (const share of [0.5, 0.9, 0.97]) {
    const half = mkdtempSync(join(tmpdir(), 'termtape-on-ci-'))
    vi.stubEnv('CI', '')
    const own = scriptIn(half)
    await recordFor(own, wholeMs * share)
    vi.stubEnv('CI', '1')
    const played = await investigate('sh', [menus], { tapes: half, save: false }).catch(
      (error: unknown) => error,
    )
    if (played instanceof TapeMissError) expect(played.message).toContain('recording is off')
    else expect(played).toMatchObject({ exit_commands: ['3', 'Ctrl+D'] })
  }
})

function scriptIn(folder: string): string {
  const script = join(folder, 'record.mts')
  const door = resolve(import.meta.dirname, '../../src/doors/investigate.ts')
  const options = `{ tapes: ${JSON.stringify(folder)}, record: 'NEW', save: false }`
  writeFileSync(
    script,
    `import { investigate } from ${JSON.stringify(door)}\nawait investigate('sh', ${JSON.stringify(args)}, ${options})\n`,
  )
  return script
}

/** Runs a script, and kills it after a time. */
function recordFor(script: string, killAfterMs: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: 'ignore' })
  const timer = Number.isFinite(killAfterMs)
    ? setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    : undefined
  return new Promise((done) => {
    child.on('exit', () => {
      clearTimeout(timer)
      done()
    })
  })
}
