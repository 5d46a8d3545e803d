import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DriftError, TapeMissError } from '../../src/errors.ts'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import type { Session } from '../../src/session/session.ts'

const programs = resolve(import.meta.dirname, '../programs')
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-relay-'))
  await cp(join(programs, 'ticket.sh'), join(root, 'ticket.sh'))
})
afterEach(() => rm(root, { recursive: true }))

/** Opens `sh ticket.sh` on the tape, talks, closes, and saves what was recorded. */
async function talk(
  record: SpawnOptions['record'],
  conversation: (session: Session) => Promise<void>,
  options: SpawnOptions = {},
): Promise<void> {
  const given: SpawnOptions = {
    cwd: root,
    tapeName: 'tape',
    timeoutMs: 5_000,
    ...options,
    ...(record === undefined ? {} : { record }),
  }
  const { session, recorder } = await open('sh', ['ticket.sh'], given, {
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

const tape = (): Promise<string> => readFile(join(root, 'tapes/sh/tape.json5'), 'utf8')

async function handBack(session: Session): Promise<void> {
  const { named } = await session.expect(/ticket is (?<ticket>[0-9a-f-]{36})\r\n/)
  await session.expect('Ticket? ')
  await session.sendLine(named['ticket'])
  await session.expect('Thank you.')
  await session.expect('Name? ')
}

async function greet(session: Session, ...names: string[]): Promise<void> {
  for (const name of names) {
    await session.sendLine(name)
    await session.expect(`Hello, ${name}.`)
    await session.expect('Name? ')
  }
}

describe('a miss in the middle of a tape', () => {
  it('goes on live and is recorded under NEW, then replays', async () => {
    await talk('NEW', async (session) => {
      await handBack(session)
      await greet(session, 'one')
    })
    await talk('NEW', async (session) => {
      await handBack(session)
      await greet(session, 'one', 'two')
      expect(session.tape).toMatchObject({ direction: 'recording', unplayed: 0 })
    })
    expect(await tape()).toContain('Hello, two.')
    await talk('DISABLED', async (session) => {
      await handBack(session)
      await greet(session, 'one', 'two')
      expect(session.tape).toMatchObject({ direction: 'replaying', unplayed: 0 })
    })
  })

  it('replaces what the tape held from there on', async () => {
    await talk('NEW', async (session) => {
      await handBack(session)
      await greet(session, 'one', 'two')
    })
    await talk('NEW', async (session) => {
      await handBack(session)
      await greet(session, 'other', 'two')
    })
    expect(await tape()).not.toContain('Hello, one.')
    expect((await tape()).match(/"kind": "line"/g)).toHaveLength(3)
  })

  it('goes on live and leaves the tape alone as a proxy', async () => {
    await talk('NEW', handBack)
    const before = await tape()
    await talk(
      'DISABLED',
      async (session) => {
        await handBack(session)
        await greet(session, 'one')
      },
      { fallback: 'PROXY' },
    )
    expect(await tape()).toBe(before)
  })

  it('gives a value back as the live program printed it, not as it was recorded', async () => {
    await talk('NEW', handBack)
    const [, recorded = ''] = /ticket is ([0-9a-f-]{36})/.exec(await tape()) ?? []
    await talk('NEW', async (session) => {
      await handBack(session)
      await greet(session, 'one')
    })
    const [, fresh = ''] = /ticket is ([0-9a-f-]{36})/.exec(await tape()) ?? []
    expect(fresh).not.toBe(recorded)
    // Printed, typed back, and echoed: one value throughout.
    expect((await tape()).split(fresh)).toHaveLength(4)
    expect(await tape()).not.toContain(recorded)
  })

  it('talks of values as the tape did, also after a live program took over', async () => {
    const give = async (session: Session, more: number): Promise<void> => {
      const { named } = await session.expect(/ticket is (?<ticket>[0-9a-f-]{36})\r\n/)
      const ticket = named['ticket'] ?? ''
      await session.sendLine(ticket)
      await session.expect('Thank you.')
      await session.expect('Name? ')
      await greet(session, ...Array.from({ length: more }, () => `the owner of ${ticket}`))
    }
    await talk('NEW', (session) => give(session, 0))
    const [, recorded = ''] = /ticket is ([0-9a-f-]{36})/.exec(await tape()) ?? []
    await talk('NEW', (session) => give(session, 2))
    expect(await tape()).not.toContain(recorded)
    await talk('DISABLED', (session) => give(session, 2))
    const before = await tape()
    await talk('DISABLED', (session) => give(session, 3), { fallback: 'PROXY' })
    expect(await tape()).toBe(before)
  })

  it('asks a function for its mode, session by session', async () => {
    await talk('NEW', handBack)
    const asked: unknown[] = []
    await talk(
      (context) => (asked.push(context), 'DISABLED'),
      async (session) => {
        await handBack(session)
        await greet(session, 'one')
      },
      { fallback: ({ program }) => (program === 'sh' ? 'PROXY' : 'NOT_FOUND') },
    )
    expect(asked).toEqual([{ program: 'sh', args: ['ticket.sh'], env: {}, cwd: root, tapeName: 'tape' }])
  })

  it('is a drift when the program does not answer as recorded', async () => {
    await talk('NEW', handBack)
    const before = await tape()
    const source = await readFile(join(root, 'ticket.sh'), 'utf8')
    await writeFile(join(root, 'ticket.sh'), source.replace('Thank you.', 'Much obliged.'))
    const going = talk('NEW', async (session) => {
      await handBack(session)
      await greet(session, 'one')
    })
    await expect(going).rejects.toBeInstanceOf(DriftError)
    const error = await going.catch((caught: unknown) => caught)
    expect(String(error).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<ticket>')).toMatchInlineSnapshot(`
      "DriftError: The live program does not answer as the tape says, so it cannot go on where the tape ends. [output]

        Exchange 1: "<ticket>" Enter
        - Thank you.
        + Much obliged.

      Tape: tapes/sh/tape.json5

      Hint: The program changed since the tape was recorded: record the whole tape again."
    `)
    expect(await tape()).toBe(before)
  })

  it('is still the miss where no live program can be had', async () => {
    await talk('NEW', handBack)
    vi.stubEnv('PATH', '/nowhere')
    const going = talk('NEW', async (session) => {
      await handBack(session)
      await greet(session, 'one')
    })
    await expect(going).rejects.toBeInstanceOf(TapeMissError)
    await expect(going).rejects.toThrow('A live program could not go on from here')
    vi.unstubAllEnvs()
  })

  it('is an error where nothing may be recorded or proxied', async () => {
    await talk('NEW', handBack)
    const going = talk('DISABLED', async (session) => {
      await handBack(session)
      await greet(session, 'one')
    })
    await expect(going).rejects.toMatchObject({ reason: 'no-exchange' })
  })
})
