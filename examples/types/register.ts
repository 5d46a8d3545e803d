// The set-up file that registers the matchers types Vitest's own `expect` too; nothing else of termtape is imported.
import 'termtape/matchers/register'
import { Screen, spawn } from 'termtape'
import { expect, test } from 'vitest'

test('the types are there', async ({ expect: own }) => {
  const session = await spawn('sh')
  const shown: Promise<void> = expect(session).toShow('x')
  await shown
  await expect(session).not.toExitWith(1)
  expect(new Screen({ cols: 80, rows: 24 })).toHaveCursorAt(0, 0)
  own(session.screen).toShow('x')
  await expect('tapes/a.json5').toBeValidTape()
  // @ts-expect-error -- a number shows nothing
  void expect(42).toShow
})
