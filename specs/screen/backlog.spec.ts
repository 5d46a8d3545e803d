import { expect, test } from 'vitest'

import { screenBacklogBytesMax } from '../../src/limits.ts'
import { Backlog } from '../../src/screen/backlog.ts'
import { Screen } from '../../src/screen/screen.ts'

function bytesOf(backlog: Backlog): string {
  return backlog
    .take()
    .map((item) =>
      item instanceof Uint8Array ? Buffer.from(item).toString('latin1') : `<${item.cols}x${item.rows}>`,
    )
    .join('')
}

function filled(...texts: string[]): Backlog {
  const backlog = new Backlog(2_000)
  for (const text of texts) backlog.push(Buffer.from(text))
  return backlog
}

test('keeps everything in order until it overflows', () => {
  const backlog = filled('a', 'b')
  backlog.push({ cols: 1, rows: 2 })
  backlog.push(Buffer.from('c'))
  expect(backlog.empty).toBe(false)
  expect(bytesOf(backlog)).toBe('ab<1x2>c')
  expect(backlog.empty).toBe(true)
  expect(backlog.dropped).toBe(0)
})

test('drops the older part at a line start', () => {
  const backlog = filled(...Array.from({ length: 300 }, (_, at) => `line ${at}\r\n`))
  const kept = bytesOf(backlog)
  expect(kept).toMatch(/^\x1b\[9999;1Hline \d+\r\n/)
  expect(kept.endsWith('line 298\r\nline 299\r\n')).toBe(true)
  expect(backlog.dropped).toBeGreaterThan(1_000)
})

test('keeps the newer half of one huge chunk', () => {
  const backlog = filled('one line\r\n'.repeat(10_000))
  expect(backlog.dropped).toBe(99_000)
  expect(bytesOf(backlog)).toBe(`\x1b[9999;1H${'one line\r\n'.repeat(100)}`)
})

test('stays bounded under a flood of tiny chunks', () => {
  const backlog = new Backlog(2_000)
  for (let at = 0; at < 1_000; at += 1) backlog.push(Buffer.from('x'))
  expect(backlog.take().length).toBeLessThan(20)
  expect(backlog.dropped).toBeGreaterThan(900)
})

test.each([
  ['\x1b[?1049h\x1b[?25l', '\x1b[?1049h\x1b[?25l\x1b[9999;1H'],
  ['\x1b[?25l\x1b[?25h', '\x1b[?25h\x1b[9999;1H'],
  ['\x1b[?1000h\x1b[?1003h\x1b[?1000h', '\x1b[?1003h\x1b[?1000h\x1b[9999;1H'],
  ['\x1b[?1000;1006h', '\x1b[?1000h\x1b[?1006h\x1b[9999;1H'],
  ['\x1b]2;one\x07\x1b]0;two\x1b\\', '\x1b]0;two\x1b\\\x1b[9999;1H'],
  ['\x1b[31m\x1b[1mred', '\x1b[9999;1H\x1b[31m\x1b[1m'],
  ['\x1b[31m\x1b[m\x1b[4m', '\x1b[9999;1H\x1b[m\x1b[4m'],
  ['\x1b[31m\x1b[0;4m', '\x1b[9999;1H\x1b[0;4m'],
  ['\x1b[2;5r\x1b=\x1b(0', '\x1b[2;5r\x1b=\x1b(0\x1b[9999;1H'],
  ['\x1b[31m\x1bcword\x1b[H\x1b[2Kword', '\x1bc\x1b[9999;1H'],
  ['\x1b[?25l\x1b]2;t\x07\x1bc\x1b[4h', '\x1bc\x1b[4h\x1b[9999;1H'],
])('carries over what %j set', (text, carried) => {
  const backlog = filled(`${text}\r\n`, 'x\r\n'.repeat(200), 'y'.repeat(1_500))
  expect(bytesOf(backlog)).toBe(`${carried}${'y'.repeat(1_500)}`)
})

test('keeps the newest size', () => {
  const backlog = new Backlog(2_000)
  backlog.push({ cols: 10, rows: 5 })
  backlog.push(Buffer.from('a\n'.repeat(500)))
  backlog.push({ cols: 30, rows: 6 })
  backlog.push(Buffer.from('b'.repeat(1_500)))
  expect(bytesOf(backlog)).toBe(`<30x6>\x1b[9999;1H${'b'.repeat(1_500)}`)
})

test('shows the same after a flood as if all of it had been read', () => {
  const line = Buffer.from(`${'\x1b[32mwords\x1b[m and more of them, to fill a line '.padEnd(76, '.')}\r\n`)
  const block = Buffer.concat(Array.from({ length: 1_000 }, () => line))
  const unread = new Screen({ cols: 80, rows: 24 })
  const read = new Screen({ cols: 80, rows: 24 })
  for (const screen of [unread, read]) screen.feed(Buffer.from('\x1b]2;flood\x07\x1b[?2004h\x1b[?25l'))
  for (let fed = 0; fed < 2 * screenBacklogBytesMax; fed += block.length)
    for (const screen of [unread, read]) {
      screen.feed(block)
      if (screen === read) void screen.title
    }
  expect(unread.droppedBytes).toBeGreaterThan(screenBacklogBytesMax)
  expect(read.droppedBytes).toBe(0)
  expect(unread.hash).toBe(read.hash)
  expect(unread.title).toBe('flood')
  expect(unread.modes).toEqual(read.modes)
  expect(unread.scrollback).toEqual(read.scrollback)
})
