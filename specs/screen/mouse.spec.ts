import { expect, test } from 'vitest'

import { OptionError, ScreenError } from '../../src/errors.ts'
import type { MouseEncoding, MouseTracking } from '../../src/screen/screen-modes.ts'
import { encodeMouse, type MouseAction } from '../../src/screen/mouse.ts'

function sent(mouse: MouseTracking, mouseEncoding: MouseEncoding, action: MouseAction): string {
  return Buffer.from(encodeMouse({ mouse, mouseEncoding }, action)).toString('latin1')
}

const at = { row: 4, col: 9 }

test.each<[MouseTracking, MouseEncoding, MouseAction, string]>([
  ['x10', 'default', { kind: 'click', ...at, ctrl: true }, '\x1b[M \x2a\x25'],
  ['vt200', 'default', { kind: 'click', ...at }, '\x1b[M \x2a\x25\x1b[M#\x2a\x25'],
  ['vt200', 'default', { kind: 'press', button: 'right', ...at }, '\x1b[M"\x2a\x25'],
  ['vt200', 'sgr', { kind: 'click', button: 'middle', ...at }, '\x1b[<1;10;5M\x1b[<1;10;5m'],
  ['vt200', 'sgr', { kind: 'press', ...at, shift: true, alt: true, ctrl: true }, '\x1b[<28;10;5M'],
  ['vt200', 'sgr', { kind: 'release', ...at }, '\x1b[<0;10;5m'],
  ['vt200', 'sgr', { kind: 'wheel', direction: 'up', ...at }, '\x1b[<64;10;5M'],
  ['vt200', 'sgr', { kind: 'wheel', direction: 'right', ...at }, '\x1b[<67;10;5M'],
  ['vt200', 'sgr', { kind: 'drag', ...at, to: { row: 5, col: 0 } }, '\x1b[<0;10;5M\x1b[<0;1;6m'],
  ['drag', 'sgr', { kind: 'drag', ...at, to: { row: 5, col: 0 } }, '\x1b[<0;10;5M\x1b[<32;1;6M\x1b[<0;1;6m'],
  ['any', 'sgr', { kind: 'move', ...at }, '\x1b[<35;10;5M'],
  ['any', 'urxvt', { kind: 'click', ...at }, '\x1b[32;10;5M\x1b[35;10;5M'],
  ['any', 'sgr-pixels', { kind: 'press', ...at }, '\x1b[<0;77;73M'],
  ['any', 'utf8', { kind: 'press', row: 0, col: 222 }, '\x1b[M \xc3\xbf!'],
  ['any', 'default', { kind: 'press', row: 0, col: 222 }, '\x1b[M \xff!'],
])('in mode %s with %s writes %j as %j', (mouse, encoding, action, bytes) => {
  expect(sent(mouse, encoding, action)).toBe(bytes)
})

test.each<[MouseTracking, MouseAction]>([
  ['none', { kind: 'click', ...at }],
  ['x10', { kind: 'wheel', direction: 'up', ...at }],
  ['x10', { kind: 'release', ...at }],
  ['vt200', { kind: 'move', ...at }],
  ['drag', { kind: 'move', ...at }],
])('refuses what mode %s never reports: %j', (mouse, action) => {
  expect(() => sent(mouse, 'sgr', action)).toThrow(ScreenError)
})

test.each<[MouseEncoding, number]>([
  ['default', 223],
  ['utf8', 2_015],
  ['sgr', -1],
  ['sgr', 0.5],
])('refuses with %s a column of %d', (encoding, col) => {
  expect(() => sent('any', encoding, { kind: 'press', row: 0, col })).toThrow(OptionError)
})
