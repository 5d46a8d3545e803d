import { expect, it } from 'vitest'
import { lastExchanges } from '../../matchers/last-exchanges.ts'
import { scripted } from '../session/scripted-world.ts'

const menu = (rows: readonly string[]): string =>
  rows.map((row, index) => `\u001b[${index + 1};1H\u001b[K${row}`).join('')

it('shows the rows that changed where a program paints, and lines where it prints', async () => {
  const { session, world } = scripted({ cols: 20, rows: 5 })
  world.say('$ ')
  await session.sendLine('menu')
  world.say(
    `menu\r\n\u001b[?1049h${menu(['\u001b(0lqqqqk\u001b(B', '\u001b(0x\u001b(B Open\u001b(0x\u001b(B', '\u001b(0x\u001b(B Save\u001b(0x\u001b(B'])}`,
  )
  await session.press('ArrowDown')
  world.say(
    menu([
      '\u001b(0lqqqqk\u001b(B',
      '\u001b(0x\u001b(B Open\u001b(0x\u001b(B',
      '\u001b(0x\u001b(B\u001b[7m Save\u001b[m\u001b(0x\u001b(B',
    ]),
  )
  await session.resize(30, 6)
  world.say('\u001b[6;28Hend')
  await session.press('q')
  world.say('\u001b[?1049l$ ')
  expect(lastExchanges(session, 4)).toEqual([
    { input: '"menu" Enter', output: ['┌────┐', '│ Open│', '│ Save│'] },
    { input: 'ArrowDown', output: ['│ Save│'] },
    { input: 'resize to 30x6', output: ['end'] },
    { input: '"q"', output: ['$ menu', '$'] },
  ])
  expect(lastExchanges(session, 1)).toHaveLength(1)
})

it('covers a secret that was painted in pieces', async () => {
  const token = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'
  const { session, world } = scripted({ cols: 60, rows: 3 })
  await session.press('x')
  world.say(`\u001b[2;1H${token.slice(20)}\u001b[2;1H\u001b[20@\u001b[2;1H${token.slice(0, 20)}`)
  expect(session.screen.line(1)).toContain(token)
  expect(JSON.stringify(lastExchanges(session, 5))).not.toContain(token.slice(4, 16))
})
