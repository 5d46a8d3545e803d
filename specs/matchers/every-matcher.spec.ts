import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'termtape/fixtures'
import * as matchers from 'termtape/matchers'
import type { Session } from '../../src/session/session.ts'
import { dialogueAfter } from './dialogue.ts'
import { failureOf, placeOf } from './failing.ts'

const names = Object.keys(matchers)
const onSessions = ['toShow', 'toPrint', 'toExitWith', 'toBeAlive', 'toReplayFrom', 'toBeFullyPlayed']

/** Snapshots cannot be negated: that they refuse it is all there is to say. */
const neverNegated = ['toMatchScreen', 'toMatchInlineScreen', 'toMatchFileScreen']

/** The first line of every whole message that these specs keep. */
const kept = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.spec.ts'))
  .flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(
      /toMatchInlineSnapshot\(`\n\s*"expect\(\w+\)\.((?:not\.)?\w+)\(.*\)\n\n\s*Expected: .*\n\s*Received: /g,
    ),
  ])
  .map(([, call]) => call)

test.each(names)('%s has its whole failure message kept, positive and negated', (name) => {
  expect(kept).toContain(name)
  if (!neverNegated.includes(name)) expect(kept).toContain(`not.${name}`)
})

test.each<[string, (it: Session) => unknown]>([
  ['toShow', (it) => expect(it).toShow('never')],
  ['not.toShow', (it) => expect(it).not.toShow('name?')],
  ['toPrint', (it) => expect(it).toPrint('never')],
  ['not.toPrint', (it) => expect(it).not.toPrint('name?')],
  ['toExitWith', (it) => expect(it).toExitWith(0)],
  ['not.toBeAlive', (it) => expect(it).not.toBeAlive()],
  ['toReplayFrom', (it) => expect(it).toReplayFrom('another')],
  ['toBeFullyPlayed', (it) => expect(it).toBeFullyPlayed()],
])('points at the line that asserts: %s', async (_, assertion) => {
  const it = await dialogueAfter()
  expect(placeOf(await failureOf(() => assertion(it)))).toBe('every-matcher.spec.ts')
})

test.each(onSessions)('tells a forgotten await: %s', async (matcher) => {
  // What a spec without types does when it forgets to await terminal.spawn.
  const assertion: object = expect<unknown>(dialogueAfter())
  const call: unknown = Reflect.get(assertion, matcher)
  if (typeof call !== 'function') throw new Error(`there is no ${matcher}`)
  const error = await failureOf(() => Reflect.apply(call, assertion, [matcher === 'toExitWith' ? 0 : 'x']))
  expect(error.message).toContain(`Invalid value for ${matcher}: a promise. Expected a session`)
  expect(error.message).toContain('(is an await missing?)')
})
