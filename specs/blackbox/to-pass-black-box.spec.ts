import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'termtape/fixtures'
import { OptionError } from '../../src/errors.ts'

const script = resolve(import.meta.dirname, '../programs/faulty.sh')
const live = { live: true, only: ['startup', 'exit'] } as const

test('a healthy program passes, by its command and by a session of it', async ({ terminal }) => {
  await expect('bash').toPassBlackBox({ ...live, args: [script, 'healthy'] })
  await expect(() => terminal.spawn('bash', [script, 'healthy'], { tape: false })).toPassBlackBox(live)
})

test('a faulty one fails with the test, what it did and how often', async ({ terminal }) => {
  const faulty = () => terminal.spawn('bash', [script, 'wrong-exit-code'], { tape: false })
  await expect(faulty).not.toPassBlackBox(live)
  const failure: unknown = await expect(faulty)
    .toPassBlackBox(live)
    .catch((error: unknown) => error)
  expect(String(failure)).toContain('FAILED exit')
  expect(String(failure)).toContain('It ended with exit code 7 at "quit". (2 of 2 runs)')
  await expect(faulty).toPassBlackBox({ ...live, only: ['startup'] })
})

test('without the program, its tapes are judged', async ({ terminal }) => {
  const tapes = mkdtempSync(join(tmpdir(), 'termtape-pass-'))
  const healthy = () => terminal.spawn('bash', [script, 'healthy'], { tape: false })
  await expect(healthy).toPassBlackBox({ only: ['startup'], tapes, record: 'NEW' })
  await expect(healthy).toPassBlackBox({ only: ['startup'], tapes, record: 'DISABLED' })
  const missed = expect(healthy).toPassBlackBox({ only: ['help'], tapes, record: 'DISABLED' })
  await expect(missed).rejects.toThrow('no-tape')
})

test.each(['', 7, () => 'bash', {}])('%s is no program', async (received) => {
  // @ts-expect-error the types offer it for commands and functions that open a session
  await expect(expect(received).toPassBlackBox(live)).rejects.toThrow(OptionError)
})
