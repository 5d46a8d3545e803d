import { expect, it } from 'vitest'
import { scripted } from './scripted-world.ts'

/** Where nothing stands out. */
const nothing = 'Compare what was awaited with what is shown'

it.each<[string, string | RegExp, string]>([
  ['', 'x', 'The program printed nothing at all'],
  ['re\u001b[1md\u001b[m', 'red', '"red" is there once escape sequences are removed'],
  ['one\r\ntwo', 'one\ntwo', 'a terminal turns "\\n" into "\\r\\n"'],
  ['Ready', 'ready', '"ready" is there in a different letter case'],
  ['\u001b]2;build\u0007.', 'build', 'only inside an escape sequence'],
  ['\u001b[?u', 'ready', 'asked its terminal for kitty keyboard'],
  ['\u001b[2;3Hname\u001b[2;20Hsize', 'name             size', 'The program paints its screen'],
  ['hello', /HELLO/, '/HELLO/ is there in a different letter case'],
  ['HE\u001b[1mLLO', /HELLO/i, '/HELLO/i is there once escape sequences are removed'],
  // Read without its flags, this pattern is no pattern at all, and the hint threw in a timer.
  ['smile', /[\u{1F600}-\u{1F64F}]/u, nothing],
  ['\u001b[1m😀'.slice(0, 4), new RegExp('[\\p{L}--[a-z]]', 'v'), nothing],
  ['done', 'ready', nothing],
])('of an expect that saw %j and not %s', async (output, pattern, hint) => {
  const { session, world } = scripted({ cols: 40, rows: 5 })
  if (output !== '') world.say(output)
  const error: unknown = await session.expect(pattern, { timeoutMs: 1 }).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ hint: expect.stringContaining(hint) })
})

it('never keeps an expect waiting because words for its failure could not be found', async () => {
  const { session, world } = scripted()
  world.say('something')
  const pattern = /x/
  const waiting = session.expect(pattern, { timeoutMs: 1 })
  // It was searched for, and cannot be looked at once more.
  Object.defineProperty(pattern, 'global', {
    get: () => {
      throw new Error('not again')
    },
  })
  await expect(waiting).rejects.toThrow('Timed out')
})
