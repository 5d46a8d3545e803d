import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

import { Screen } from '../../src/screen/screen.ts'

function xtermLoaded(): boolean {
  return Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('@xterm/headless'))
}

test('loads xterm when somebody first reads, or the program asks something, and not before', () => {
  const screen = new Screen({ cols: 80, rows: 24 })
  screen.onReply(() => {})
  screen.feed(Buffer.from('\x1b[31mred\x1b[m \x1b]2;title\x07 \x1b[?u'))
  screen.resize(100, 30)
  expect(screen.unanswered).toEqual(['kitty keyboard'])
  expect(screen.droppedBytes).toBe(0)
  expect(xtermLoaded()).toBe(false)
  expect(screen.text).toBe('red')
  expect(xtermLoaded()).toBe(true)
})
