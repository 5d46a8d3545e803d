import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { NotReplayableError, SandboxFileError } from '../../src/errors.ts'
import { inSandbox, type Talk, tapeRoot, twoInSandbox } from './sandboxed.ts'

const key = [
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  ...Array.from(
    { length: 5 },
    (_, line) => `b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW${line}`,
  ),
  '-----END OPENSSH PRIVATE KEY-----',
]

/** What a spec reads of a file when it is recorded, and when it is replayed. */
async function readTwice(script: string, name: string): Promise<string[]> {
  const root = await tapeRoot()
  const read: string[] = []
  const talk: Talk = async (session, sandbox) => {
    await session.exit
    read.push(await sandbox.read(name))
  }
  for (const record of ['NEW', 'DISABLED'] as const)
    await inSandbox(root, ['sh', '-c', script], talk, { record })
  return read
}

it('gives a key that a program left the armour it had', async () => {
  for (const text of await readTwice(`printf '%s\\n' ${key.map((line) => `'${line}'`).join(' ')} > k`, 'k'))
    expect(text).toMatch(
      /^-----BEGIN OPENSSH PRIVATE KEY-----\n[\w+/=\n]+\n-----END OPENSSH PRIVATE KEY-----\n$/,
    )
})

it('gives a password in a file the length and kind it had', async () => {
  for (const text of await readTwice('echo DB_PASSWORD=3f9c2d7a8b1e4f60a5d2c9b8 > .env', '.env'))
    expect(text).toMatch(/^DB_PASSWORD=[0-9a-f]{24}\n$/)
})

it('gives a token among bytes that are no text something of its shape', async () => {
  for (const text of await readTwice(
    String.raw`printf '\377 ghp_Z1b2C3d4E5f6G7h8A1b2C3d4E5f6G7h8abcd\n' > bytes`,
    'bytes',
  ))
    expect(text).toMatch(/ghp_[A-Za-z0-9]{36}\n$/)
})

it('refuses to record a spec that reads what is left out as noise', async () => {
  const root = await tapeRoot()
  const talk: Talk = async (session, sandbox) => {
    await session.exit
    await sandbox.read('node_modules/a/package.json')
  }
  const going = inSandbox(
    root,
    ['sh', '-c', 'mkdir -p node_modules/a; echo 1 > node_modules/a/package.json'],
    talk,
    { record: 'NEW' },
  )
  await expect(going).rejects.toBeInstanceOf(SandboxFileError)
  await expect(going).rejects.toThrow('!**/node_modules/')
})

it('refuses to record a file that was read before the program was done with it', async () => {
  const root = await tapeRoot()
  const talk: Talk = async (session, sandbox) => {
    await session.expect('half')
    await sandbox.read('a')
    await session.expect('done')
    await session.exit
  }
  const going = inSandbox(
    root,
    ['sh', '-c', 'echo one > a; echo half; sleep 0.3; echo two >> a; echo done'],
    talk,
    { record: 'NEW' },
  )
  await expect(going).rejects.toBeInstanceOf(NotReplayableError)
  await expect(going).rejects.toThrow(/sandbox\.read\("a"\)/)
})

it('asks again beside another session, unless both left the file', async () => {
  const early = async (other: string): Promise<void> => {
    await twoInSandbox(
      await tapeRoot(),
      ['echo one > a; echo half; read x; echo two >> a; echo done; read x', other],
      async ([first, second], sandbox) => {
        await second?.expect('ready')
        await first?.expect('half')
        await first?.sendLine()
        await first?.expect('done')
        expect(await sandbox.read('a')).toContain('two')
        await second?.sendLine()
        await second?.exit
      },
    )
  }
  await expect(early('echo ready; read x')).resolves.toBeUndefined()
  await expect(early('echo ready; read x; echo three >> a')).resolves.toBeUndefined()
})

it('refuses to record a file that was read too early, beside another session too', async () => {
  const root = await tapeRoot()
  const going = twoInSandbox(
    root,
    ['echo one > a; echo half; sleep 0.3; echo two >> a; echo done', 'echo ready; read x'],
    async ([first, second], sandbox) => {
      await second?.expect('ready')
      await first?.expect('half')
      await sandbox.read('a')
      await first?.expect('done')
      await first?.exit
    },
  )
  await expect(going).rejects.toThrow(/sandbox\.read\("a"\)/)
})

it('lets a spec read whatever it likes once it has asked whether it is replayed', async () => {
  const root = await tapeRoot()
  const talk: Talk = async (session, sandbox) => {
    await session.exit
    if (!session.replayed) expect(await sandbox.read('node_modules/a')).toBe('1\n')
  }
  const command = ['sh', '-c', 'mkdir node_modules; echo 1 > node_modules/a']
  for (const record of ['NEW', 'DISABLED'] as const) await inSandbox(root, command, talk, { record })
})

it('reads what the spec itself put where noise lies', async () => {
  const root = await tapeRoot()
  const talk: Talk = async (session, sandbox) => {
    await session.exit
    expect(await sandbox.read('node_modules/a')).toBe('1\n')
    await sandbox.write({ b: 'own' })
    expect(await sandbox.read('b')).toBe('own')
    writeFileSync(sandbox.path('c'), 'other')
    expect(await sandbox.read('c')).toBe('other')
  }
  const files = { 'node_modules/a': '1\n' }
  const command = ['sh', '-c', 'echo one > b; echo two > c']
  for (const record of ['NEW', 'DISABLED'] as const) await inSandbox(root, command, talk, { record, files })
})
