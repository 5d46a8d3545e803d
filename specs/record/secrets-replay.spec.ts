import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import type { Session } from '../../src/session/session.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-secrets-replay-'))
})
afterEach(() => rm(root, { recursive: true }))

const token = ['ghp', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('_')

/** Talks to a real shell and to its tape; gives the tape's text. */
async function twice(
  script: string,
  talk: (session: Session) => Promise<void>,
  live: SpawnOptions = {},
  taped: SpawnOptions = {},
): Promise<string> {
  const around = { root, policy: 'none' as const, rerecord: 'npx vitest -u', warn: () => {} }
  const one = await open('sh', ['-c', script], { tapeName: 'tape', record: 'OVERWRITE', ...live }, around)
  await talk(one.session)
  await one.session.close()
  await one.recorder()?.save()
  const tape = await readFile(join(root, 'tapes/sh/tape.json5'), 'utf8')
  const other = await open('sh', ['-c', script], { tapeName: 'tape', record: 'DISABLED', ...taped }, around)
  await talk(other.session)
  await other.session.close()
  expect(other.player?.leftOver()).toBeUndefined()
  return tape
}

it('shows a stand-in of the same shape and width for a token it does not know', async () => {
  const half = token.slice(0, 20)
  const tape = await twice(`printf '%s%s' ${half} ${token.slice(20)}; printf ' end\\r\\n'`, async (shell) => {
    const { text } = await shell.expect(/ghp_\w{36} end/)
    expect(text).toHaveLength(token.length + 4)
    await shell.expectEof()
  })
  expect(tape).not.toContain(token)
  expect(tape).toContain('ghp_[A-Za-z0-9]{36}')
})

it('shows what was typed for it in this session', async () => {
  let typed = 'first-one-7'
  await twice(
    'stty -echo; printf "Password: "; read -r x; stty echo; echo; echo "you said $x."',
    async (shell) => {
      await shell.expect('Password: ')
      await shell.sendLine(typed)
      await shell.expect(`you said ${typed}.`)
      typed = 'another-one-8'
    },
  )
})

it('goes by the name the spec gives a secret, and shows its value here', async () => {
  const password = ['hunter', 'two', '22'].join('-')
  let here: string = password
  const tape = await twice(
    'echo "dsn $DSN."',
    async (shell) => {
      await shell.expect(`dsn ${here}.`)
      here = 'otherwise-55'
    },
    { env: { DSN: password }, secrets: { db: password } },
    { env: { DSN: 'otherwise-55' }, secrets: { db: 'otherwise-55' } },
  )
  expect(tape).toContain('⟨secret:db⟩')
  expect(tape).not.toContain(password)
})

it('keeps rows and columns where a token was broken in a box', async () => {
  const rows = [token.slice(0, 20), token.slice(20)]
  const seen: string[] = []
  const tape = await twice(
    `printf '│ %s │\\r\\n│ %s │\\r\\n' "$ONE" "$TWO"`,
    async (shell) => {
      await shell.expectEof()
      seen.push(shell.screen.lines.map((line) => line.replace(/\w/g, 'x')).join('\n'))
    },
    { env: { ONE: rows[0] ?? '', TWO: rows[1] ?? '' } },
    { env: { ONE: rows[0] ?? '', TWO: rows[1] ?? '' } },
  )
  expect(tape).toContain('@0-20⟩')
  expect(seen[1]).toBe(seen[0])
})

it('takes a secret that was typed wrong, taken back and typed again', async () => {
  const password = ['Mx3p', 'Lc9d'].join('-')
  const tape = await twice(
    'stty -echo; printf "Password: "; read -r x; stty echo; echo; echo "${#x} characters"',
    async (shell) => {
      await shell.expect('Password: ')
      await shell.type('Zq7mis')
      for (let count = 0; count < 6; count += 1) await shell.press('Backspace')
      await shell.type(password)
      await shell.press('Enter')
      await shell.expect('9 characters')
    },
  )
  expect(tape).not.toContain('Zq7')
})
