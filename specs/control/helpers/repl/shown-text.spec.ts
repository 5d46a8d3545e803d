import { expect, it } from 'vitest'
import { shownText } from '../../../../src/control/helpers/repl/shown-text.ts'

const mark = '\u001b[1m\u001b[7m%\u001b[27m\u001b[1m\u001b[0m'

it.each([
  ['plain lines', 'a\r\nb\r\n', 'a\nb'],
  ['blanks and tabs', '  a\tb  \r\n', '  a\tb  '],
  ['colours and modes', '\u001b[?2004l\r\u001b[1;31mred\u001b[m x\r\n\u001b[?2004h', 'red x'],
  ['a progress bar', ' 10%\r 50%\r100%\r\ndone', '100%\ndone'],
  ['backspaces', 'e\becho', 'echo'],
  ['the mark of zsh', `abc${mark}${' '.repeat(79)}\r \r\r`, 'abc'],
  ['its mark behind a line that ended', `abc\r\n%${' '.repeat(79)}\r \r`, 'abc'],
  ['a percent sign', '100 %', '100 %'],
])('%s', (_what, output, shown) => {
  expect(shownText(output)).toBe(shown)
})
