import { Screen, spawn } from 'termtape'
import type {} from 'termtape/matchers'
import { expect, test } from 'vitest'

declare module 'vitest' {
  interface ExpectStatic {
    (screen: Screen, message: 'under another name'): { toDisplay(text: string): void }
  }
}

const screen = new Screen({ cols: 20, rows: 1 })
screen.feed(Buffer.from('hello'))

test('every expect knows the matchers', async ({ expect: own }) => {
  expect(screen).toShow('hello')
  expect(screen, 'under another name').toDisplay('hello')
  own(screen).toShow('hello')
  expect(() => expect(screen).toShow('bye')).toThrow('│ hello')
})

test.concurrent('a concurrent one too', async ({ expect: own }) => {
  await using cat = await spawn('cat', [], { timeoutMs: 5_000 })
  await cat.sendLine('hello')
  await own(cat).toPrint('hello')
  own(screen).toMatchInlineScreen(`
    20x1, cursor at row 0, column 5
    │hello
  `)
})
