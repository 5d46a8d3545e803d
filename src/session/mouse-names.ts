/**
 * A mouse event at `at` in what was sent, in the words of `session.mouse`: `press at 2,4`, row and column from 0. Only the
 * SGR encoding (mode 1006), which nearly every program asks for. Source: xterm's ctlseqs.
 */
export function mouseEventAt(text: string, at: number): { name: string; length: number } | undefined {
  sgr.lastIndex = at
  const match = sgr.exec(text)
  if (match === null) return undefined
  const [all, code = '', col = '', row = '', final] = match
  return {
    name: `${deed(Number(code), final === 'm')} at ${Number(row) - 1},${Number(col) - 1}`,
    length: all.length,
  }
}

const sgr = /\u001b\[<(\d{1,3});(\d{1,5});(\d{1,5})([Mm])/y

function deed(code: number, released: boolean): string {
  const held = [code & 4 ? 'Shift+' : '', code & 8 ? 'Alt+' : '', code & 16 ? 'Ctrl+' : ''].join('')
  const button = buttons[code & 3] ?? ''
  if (code & 64) return `${held}wheel ${wheels[code & 3] ?? ''}`
  if (code & 32) return `${held}${(code & 3) === 3 ? 'move' : `${button}drag`}`
  return `${held}${button}${released ? 'release' : 'press'}`
}

/** By the two lowest bits of the code; the left button goes without saying, 3 is none. */
const buttons = ['', 'middle ', 'right ']
const wheels = ['up', 'down', 'left', 'right']
