/* oxlint-disable typescript/unbound-method -- Reflect.apply gives each its session */
import { describe, expect, it } from 'vitest'
import type { Session } from '../../src/session/session.ts'
import { scripted } from './scripted-world.ts'

type Call = (session: Session) => Promise<unknown>

/** Mistakes no type check catches in a spec that is plain JavaScript: each member with one. */
const mistakes: [member: string, call: Call][] = [
  ['send', (session) => Reflect.apply(session.send, session, [42])],
  ['send, option', (session) => Reflect.apply(session.send, session, ['x', { secrets: true }])],
  ['sendLine', (session) => Reflect.apply(session.sendLine, session, [{}])],
  ['press', (session) => session.press('Ctlr+C')],
  ['paste', (session) => Reflect.apply(session.paste, session, [undefined])],
  ['sendControl', (session) => session.sendControl('')],
  ['type', (session) => Reflect.apply(session.type, session, [null])],
  ['type, option', (session) => session.type('x', { delayMs: -1 })],
  ['pause', (session) => session.pause(Number.NaN)],
  ['waitNoEcho', (session) => session.waitNoEcho({ timeoutMs: -1 })],
  ['resize', (session) => session.resize(0, 24)],
  ['signal', (session) => session.signal('TERM')],
  ['expect', (session) => session.expect('')],
  ['expect, option', (session) => Reflect.apply(session.expect, session, ['x', { timeout: 1 }])],
  ['expectExact', (session) => session.expectExact([])],
  ['expectEof', (session) => session.expectEof({ timeoutMs: -1 })],
  ['readUntil', (session) => session.readUntil('')],
  ['readAvailable', (session) => session.readAvailable(0)],
  ['settle', (session) => session.settle({ quietMs: -1 })],
  ['mouse.click', (session) => session.mouse.click(0.5, 0)],
]

describe.each(mistakes)('a mistake in %s', (_member, call) => {
  it('rejects, and points at the line that made it', async () => {
    const { session, world } = scripted({ timeoutMs: 1 })
    world.say('\u001b[?1000h')
    let promise: Promise<unknown> | undefined
    expect(() => (promise = call(session))).not.toThrow()
    const error: unknown = await promise?.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(Error)
    const [first] =
      error instanceof Error
        ? (error.stack ?? '')
            .split('\n')
            .filter((line) => /^ +at /.test(line) && !line.includes('Reflect.apply'))
        : []
    expect(first).toContain('rejects.spec.ts')
  })
})

it('sends in the order of the calls, although each could reject', async () => {
  const { session, world } = scripted()
  void session.sendLine('a')
  void session.press('Enter')
  void session.paste('b')
  void session.sendControl('c')
  await session.send('d')
  expect(world.happened).toEqual(['a', '\r', 'b', '\u0003', 'd'])
})
