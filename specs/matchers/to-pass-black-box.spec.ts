import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import '../../matchers/register.ts'
import { messageOf } from './failing.ts'

const script = resolve(import.meta.dirname, '../programs/faulty.sh')
const tapes = mkdtempSync(join(tmpdir(), 'termtape-pass-'))
afterAll(() => rmSync(tapes, { recursive: true }))

/** Without this machine's folder and what it measured. */
async function stableMessage(assertion: () => unknown): Promise<string> {
  const message = await messageOf(assertion)
  return message.replaceAll(script, 'faulty.sh').replace(/=\d[\d.]*/g, '=N')
}

it('says which test failed, on what evidence', async () => {
  const options = { live: true, only: ['startup'], tapes } as const
  const failing = { ...options, args: [script, 'no-start'] }
  expect(await stableMessage(() => expect('bash').toPassBlackBox(failing))).toMatchInlineSnapshot(`
    "expect(path).toPassBlackBox()

    Expected: bash faulty.sh no-start to pass the black-box tests
    Received: Black-box test of bash faulty.sh no-start
              FAILED startup        started=false one_shot=false has_output=true has_errors=true has_prompt=false start_ms=N cpu_percent=N memory_mb=N
                     It ended with exit code 1 instead of starting; it said "cannot open the database". (2 of 2 runs)
              0 passed, 1 failed"
  `)
  const healthy = { ...options, args: [script, 'healthy'] }
  expect(await stableMessage(() => expect('bash').not.toPassBlackBox(healthy))).toMatchInlineSnapshot(`
    "expect(path).not.toPassBlackBox()

    Expected: bash faulty.sh healthy not to pass the black-box tests
    Received: no failure"
  `)
})
