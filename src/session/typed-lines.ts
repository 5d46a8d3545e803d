import type { Input } from './transport.ts'

/** Text that was typed up to Enter, in one input or key by key. */
export interface TypedLine {
  text: string
  /** Indexes of the inputs, that of Enter last. */
  turns: number[]
  enter: number
  /** Whether Enter was an input of its own, so that what came before it can be told apart. */
  enterAlone: boolean
}

/** The lines that were typed: printable text and its corrections, up to Enter or Tab. Other keys begin anew. */
export function* typedLines(inputs: readonly (Input | undefined)[]): Generator<TypedLine> {
  let text = ''
  let turns: number[] = []
  for (const [index, input] of inputs.entries()) {
    if (input === undefined || input.kind === 'reply' || input.kind === 'resize') continue
    if (!('data' in input)) {
      text = ''
      turns = []
      continue
    }
    const typed = Buffer.from(input.data).toString('utf8').replace(pasteMarks, '').replace(arrows, '')
    const end = typed.search(/[\r\n\t]/)
    const ends = end !== -1 || input.kind === 'line'
    const body = end === -1 ? typed : typed.slice(0, end)
    const isLast = end === -1 || end >= typed.length - 1 || /^[\r\n\t]+$/.test(typed.slice(end))
    if (/[\u0000-\u0007\u000e-\u0014\u0016\u0018-\u001f]/.test(body) || !isLast) {
      text = ''
      turns = []
      continue
    }
    if (body !== '' || text !== '') turns.push(index)
    text = corrected(text, body)
    if (!ends) continue
    if (text !== '') yield { text, turns, enter: index, enterAlone: body === '' && turns.length > 1 }
    text = ''
    turns = []
  }
}

/** Text after Backspace, Ctrl+U and Ctrl+W. */
export function corrected(before: string, keys: string): string {
  let text = before
  for (const key of keys)
    if (key === '\u007f' || key === '\b') text = Array.from(text).slice(0, -1).join('')
    else if (key === '\u0015') text = ''
    else if (key === '\u0017') text = text.replace(/\S*\s*$/, '')
    else text += key
  return text
}

const pasteMarks = /\u001b\[20[01]~/g
const arrows = /\u001b(?:\[|O)[A-DHF]/g
