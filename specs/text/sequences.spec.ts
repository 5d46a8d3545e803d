import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { before, beforeEscape, begin, last, step } from '../../src/text/grammar.ts'
import { replaceSequences, type Sequence, sequencesOf } from '../../src/text/sequences.ts'
import { newTerminal, writeNow } from '../../src/screen/xterm.ts'

type Row = [text: string, sequences: Partial<Sequence>[]]

it.each<Row>([
  ['\u001b[>4;2m', [{ kind: 'csi', parameters: '>4;2', final: 'm', complete: true }]],
  ['a\u001b[?25hb', [{ kind: 'csi', start: 1, end: 7, parameters: '?25', final: 'h' }]],
  ['\u001b[4:3m', [{ kind: 'csi', parameters: '4:3', final: 'm' }]],
  ['\u001b[2 q', [{ kind: 'csi', parameters: '2', intermediates: ' ', final: 'q' }]],
  ['\u001b[!p', [{ kind: 'csi', parameters: '', intermediates: '!', final: 'p' }]],
  ['\u001b(B', [{ kind: 'escape', intermediates: '(', final: 'B' }]],
  ['\u001bM', [{ kind: 'escape', final: 'M' }]],
  ['\u001b]0;title\u0007x', [{ kind: 'osc', payload: '0;title', end: 10, complete: true }]],
  ['\u001b]8;;http://x\u001b\\', [{ kind: 'osc', payload: '8;;http://x', complete: true }]],
  ['\u001b]8;;http://x\u009c', [{ kind: 'osc', payload: '8;;http://x', complete: true }]],
  ['\u001bP+q544e\u001b\\', [{ kind: 'dcs', payload: '+q544e' }]],
  ['\u001bPa\u0007b\u001b\\', [{ kind: 'dcs', payload: 'a\u0007b' }]],
  [
    '\u001bX1\u001b\\\u001b^2\u001b\\\u001b_3\u001b\\',
    [{ kind: 'sos' }, { kind: 'pm' }, { kind: 'apc', payload: '3' }],
  ],
  [
    '\u009b1m\u009d0;t\u009c\u0090q\u009c',
    [{ kind: 'csi', parameters: '1' }, { kind: 'osc' }, { kind: 'dcs', payload: 'q' }],
  ],
  // What breaks a sequence off, and what does not.
  [
    '\u001b]0;t\u001b[m',
    [
      { kind: 'osc', payload: '0;t', end: 5 },
      { kind: 'csi', start: 5 },
    ],
  ],
  ['\u001b[1\u0018m', [{ kind: 'csi', end: 4, complete: true }]],
  [
    '\u001b[1\u001b[m',
    [
      { kind: 'csi', end: 3, complete: false },
      { kind: 'csi', complete: true },
    ],
  ],
  ['\u001b[3é', [{ kind: 'csi', end: 3, complete: false }]],
  ['\u001b[3\n1m', [{ kind: 'csi', parameters: '31', final: 'm', text: '\u001b[3\n1m' }]],
  // What did not come whole.
  ['\u001b', [{ kind: 'escape', complete: false }]],
  ['\u001b[31', [{ kind: 'csi', parameters: '31', final: '', complete: false }]],
  ['\u001b]0;t', [{ kind: 'osc', payload: '0;t', complete: false }]],
  ['\u001b]0;t\u001b', [{ kind: 'osc', complete: false }]],
])('reads %j', (text, sequences) => {
  const read = [...sequencesOf(text)]
  expect(read).toHaveLength(sequences.length)
  expect(read).toMatchObject(sequences)
})

it('leaves 8-bit controls alone where bytes are seen as Latin-1', () => {
  expect([...sequencesOf('Ý\u009b1m\u001b]0;\u009cx\u0007', { c1: false })]).toMatchObject([
    { kind: 'osc', payload: '0;\u009cx' },
  ])
})

it('keeps control characters inside a sequence, which act at once', () => {
  expect(replaceSequences('a\u001b[3\n1mb', () => '')).toBe('a\nb')
  expect(replaceSequences('a\u001b[3\n1mb', ({ text }) => text)).toBe('a\u001b[3\n1mb')
})

const pieces = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('\u001b', '\u001b[', '\u001b]', '\u001bP', '\u0007', '\u001b\\', '\u0018'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('\u009b', '\u009d', '\u0090', '\u009c', '1', ';', '?', ' ', '(', 'm', 'X'),
    },
    { weight: 2, arbitrary: fc.constantFrom('\n', '\t', 'é', '漢', 'a', 'b') },
  ),
  { maxLength: 20 },
)

describe('any text', () => {
  it('is read whole: what is no sequence and the sequences together are the text', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        expect(replaceSequences(text, (sequence) => sequence.text)).toBe(text)
        for (const { start, end, text: whole } of sequencesOf(text)) {
          expect(end).toBeGreaterThan(start)
          expect(whole).toBe(text.slice(start, end))
        }
      }),
    )
  })

  it('prints what the emulator prints', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        // Letters behind every piece show whether it was swallowed; CSI that would move or erase is left out by the pieces.
        const text = parts.join('').replace(/[\n\t]/g, '')
        const terminal = newTerminal(200, 4)
        writeNow(terminal, `${text}\u0018`)
        const shown = terminal.buffer.active.getLine(0)?.translateToString(true) ?? ''
        const printed = replaceSequences(`${text}\u0018`, () => '').replace(/\p{Cc}/gu, '')
        // `ESC [ X` erases and `ESC [ a` and the like move: those are judged by the table above.
        fc.pre(
          [...sequencesOf(text)].every(
            ({ kind, final, intermediates }) => kind !== 'csi' || (final === 'm' && intermediates === ''),
          ),
        )
        fc.pre(
          [...sequencesOf(text)].every(
            ({ kind, intermediates }) => kind !== 'escape' || intermediates === '',
          ),
        )
        fc.pre(!/\u001b[^[\]P\\]/.test(text) && !/[漢é]/.test(text))
        expect([JSON.stringify(text), shown.trimEnd()]).toEqual([JSON.stringify(text), printed.trimEnd()])
      }),
    )
  })

  it('is read the same character by character', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const first = [...sequencesOf(text)][0]
        if (first?.complete !== true || first.text.endsWith('\u001b')) return
        let state = begin(text.charCodeAt(first.start), true)
        for (let at = first.start + 1; state !== undefined && at < first.end; at++) {
          const next = step(state, text.charCodeAt(at))
          if (next === last) expect(at).toBe(first.end - 1)
          state = next === last || next === before || next === beforeEscape ? undefined : next
        }
      }),
    )
  })
})
