import { readFile } from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import type { Session } from '../../src/session/session.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-redaction-'))
})
afterEach(() => rm(root, { recursive: true }))

/** Records a real shell and gives the tape's text. */
async function recorded(
  talk: (session: Session) => Promise<void>,
  options: SpawnOptions = {},
  args: string[] = ['-i'],
): Promise<string> {
  const { session, recorder } = await open(
    'sh',
    args,
    { env: { PS1: '$ ' }, tapeName: 'tape', record: 'OVERWRITE', ...options },
    {
      root,
      policy: 'none',
      rerecord: '',
      warn: () => {},
    },
  )
  await talk(session)
  await session.close()
  await recorder()?.save()
  return readFile(join(root, 'tapes/sh/tape.json5'), 'utf8')
}

const token = ['ghp', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('_')

it('masks a token that was typed, echoed and printed, with one placeholder', async () => {
  const tape = await recorded(async (shell) => {
    await shell.expect('$ ')
    await shell.sendLine(`echo ${token}`)
    await shell.expect(token)
    await shell.expect('$ ')
  })
  expect(tape).not.toContain(token)
  expect(tape.match(/⟨secret:token:1⟩/g)).toHaveLength(3)
  expect(tape).toContain('"annotations": { "redacted": { "token": 3 } }')
})

it('masks what is typed while the terminal hides it, wherever it occurs later', async () => {
  const tape = await recorded(async (shell) => {
    await shell.expect('$ ')
    await shell.sendLine(
      'stty -echo; printf "Password: "; read -r word; stty echo; echo; echo "you said $word"',
    )
    await shell.expect('Password: ')
    await shell.sendLine('open sesame 7')
    await shell.expect('you said open sesame 7')
  })
  expect(tape).not.toContain('open sesame')
  expect(tape).toContain('"dataText": "⟨secret:password:1⟩"')
  expect(tape).toContain('you said ⟨secret:password:1⟩')
})

it('masks the values of secret variables, and those it is told', async () => {
  const tape = await recorded(
    async (shell) => {
      await shell.expect('$ ')
      await shell.sendLine('echo $SERVICE_TOKEN; echo the word is friend-and-enter')
      await shell.expect('is friend')
      await shell.expect('$ ')
    },
    { env: { PS1: '$ ', SERVICE_TOKEN: 'quite-a-plain-value-42' }, redact: { values: ['friend-and-enter'] } },
  )
  expect(tape).not.toContain('quite-a-plain-value-42')
  expect(tape).not.toContain('friend-and-enter')
})

it('leaves everything as it is when told to', async () => {
  const tape = await recorded(
    async (shell) => {
      await shell.expect('$ ')
      await shell.sendLine(`echo ${token}`)
      await shell.expect('$ ')
    },
    { redact: false },
  )
  expect(tape).toContain(token)
})
