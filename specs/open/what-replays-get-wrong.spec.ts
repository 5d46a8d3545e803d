import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InjectedFaultError } from '../../src/errors.ts'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import type { Session } from '../../src/session/session.ts'

const program = resolve(import.meta.dirname, '../programs/clerk.sh')
const password = 'correct-horse-battery'
let folder: string
let tape: string

/** Opens the clerk's tape in a project of its own, talks, and saves what was recorded. */
async function talk(
  project: string,
  conversation: (clerk: Session) => Promise<void>,
  options: SpawnOptions = {},
): Promise<void> {
  const root = join(folder, project)
  const given = { cwd: root, tapeName: 'clerk', timeoutMs: 5_000, env: { SHIFT: 'late' }, ...options }
  const { session, recorder } = await open('sh', ['clerk.sh'], given, {
    root,
    policy: 'none',
    rerecord: 'again',
    warn: () => {},
  })
  try {
    await conversation(session)
  } finally {
    await session.close()
  }
  await recorder()?.save()
}

async function wholeTalk(clerk: Session): Promise<void> {
  await clerk.expect('The clerk is in.\r\n')
  await clerk.expect('Password: ')
  await clerk.sendLine(password)
  await clerk.expect('[0] > ')
  for (const count of [1, 2, 3]) {
    await clerk.sendLine('again')
    await clerk.expect(`answer ${count} to again\r\n`)
  }
  await clerk.sendLine('key')
  await clerk.expect('[4] > ')
  await clerk.sendLine('plain')
  await clerk.expect('[5] > ')
  expect(clerk.state).toBe('alive')
  await clerk.sendLine('leave')
  expect(await clerk.exit).toEqual({ code: 3, signal: null })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-clerk-'))
  await mkdir(join(folder, 'here'))
  await cp(program, join(folder, 'here/clerk.sh'))
  await talk('here', wholeTalk, { record: 'NEW' })
  tape = await readFile(join(folder, 'here/tapes/sh/clerk.json5'), 'utf8')
  // Another checkout, which has the tape and not the program.
  await cp(join(folder, 'here/tapes'), join(folder, 'elsewhere/tapes'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

// Source of the list: what players of terminal recordings were seen to get wrong.
describe('what replays get wrong, and this one does not', () => {
  it('the whole conversation: three answers to one input, the exit code and not before the end, in another folder', async () => {
    await talk('elsewhere', wholeTalk)
  })

  it('the banner is on the tape', () => {
    expect(exchanges()[0]).toMatchObject({ input: { kind: 'start' } })
    expect(printed(0)).toContain('The clerk is in.')
  })

  it('the prompt is the one that stood there when the input was sent', () => {
    expect(exchanges().map(({ pre }) => pre.prompt)).toEqual([
      null,
      'Password: ',
      ...[0, 1, 2, 3, 4, 5].map((count) => `[${count}] > `),
    ])
  })

  it('expect consumes what it found', async () => {
    await talk('elsewhere', async (clerk) => {
      await clerk.expect('clerk')
      await expect(clerk.expect('clerk')).rejects.toMatchObject({ reason: 'not-played' })
    })
  })

  it('an injected error is no miss, and starts no program', async () => {
    const faulty: SpawnOptions = { errorRate: 100, fallback: 'PROXY' }
    const conversation = talk('elsewhere', async (clerk) => void (await clerk.expect('Password: ')), faulty)
    await expect(conversation).rejects.toBeInstanceOf(InjectedFaultError)
  })

  it('a typed password is nowhere on the tape', () => {
    expect(tape).not.toContain(password)
    expect(exchanges()[1]).toMatchObject({ input: { kind: 'line' }, annotations: { hidden: true } })
  })

  it('a token printed in two pieces is masked, and every line of a private key', () => {
    for (const secret of ['aBcD1234', 'iJkL9012', 'MIIEow', '4lgOEePz']) expect(tape).not.toContain(secret)
  })

  it('what only looks like a secret stays', () => {
    for (const text of ['token count: 5', '1732147200123', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'])
      expect(tape).toContain(text)
  })

  it('of the environment only what was asked for and what shapes the output is on the tape', () => {
    const allowed = ['TERM', 'LANG', 'LC_ALL', 'TZ', 'COLUMNS', 'LINES', 'SHIFT']
    const { env } = JSON.parse(tape.slice(tape.indexOf('{'))).meta
    expect(Object.keys(env).filter((name) => !allowed.includes(name))).toEqual([])
    expect(env).toMatchObject({ SHIFT: 'late' })
  })
})

interface Exchange {
  pre: { prompt: string | null }
  input: object
  output: { chunks: { text: string[] }[] }
  annotations: object
}

function exchanges(): Exchange[] {
  return JSON.parse(tape.slice(tape.indexOf('{'))).exchanges
}

function printed(index: number): string {
  const chunks = exchanges().at(index)?.output.chunks ?? []
  return chunks.flatMap(({ text }) => text).join('')
}
