import { expect, it } from 'vitest'
import { OutputWatch } from '../../src/compare/output-watch.ts'

const tierOf = (recorded: string, actual: string): string => {
  const watch = new OutputWatch(Buffer.from(recorded))
  watch.heard(Buffer.from(actual))
  return watch.state === 'complete' ? watch.tier : watch.state
}

it('takes what was switched off and on again between two looks of tmux for nothing', () => {
  expect(tierOf('42\r\n$ ', '\u001b[?2004l42\r\n\u001b[?2004h$ ')).toBe('cosmetic')
  expect(tierOf('42\r\n$ ', '\u001b[?25l42\r\n\u001b[?25h$ ')).toBe('cosmetic')
})

it.each(['\u001b[?1049h', '\u001b[?1000h', '\u001b[?1h', '\u001b[4h'])('counts %j', (mode) => {
  expect(tierOf('42\r\nx\r\n', `${mode}42\r\nx\r\n`)).toBe('different')
})
