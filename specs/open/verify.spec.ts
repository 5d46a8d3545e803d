import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AnswerTimeoutError, type Exit, TapeFileError, UntrustedTapeError } from '../../src/errors.ts'
import { open } from '../../src/open/open.ts'
import { verify } from '../../src/open/verify.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { type Act, tapeOf } from '../replay/played.ts'

let root: string
let tape: string

/** A greeter whose manners can be changed: what it says first, how it answers, how it ends. */
function greeter({ hello = 'Hello', stamp = false, code = 0 } = {}): string {
  return `case $1 in --version) echo 'greeter 1.2.3'; exit;; esac
${stamp ? 'date -Iseconds' : 'echo 2001-01-01T00:00:00+00:00'}
while printf '> ' && read -r name; do [ "$name" = bye ] && exit ${code}; echo "${hello}, $name."; done
`
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-verify-'))
  tape = join(root, 'tapes/sh/tape.json5')
  await writeFile(join(root, 'greeter.sh'), greeter())
  const { session, recorder } = await open(
    'sh',
    ['greeter.sh'],
    { cwd: root, tapeName: 'tape', record: 'NEW', versionArgs: ['greeter.sh', '--version'] },
    { root, policy: 'none', rerecord: '', warn: () => {} },
  )
  await session.expect('> ')
  await session.sendLine('world')
  await session.expect('> ')
  await session.sendLine('bye')
  await session.exit
  await session.close()
  await recorder()?.save()
})
afterEach(() => rm(root, { recursive: true }))

it('finds an unchanged program the same', async () => {
  const report = await verify(tape, { root, versionArgs: ['greeter.sh', '--version'] })
  expect(report.tier).toBe('same')
  expect(report.exchanges).toHaveLength(3)
  expect(report.programVersion).toEqual({ recorded: '1.2.3', actual: '1.2.3' })
})

it('finds another time cosmetic', async () => {
  await writeFile(join(root, 'greeter.sh'), greeter({ stamp: true }))
  const report = await verify(tape, { root })
  expect(report.exchanges.map(({ tier }) => tier)).toEqual(['cosmetic', 'same', 'same'])
  expect(report.tier).toBe('cosmetic')
})

it('finds other words a change of output, and shows them', async () => {
  await writeFile(join(root, 'greeter.sh'), greeter({ hello: 'Good day' }))
  const report = await verify(tape, { root })
  expect(report.tier).toBe('output')
  expect(report.exchanges[1]).toMatchObject({
    input: '"world" Enter',
    tier: 'output',
    diff: ['- Hello, world.', '+ Good day, world.'],
  })
})

it('finds another end a change of flow', async () => {
  await writeFile(join(root, 'greeter.sh'), greeter({ code: 4 }))
  const report = await verify(tape, { root })
  expect(report.tier).toBe('flow')
  expect(report.exchanges.at(-1)).toMatchObject({
    exit: { recorded: { code: 0, signal: null }, actual: { code: 4, signal: null } },
  })
})

it('finds a program that ends early a change of flow, and stops there', async () => {
  await writeFile(join(root, 'greeter.sh'), 'echo 2001-01-01T00:00:00+00:00; exit 1\n')
  const report = await verify(tape, { root })
  expect(report.tier).toBe('flow')
  expect(report.exchanges).toHaveLength(1)
})

it('names a tape that is not there', async () => {
  await expect(verify(join(root, 'none.json5'))).rejects.toBeInstanceOf(TapeFileError)
})

const ended = { code: 0, signal: null }

/** A tape of `sh -c script` on pipes, as it would have been recorded. */
function tapeOfSh(
  script: string,
  opening: string,
  acts: readonly Act[] = [],
  exit: Exit | null = null,
): Tape {
  const made = tapeOf(opening, acts, true)
  const last = made.exchanges.at(-1)
  if (last !== undefined) last.exit = exit
  return { ...made, meta: { ...made.meta, program: 'sh', args: ['-c', script] } }
}

