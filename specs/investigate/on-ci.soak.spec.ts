import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { TapeMissError } from 'termtape'
import { BlackBoxTester } from 'termtape/blackbox'
import { investigate } from 'termtape/investigate'

const desk = resolve(import.meta.dirname, '../programs/desk.sh')
const args = [desk]
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
  expect(report.states.length).toBe(2)
  expect(readdirSync(tapes)).toEqual([])
})

it('plays what was recorded elsewhere, and misses what is asked otherwise', { timeout: 60_000 }, async () => {
  vi.stubEnv('CI', '')
  const recorded = await investigate('sh', [desk], { tapes, record: 'NEW', save: false })
  vi.stubEnv('CI', '1')
  const played = await investigate('sh', [desk], { tapes, save: false })
  expect(played.states.map(({ name }) => name)).toEqual(recorded.states.map(({ name }) => name))
  await expect(investigate('sh', [desk], { tapes, unsafe: true })).rejects.toThrow(TapeMissError)
  await expect(investigate('sh', [desk, 'more'], { tapes })).rejects.toThrow(TapeMissError)
  await expect(investigate('sh', [desk], { tapes, answers: { name: 'somebody else' } })).rejects.toThrow(
    'holds another question',
  )
})

it.each([1, 3])(
  'a recording that is killed with %i tapes written is missing, or whole',
  { timeout: 60_000 },
  async (written) => {
    vi.stubEnv('CI', '')
    expect(await recordUntil(scriptIn(tapes), written)).toBe('SIGKILL')
    vi.stubEnv('CI', '1')
    const played = await investigate('sh', args, { tapes, save: false }).catch((error: unknown) => error)
    if (played instanceof TapeMissError) expect(played.message).toContain('recording is off')
    else expect(played).toMatchObject({ exit_commands: ['2', 'Ctrl+D'] })
  },
)

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

/** Runs a script, kills it once it has written so many tapes, and gives the signal that ended it. */
function recordUntil(script: string, written: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: 'ignore' })
  const folder = join(tapes, 'sh')
  const look = setInterval(() => {
    if (existsSync(folder) && readdirSync(folder).length >= written) child.kill('SIGKILL')
  }, 1)
  return new Promise((done) => {
    child.on('exit', (_, signal) => {
      clearInterval(look)
      done(signal)
    })
  })
}
