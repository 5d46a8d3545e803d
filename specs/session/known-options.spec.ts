import { describe, expect, it } from 'vitest'
import { Screen } from '../../src/screen/screen.ts'
import '../../matchers/register.ts'
import { failureOf } from '../matchers/failing.ts'
import { played } from '../matchers/played.ts'

// As a spec in JavaScript says it, where no type is in the way.
const slip: object = { timeout: 100 }

describe('an option that is not known', () => {
  it.each([
    ['expect', () => played('ready> ').expect('ready', slip)],
    ['readUntil', () => played('ready> ').readUntil('ready', slip)],
    ['waitNoEcho', () => played('ready> ').waitNoEcho(slip)],
    ['settle', () => played('ready> ').settle(slip)],
    ['toPrint', () => expect(played('ready> ')).toPrint('ready', slip)],
    ['toPrompt', () => expect(played('ready> ')).toPrompt('> ', slip)],
    ['toShow', () => expect(played('ready> ')).toShow('ready', slip)],
    ['toShow on a screen', () => expect(new Screen({ cols: 4, rows: 1 })).not.toShow('ready', slip)],
    ['toHaveStyle', () => expect(played('ready> ')).toHaveStyle('ready', { bold: true }, slip)],
    ['toHaveCursorAt', () => expect(played('ready> ')).toHaveCursorAt(0, 7, slip)],
    ['toHaveTitle', () => expect(played('ready> ')).toHaveTitle('', slip)],
    ['toExitWith', () => expect(played('ready> ')).toExitWith(0, slip)],
    ['toMatchTape', () => expect(played('ready> ')).toMatchTape('a.json5', slip)],
    ['toMatchScreen', () => expect(played('ready> ')).toMatchScreen('a', slip)],
  ])('is refused by %s', async (_, call) => {
    const { message } = await failureOf(call)
    expect(message).toMatch(
      /^Invalid option: "timeout"\. Expected .*timeoutMs.*\.\n\nHint: Did you mean timeoutMs\?$/,
    )
  })

  it('is refused by send, type and toHoldNoSecrets', async () => {
    const wrong: object = { value: ['x'], delay: 3, secrets: true }
    for (const call of [
      () => played('> ').send('x', wrong),
      () => played('> ').sendLine('x', wrong),
      () => played('> ').type('x', wrong),
      () => expect('x').toHoldNoSecrets(wrong),
    ])
      expect((await failureOf(call)).message).toMatch(/^Invalid option: "value"\. Expected /)
  })
})

it('says what is expected where options are no object', async () => {
  const list: object = [100]
  expect((await failureOf(() => played('> ').expect('>', list))).message).toBe(
    'Invalid options: 100. Expected an object, which may have timeoutMs, window, echo.',
  )
})
