import { describe } from 'vitest'
import { expect, test } from 'termtape/fixtures'
import type { Pattern } from '../../src/session/pattern.ts'
import { scripted } from '../session/scripted-world.ts'
import type { Session } from '../../src/session/session.ts'

/** What was sent, what the program printed then, what is looked for, and whether it counts. */
const cases: readonly (readonly [
  what: string,
  sent: string | null,
  said: string,
  pattern: Pattern | Pattern[],
  found: boolean,
])[] = [
  ['a text', null, 'ready\r\n', 'ready', true],
  ['a RegExp', null, 'port 80\r\n', /port (\d+)\r\n/, true],
  ['the second of several', null, 'two\r\n', ['one', 'two'], true],
  ['nothing of several', null, 'three\r\n', ['one', 'two'], false],
  ['the echo of a line', 'hello', 'hello\r\n', 'hello', false],
  ['the echo, and what the program says', 'hello', 'hello\r\nhello\r\n', 'hello', true],
  ['an echo with colours in it', 'hello', '\u001b[1mhel\u001b[mlo\r\n', 'hello', false],
  ['what stands behind the echo', 'hello', 'hello\r\nworld\r\n', 'world', true],
  ['a match across the end of the echo', 'hello', 'hello\r\nworld\r\n', /hello\r\nworld/, true],
  ['a number inside an escape sequence', null, '\u001b[31mred\u001b[m\r\n', '31', false],
  ['a title', null, '\u001b]0;secret title\u0007text\r\n', 'secret title', false],
  ['a text with a colour in it', null, 'al\u001b[1mert\u001b[m\r\n', 'alert', false],
  ['a text between colours', null, '\u001b[1malert\u001b[m\r\n', 'alert', true],
  ['other letter case', null, 'Ready\r\n', 'ready', false],
  ['a text over two lines', null, 'one\r\ntwo\r\n', 'one\r\ntwo', true],
  ['a text over two lines, without CR', null, 'one\r\ntwo\r\n', 'one\ntwo', false],
  ['an empty line', null, '\r\n\r\n', /^\r\n/, true],
  ['nothing at all', null, '', 'x', false],
]

async function after(sent: string | null, said: string): Promise<Session> {
  const { session, world } = scripted({ timeoutMs: 40 })
  if (sent !== null) await session.sendLine(sent)
  world.say(said)
  return session
}

/** How it ended: whether it held, what was left unread, and what it said of the time. */
async function outcomeOf(
  wait: Promise<unknown>,
  session: Session,
): Promise<{ found: boolean; unread: string; told: boolean }> {
  const failure = await wait.then(
    () => undefined,
    (error: unknown) => String(error),
  )
  return {
    found: failure === undefined,
    unread: session.unread,
    told: failure === undefined || /\b\d+ ms\b/.test(failure),
  }
}

describe.each(cases)('%s', (_what, sent, said, pattern, found) => {
  test('means the same to expect, toPrint and not.toPrint', async () => {
    const first = await after(sent, said)
    const byExpect = await outcomeOf(first.expect(pattern), first)
    const second = await after(sent, said)
    const byMatcher = await outcomeOf(expect(second).toPrint(pattern), second)
    expect(byExpect).toEqual({ ...byExpect, found, told: true })
    // Both consume as much, and both say how long they waited.
    expect(byMatcher).toEqual(byExpect)
    const third = await after(sent, said)
    const negated = await outcomeOf(expect(third).not.toPrint(pattern, { timeoutMs: 20 }), third)
    expect(negated.found).toBe(!found)
    const fourth = await after(sent, said)
    const byLine = await outcomeOf(fourth.readUntil(pattern), fourth)
    expect(byLine).toEqual(byExpect)
  })

  test('counts the echo where it is told to, for both', async () => {
    const first = await after(sent, said)
    const byExpect = await outcomeOf(first.expect(pattern, { echo: true }), first)
    const second = await after(sent, said)
    expect(await outcomeOf(expect(second).toPrint(pattern, { echo: true }), second)).toEqual(byExpect)
  })
})

test('a wait that is over says the same of its time, and of the end of the program', async () => {
  const { session, world } = scripted({ timeoutMs: 30 })
  world.say('one\r\n')
  const words = async (wait: Promise<unknown>): Promise<string> =>
    String(await wait.catch((error: unknown) => error))
  expect(await words(session.expect('x'))).toMatch(/Timed out after \d+ ms waiting for "x"/)
  expect(await words(expect(session).toPrint('x'))).toMatch(/Waited: {3}\d+ ms; the time was up/)
  expect(await words(expect(session).toShow('x'))).toMatch(/Waited: {3}\d+ ms; the time was up/)
  world.end()
  expect(await words(session.expect('x'))).toContain('ended with exit code 0')
  expect(await words(expect(session).toPrint('x'))).toContain('the program has ended with exit code 0')
  expect(await words(expect(session).toShow('x'))).toContain('the program has ended with exit code 0')
})
