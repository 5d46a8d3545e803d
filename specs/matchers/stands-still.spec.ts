import { describe } from 'vitest'
import { expect, test } from 'termtape/fixtures'
import { scripted, type ScriptedWorld } from '../session/scripted-world.ts'
import type { Session } from '../../src/session/session.ts'
import { failureOf } from './failing.ts'
import { played } from './played.ts'

const half = '20x3, cursor at row 0, column 4\n│half'

async function taken(): Promise<{ session: Session; world: ScriptedWorld }> {
  const { session, world } = scripted({ cols: 20, rows: 3, timeoutMs: 200 })
  world.say('half')
  await expect(session).toMatchInlineScreen(half)
  return { session, world }
}

describe('a snapshot of a session that goes on painting', () => {
  test('fails at the next input, and names both screens', async () => {
    const { session, world } = await taken()
    world.say(' and half')
    const failure = await failureOf(() => session.sendLine('x'))
    expect(failure.message).toMatchInlineSnapshot(`
      "toMatchInlineScreen() took the screen too early: the program went on painting before the next input.

      Taken:
        20x3, cursor at row 0, column 4
        │half
      Later:
        20x3, cursor at row 0, column 13
        │half and half

      Hint: Wait for what is painted last, as by \`await expect(session).toShow(…)\`, or give the matcher a longer { settleMs }. Then run Vitest with -u to take the snapshot again."
    `)
    expect(failure).toMatchObject({ expected: half, actual: expect.stringContaining('half and half') })
    expect(world.happened).toEqual([])
    // Said once: the next input is given.
    await session.press('y')
    expect(world.happened).toEqual(['y'])
  })

  test.each<[string, (session: Session) => Promise<unknown>]>([
    ['a key', (session) => session.press('x')],
    ['a text that is typed', (session) => session.type('xyz')],
    ['a new size', (session) => session.resize(30, 4)],
    ['a signal', (session) => session.signal('SIGINT')],
    ['the end of the file', (session) => session.sendEof()],
    ['the end of the session', (session) => session.close()],
  ])('fails at %s', async (_, act) => {
    const { session, world } = await taken()
    world.say('!')
    await expect(act(session)).rejects.toThrow('took the screen too early')
    await session.close()
  })

  test('does not fail where the spec waits for the change', async () => {
    for (const wait of [
      (session: Session) => session.expect('more'),
      (session: Session) => expect(session).toShow('more'),
      (session: Session) => expect(session.getByText('more')).toBeVisible(),
    ]) {
      const { session, world } = await taken()
      const waiting = wait(session)
      world.say(' and more')
      await waiting
      await session.sendLine('x')
      await session.close()
    }
  })

  test('fails where what the spec waits for was there before', async () => {
    const { session, world } = await taken()
    await expect(session).toShow('half')
    world.say(' and more')
    await expect(session.sendLine('x')).rejects.toThrow('took the screen too early')
    await session.close()
  })

  test('does not fail where it looks the same in the end, or the program gave the screen back and ended', async () => {
    const { session, world } = await taken()
    world.say('\u001b[2J\u001b[Hhalf')
    await session.sendLine('x')
    world.say('\u001b[?1049h\u001b[2J\u001b[Hhalf')
    await expect(session).toMatchInlineScreen(half)
    world.say('\u001b[?1049l')
    world.end()
    await session.close()
  })

  test('is known on a tape', async () => {
    const session = played('one\r\n', [['x', 'two']])
    await session.sendLine('x')
    await expect(session).toShow('two')
    await session.close()
  })
})
