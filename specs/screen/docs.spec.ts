import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

import { encodeMouse } from '../../src/screen/mouse.ts'
import { Screen } from '../../src/screen/screen.ts'

const page = readFileSync(new URL('../../docs/screen.md', import.meta.url), 'utf8')
const [first = '', second = ''] = [...page.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '')
const setUp = /^const screen = [^]*?\n\n/m.exec(first)?.[0] ?? ''

test('the page’s readings give what it says', () => {
  const readings = [...first.matchAll(/^(screen\..*) \/\/ (.*)$/gm)]
  expect(readings.length).toBeGreaterThan(5)
  for (const [, expression, value] of readings) {
    const run = (code: string): unknown =>
      runInNewContext(`${setUp}; JSON.stringify(${code})`, { Screen, Buffer })
    expect([expression, run(`${expression}`)]).toEqual([expression, run(`(${value})`)])
  }
})

test('the page’s mouse lines run', () => {
  const screen = new Screen({ cols: 80, rows: 24 })
  screen.feed(Buffer.from('\x1b[?1002;1006h'))
  const lines = second.trim().split('\n')
  expect(lines).toHaveLength(3)
  for (const line of lines)
    expect(runInNewContext(`${line}.length`, { screen, encodeMouse })).toBeGreaterThan(0)
})
