import { expect, it } from 'vitest'
import { Screen } from '../../src/screen/screen.ts'

/** What programs ask their terminal as they start, by the names of xterm's ctlseqs. */
const queries: readonly [name: string, asked: string][] = [
  ['primary device attributes, DA1', '\u001b[c'],
  ['secondary device attributes, DA2', '\u001b[>c'],
  ['tertiary device attributes, DA3', '\u001b[=c'],
  ['device status, DSR 5', '\u001b[5n'],
  ['cursor position, CPR', '\u001b[6n'],
  ['cursor position, DECXCPR', '\u001b[?6n'],
  ['a mode that is set, DECRQM 7', '\u001b[?7$p'],
  ['a mode that is reset, bracketed paste', '\u001b[?2004$p'],
  ['synchronized output, DECRQM 2026', '\u001b[?2026$p'],
  ['grapheme clusters, DECRQM 2027', '\u001b[?2027$p'],
  ['colour scheme reports, DECRQM 2031', '\u001b[?2031$p'],
  ['in-band resize, DECRQM 2048', '\u001b[?2048$p'],
  ['style, DECRQSS m', '\u001bP$qm\u001b\\'],
  ['scroll region, DECRQSS r', '\u001bP$qr\u001b\\'],
  ['cursor style, DECRQSS SP q', '\u001bP$q q\u001b\\'],
  ['name of the terminal, XTGETTCAP TN', '\u001bP+q544e\u001b\\'],
  ['number of colours, XTGETTCAP Co', '\u001bP+q436f\u001b\\'],
  ['direct colour, XTGETTCAP RGB', '\u001bP+q524742\u001b\\'],
  ['clipboard, XTGETTCAP Ms', '\u001bP+q4d73\u001b\\'],
  ['version, XTVERSION', '\u001b[>q'],
  ['colour of the palette, OSC 4', '\u001b]4;1;?\u001b\\'],
  ['colour of text, OSC 10', '\u001b]10;?\u001b\\'],
  ['colour of the background, OSC 11', '\u001b]11;?\u001b\\'],
  ['colour of the cursor, OSC 12', '\u001b]12;?\u001b\\'],
  ['size in pixels, XTWINOPS 14', '\u001b[14t'],
  ['size of a cell, XTWINOPS 16', '\u001b[16t'],
  ['size in characters, XTWINOPS 18', '\u001b[18t'],
  ['kitty keyboard', '\u001b[?u'],
  ['colour scheme, DSR ?996', '\u001b[?996n'],
  ['clipboard, OSC 52', '\u001b]52;c;?\u001b\\'],
  ['answerback, ENQ', '\u0005'],
]

function answerTo(asked: string): string {
  const screen = new Screen({ cols: 80, rows: 24 })
  const replies: string[] = []
  screen.onReply((bytes) => replies.push(Buffer.from(bytes).toString('latin1')))
  screen.feed(Buffer.from(asked))
  if (replies.length > 0) return `\`${shown(replies.join(''))}\``
  return screen.unanswered.length > 0
    ? `none; \`unanswered\` has \`${screen.unanswered.join()}\``
    : 'NONE, UNNAMED'
}

function shown(sequence: string): string {
  return sequence.replaceAll('\u001b', 'ESC ').replaceAll('\u0005', 'ENQ').replaceAll('|', '\\|')
}

it('answers what programs ask, or leaves it on purpose, as the page says', async () => {
  const rows = queries.map(([name, asked]) => `| ${name} | \`${shown(asked)}\` | ${answerTo(asked)} |`)
  expect(rows.filter((row) => row.includes('UNNAMED'))).toEqual([])
  const page = [
    '# What the terminal answers',
    '',
    'Programs ask their terminal what it is, and some wait for the answer before they paint. This table is made by a spec, from what the screen of',
    'termtape answers. Where there is none, xterm without that feature gives none either: a program that asks for several things sends DA1 last, and takes',
    'its answer for the end.',
    '',
    '| asked for | sequence | answer |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../../docs/terminal-answers.md')
})
