import { expect, it } from 'vitest'
import { scripted } from './scripted-world.ts'

it.each<[string, string | RegExp, string | undefined]>([
  ['', 'x', 'The program printed nothing at all'],
  ['re\u001b[1md\u001b[m', 'red', '"red" is there once escape sequences are removed'],
  ['one\r\ntwo', 'one\ntwo', 'a terminal turns "\\n" into "\\r\\n"'],
  ['Ready', 'ready', '"ready" is there in other letter case'],
  ['\u001b]2;build\u0007.', 'build', 'only inside an escape sequence'],
  ['\u001b[?u', 'ready', 'asked its terminal for kitty keyboard'],
  ['\u001b[2;3Hname\u001b[2;20Hsize', 'name             size', 'The program paints its screen'],
  ['done', 'ready', undefined],
])('of an expect that saw %j and not %s', async (output, pattern, hint) => {
  const { session, world } = scripted({ cols: 40, rows: 5 })
  if (output !== '') world.say(output)
  const error: unknown = await session.expect(pattern, { timeoutMs: 1 }).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ hint: hint === undefined ? undefined : expect.stringContaining(hint) })
})
