import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import { Roots } from '../../src/match/roots.ts'
import { isPlaced } from '../../src/open/placed-program.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-places-'))
  for (const each of ['here/a', 'here/b', 'there/a', 'there/b', 'tmp'])
    await mkdir(join(folder, each), { recursive: true })
  for (const each of ['a', 'b']) {
    await writeFile(join(folder, 'here', each, 'tool'), `#!/bin/sh\necho ${each}\nread x; echo "got $x"\n`)
    await chmod(join(folder, 'here', each, 'tool'), 0o755)
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts a program in a project, says something, and gives what went wrong. */
async function talk(
  project: string,
  command: string,
  { said = 'hi', ...options }: SpawnOptions & { said?: string },
): Promise<string> {
  const root = join(folder, project)
  const given = { timeoutMs: 5_000, fallback: 'NOT_FOUND', ...options } as const
  try {
    const { session, recorder } = await open(command, [], given, {
      root,
      policy: 'none',
      rerecord: 'again',
      warn: () => {},
    })
    try {
      await session.sendLine(said)
      await session.expect(`got ${said}\r\n`)
      await session.expectEof()
    } finally {
      await session.close()
    }
    await recorder()?.save()
    return 'same'
  } catch (error) {
    return String(error)
  }
}

async function takeTapes(): Promise<void> {
  await cp(join(folder, 'here/tapes'), join(folder, 'there/tapes'), { recursive: true, force: true })
}

it('tells a program from one of the same name in another folder of the project', async () => {
  const tapeName = 'tool'
  expect(await talk('here', './a/tool', { tapeName, record: 'NEW' })).toBe('same')
  await takeTapes()
  const replay = (command: string, options: SpawnOptions = {}): Promise<string> =>
    talk('there', command, { tapeName, record: 'DISABLED', ...options })
  expect(await replay('./a/tool')).toBe('same')
  expect(await replay(join(folder, 'there/a/tool'))).toBe('same')
  expect(await replay('./b/tool')).toMatch(/program: ⟨project⟩\/\[-a-\]\{\+b\+\}\/tool/)
  expect(await replay('tool')).toMatch(/program: \[-⟨project⟩\/a\/-\]tool/)
  expect(await replay('./b/tool', { match: { command: { ignore: true } } })).toBe('same')
})

it('takes /tmp for itself where TMPDIR was elsewhere when it was recorded', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'tmp'))
  try {
    const tapeName = 'tmp'
    expect(await talk('here', './a/tool', { tapeName, record: 'NEW', said: 'rm /tmp/x' })).toBe('same')
    await takeTapes()
    const replay = (said: string): Promise<string> =>
      talk('there', './a/tool', { tapeName, record: 'DISABLED', said })
    expect(await replay('rm /tmp/x')).toBe('same')
    expect(await replay(`rm ${join(folder, 'tmp/x')}`)).toMatch(/not on the tape/)
  } finally {
    vi.unstubAllEnvs()
  }
})

it('gives back a passphrase of several words in the middle of a line', async () => {
  const tapeName = 'phrase'
  const talkWith = (project: string, phrase: string, record: 'NEW' | 'DISABLED'): Promise<string> =>
    talk(project, './a/tool', {
      tapeName,
      record,
      said: `login ${phrase} now`,
      secrets: record === 'NEW' ? { phrase } : {},
    })
  expect(await talkWith('here', 'correct horse battery', 'NEW')).toBe('same')
  await takeTapes()
  expect(await readFile(join(folder, 'there/tapes/tool/phrase.json5'), 'utf8')).not.toContain('horse')
  expect(await talkWith('there', 'another one', 'DISABLED')).toBe('same')
  expect(await talkWith('there', 'one', 'DISABLED')).toBe('same')
})

describe('whether it counts where a program is', () => {
  const roots = new Roots([
    { name: 'project', path: '/home/me/project' },
    { name: 'home', path: '/home/me' },
    { name: 'tmp', path: '/scratch' },
  ])
  it.each([
    ['./a/tool', '/anywhere/a/tool', true],
    ['/home/me/project/a/tool', '/home/me/project/a/tool', true],
    ['/home/me/tools/tool', '/home/me/tools/tool', true],
    ['/home/me/on-path/tool', '/home/me/on-path/tool', false],
    ['/home/me/project/node_modules/.bin/tool', '/home/me/project/node_modules/.bin/tool', false],
    ['/usr/bin/tool', '/usr/bin/tool', false],
    ['/opt/x/tool', '/opt/x/tool', false],
    ['/scratch/x-4hG/tool', '/scratch/x-4hG/tool', false],
    [process.execPath, process.execPath, false],
  ])('%s at %s: %s', (command, path, expected) => {
    vi.stubEnv('PATH', `/usr/bin:/home/me/on-path`)
    expect(isPlaced(command, path, roots)).toBe(expected)
    vi.unstubAllEnvs()
  })
})
