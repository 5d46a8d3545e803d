import { spawnSync } from 'node:child_process'
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
function recorded(
  talk: (session: Session) => Promise<void>,
  options: SpawnOptions = {},
  args: string[] = ['-i'],
): Promise<string> {
  return recordedIn('sh', args, talk, options)
}

async function recordedIn(
  program: string,
  args: string[],
  talk: (session: Session) => Promise<void>,
  options: SpawnOptions = {},
): Promise<string> {
  const { session, recorder } = await open(
    program,
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
  return readFile(recorder()?.path ?? '', 'utf8')
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

it('masks again what the older tape had hidden, though it is shown this time', async () => {
  const script =
    'mkdir once 2>/dev/null && stty -echo; printf "Code word: "; read -r w; stty echo; echo; echo "got $w"'
  const talk = async (shell: Session): Promise<void> => {
    await shell.expect('Code word: ')
    await shell.sendLine('kumquat20Lantern')
    await shell.expect('got')
    await shell.expectEof()
  }
  for (const _ of ['hidden', 'shown']) {
    const tape = await recorded(talk, { cwd: root }, ['-c', script])
    expect(tape).not.toContain('kumquat20')
    expect(tape).toContain('got ⟨secret:password:1⟩')
  }
})

it('masks what a terminal within the terminal asked for and did not show', async ({ skip }) => {
  if (spawnSync('tmux', ['-V']).status !== 0) skip('tmux is not installed')
  const asking = `sh -c 'stty -echo; printf "Password: "; read -r p; stty echo; echo; echo len \${#p}; read x'`
  const socket = join(root, 'tmux')
  const tape = await recordedIn('tmux', ['-S', socket, '-f', '/dev/null', 'new', asking], async (pane) => {
    await pane.expect('Password:')
    await pane.sendLine('kumquat20Lantern')
    await pane.expect('len 16')
    await pane.sendLine('')
    await pane.expectEof()
  })
  expect(tape).not.toContain('kumquat20')
  expect(tape).toContain('"dataText": "⟨secret:password:1⟩"')
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
