import type { Input } from './transport.ts'

/** Text that was typed up to Enter, in one input or key by key. */
export interface TypedLine {
  text: string
  /** Indexes of the inputs, that of the key that ended it last. */
  turns: number[]
  /** What was typed in each. */
  parts: string[]
  enter: number
  /** Whether the key that ended it was an input of its own, so that what came before it can be told apart. */
  enterAlone: boolean
  /** Whether it was given with Enter or Tab. Else another key took the cursor elsewhere, or nothing came behind it so far. */
  given: boolean
}

/** The lines that were typed: printable text and its corrections, up to Enter, Tab or a key that leaves the field. */
export function* typedLines(inputs: readonly (Input | undefined)[]): Generator<TypedLine> {
  let text = ''
  let turns: number[] = []
  let parts: string[] = []
  const take = (line: Pick<TypedLine, 'enter' | 'enterAlone' | 'given'>): TypedLine => {
    const taken = { text, turns, parts, ...line }
    text = ''
    turns = []
    parts = []
    return taken
  }
  for (const [index, input] of inputs.entries()) {
    if (input === undefined || input.kind === 'reply' || input.kind === 'resize') continue
    const typed = 'data' in input ? Buffer.from(input.data).toString('utf8').replace(pasteMarks, '') : leaving
    const keys = navigation.test(typed) ? leaving : typed.replace(arrows, '')
    const end = keys.search(/[\r\n\t]/)
    const ends = end !== -1 || input.kind === 'line'
    const body = end === -1 ? keys : keys.slice(0, end)
    const isLast = end === -1 || end >= keys.length - 1 || /^[\r\n\t]+$/.test(keys.slice(end))
    if (/[\u0000-\u0007\u000e-\u0014\u0016\u0018-\u001f]/.test(body) || !isLast) {
      if (text !== '') {
        turns.push(index)
        yield take({ enter: index, enterAlone: true, given: false })
      }
      take({ enter: index, enterAlone: true, given: false })
      continue
    }
    if (body !== '' || text !== '') {
      turns.push(index)
      parts.push(body)
    }
    text = corrected(text, body)
    if (!ends) continue
    const line = take({ enter: index, enterAlone: body === '' && turns.length > 1, given: true })
    if (line.text !== '') yield line
  }
  const enter = turns.at(-1)
  if (text !== '' && enter !== undefined) yield take({ enter, enterAlone: false, given: false })
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

/** Up, down, a page of each, and Shift+Tab. */
const navigation = /^(?:\u001b(?:\[|O)[AB]|\u001b\[[56]~|\u001b\[Z)+$/

/** Stands for any key that is no text. */
const leaving = '\u001b'