it('waits for the rest of an answer, however long the program pauses', async () => {
  const script = 'printf "asking"; sleep 0.6; printf "... 2 %%"; sleep 0.6; echo; echo answered'
  const recorded = tapeOfSh(script, 'asking... 2 %\r\nanswered\r\n', [], ended)
  recorded.meta.pty = { rows: 24, cols: 80 }
  expect(await verify(recorded, { root })).toMatchObject({ tier: 'same' })
})

it('calls an answer that does not come late, and no drift', async () => {
  const going = verify(tapeOfSh('echo begun; sleep 60', 'begun\nover\n', [], ended), { root, answerMs: 100 })
  await expect(going).rejects.toBeInstanceOf(AnswerTimeoutError)
  await expect(going).rejects.toMatchObject({ exchange: 0 })
  await expect(going).rejects.toThrow('  Still awaited:\n  - over')
})

it('calls a program late that is to end and does not', async () => {
  const going = verify(tapeOfSh('echo all; sleep 60', 'all\n', [], ended), { root, timeoutMs: 100 })
  await expect(going).rejects.toThrow('Still awaited: the end of the program')
})

it('keeps the two streams of a pipe apart', async () => {
  const recorded = tapeOfSh('echo out; echo err >&2', 'out\n', [], ended)
  recorded.exchanges[0]?.output.chunks.unshift({ delay_ms: 0, stream: 'stderr', text: ['err\n'] })
  expect(await verify(recorded, { root })).toMatchObject({ tier: 'same' })
})

it('finds a program gone that should take an input', async () => {
  const recorded = tapeOfSh('echo all', 'all\n', [['next', 'answer\n']], ended)
  const { tier, exchanges } = await verify(recorded, { root })
  expect(tier).toBe('flow')
  expect(exchanges.at(-1)?.exit).toEqual({ recorded: null, actual: ended })
})

it('leaves what came too early to the next answer', async () => {
  const script = 'echo one; echo two; read -r line; echo three; read -r line'
  const recorded = tapeOfSh(script, 'one\n', [['a', 'two\nthree\n']])
  expect(await verify(recorded, { root })).toMatchObject({ tier: 'same' })
})

it.each([
  [{ env: { LD_PRELOAD: './evil.so' } }, 'LD_PRELOAD'],
  [{ env: { NODE_OPTIONS: '--require ./evil.cjs' } }, 'NODE_OPTIONS'],
  [{ env: { BASH_ENV: './evil.sh' } }, 'BASH_ENV'],
  [{ env: { PATH: '.' } }, 'PATH'],
  [{ env: { GIT_SSH_COMMAND: './evil.sh' } }, 'GIT_SSH_COMMAND'],
  [{ env: { 'BASH_FUNC_echo%%': '() { ./evil.sh; }' } }, 'BASH_FUNC'],
  [{ cwd: '..' }, 'the folder ..'],
  [{ cwd: '/etc' }, 'the folder /etc'],
  [{ cwd: 'a/../../b' }, 'outside'],
  [{ program: './evil.sh' }, 'a path, not a name'],
])('does not run a tape that asks for more than its program: %j', async (asked, named) => {
  const recorded = tapeOfSh('touch ran', '', [], ended)
  const asking = { ...recorded, meta: { ...recorded.meta, ...asked } }
  const going = verify(asking, { root })
  await expect(going).rejects.toBeInstanceOf(UntrustedTapeError)
  await expect(going).rejects.toThrow(named)
  await expect(access(join(root, 'ran'))).rejects.toThrow('ENOENT')
})

it('runs it where it is told that it may', async () => {
  const recorded = tapeOfSh('echo $NODE_OPTIONS', 'x\n', [], ended)
  recorded.meta.env = { NODE_OPTIONS: 'x' }
  expect(await verify(recorded, { root, trust: true })).toMatchObject({ tier: 'same' })
  expect(await verify(recorded, { root, env: { NODE_OPTIONS: 'y' } })).toMatchObject({ tier: 'output' })
})
