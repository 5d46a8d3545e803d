import { expect, it } from 'vitest'
import type { Cell } from '../../src/screen/cell.ts'
import { Screen } from '../../src/screen/screen.ts'

/**
 * What xterm does on a sequence, judged by its documentation (XTerm Control Sequences; VT100 and VT510 manuals where that refers to them) and not
 * by what we show. The screen is filled, and the cursor stands on `d`, in row 1 and column 3.
 */
const filled = ['0123456789', 'abcdefghij', 'ABCDEFGHIJ', 'klmnopqrst']
const [digits, small, large, rest] = ['0123456789', 'abcdefghij', 'ABCDEFGHIJ', 'klmnopqrst']
const blank = ['', '', '', '']
const csi = '\u001b['
const esc = '\u001b'

function after(sequence: string): Screen {
  const screen = new Screen({ cols: 10, rows: 4 })
  screen.feed(Buffer.from(`${filled.join('\r\n')}${csi}2;4H${sequence}`))
  return screen
}

type Row = readonly [name: string, sequence: string, cursor: string | null, lines?: readonly string[]]

const rows: readonly Row[] = [
  ['CUU', `${csi}A`, '0,3'],
  ['CUU stops at the top', `${csi}5A`, '0,3'],
  ['CUU, 0 is 1', `${csi}0A`, '0,3'],
  ['CUD', `${csi}B`, '2,3'],
  ['CUD stops at the bottom', `${csi}9B`, '3,3'],
  ['CUF', `${csi}C`, '1,4'],
  ['CUF stops at the side', `${csi}99C`, '1,9'],
  ['CUB', `${csi}D`, '1,2'],
  ['CUB stops at the side', `${csi}99D`, '1,0'],
  ['CNL', `${csi}E`, '2,0'],
  ['CNL 2', `${csi}2E`, '3,0'],
  ['CPL', `${csi}F`, '0,0'],
  ['CHA', `${csi}5G`, '1,4'],
  ['CHA beyond the side', `${csi}99G`, '1,9'],
  ['CUP', `${csi}H`, '0,0'],
  ['CUP to a place', `${csi}3;7H`, '2,6'],
  ['CUP outside', `${csi}99;99H`, '3,9'],
  ['CUP without a row', `${csi};5H`, '0,4'],
  ['CUP, 0 is 1', `${csi}0;0H`, '0,0'],
  ['HVP', `${csi}3;7f`, '2,6'],
  ['VPA', `${csi}4d`, '3,3'],
  ['VPR', `${csi}e`, '2,3'],
  ['HPA', `${csi}6\``, '1,5'],
  ['HPR', `${csi}2a`, '1,5'],
  ['CHT', `${csi}I`, '1,8'],
  ['CHT 2', `${csi}2I`, '1,9'],
  ['CBT', `${csi}Z`, '1,0'],
  ['ED 0', `${csi}J`, '1,3', [digits, 'abc', '', '']],
  ['ED 1', `${csi}1J`, '1,3', ['', '    efghij', large, rest]],
  ['ED 2', `${csi}2J`, '1,3', blank],
  ['ED 3 is about the saved lines', `${csi}3J`, '1,3'],
  ['EL 0', `${csi}K`, '1,3', [digits, 'abc', large, rest]],
  ['EL 1', `${csi}1K`, '1,3', [digits, '    efghij', large, rest]],
  ['EL 2', `${csi}2K`, '1,3', [digits, '', large, rest]],
  ['DECSED 0', `${csi}?J`, '1,3', [digits, 'abc', '', '']],
  ['DECSED keeps what is protected', `${csi}2;1H${csi}1"qPP${csi}0"q${csi}?2J`, null, ['', 'PP', '', '']],
  ['DECSEL 0', `${csi}?K`, '1,3', [digits, 'abc', large, rest]],
  ['IL', `${csi}L`, null, [digits, '', small, large]],
  ['IL 2', `${csi}2L`, null, [digits, '', '', small]],
  ['DL', `${csi}M`, null, [digits, large, rest, '']],
  ['DL 9', `${csi}9M`, null, [digits, '', '', '']],
  ['ICH', `${csi}@`, '1,3', [digits, 'abc defghi', large, rest]],
  ['ICH 3', `${csi}3@`, '1,3', [digits, 'abc   defg', large, rest]],
  ['DCH', `${csi}P`, '1,3', [digits, 'abcefghij', large, rest]],
  ['DCH 3', `${csi}3P`, '1,3', [digits, 'abcghij', large, rest]],
  ['ECH', `${csi}X`, '1,3', [digits, 'abc efghij', large, rest]],
  ['ECH 3', `${csi}3X`, '1,3', [digits, 'abc   ghij', large, rest]],
  ['ECH 99', `${csi}99X`, '1,3', [digits, 'abc', large, rest]],
  ['SU', `${csi}S`, '1,3', [small, large, rest, '']],
  ['SU 9', `${csi}9S`, '1,3', blank],
  ['SD', `${csi}T`, '1,3', ['', digits, small, large]],
  ['REP', `x${csi}3b`, '1,7', [digits, 'abcxxxxhij', large, rest]],
  ['DECIC', `${csi}2'}`, '1,3', ['012  34567', 'abc  defgh', 'ABC  DEFGH', 'klm  nopqr']],
  ['DECDC', `${csi}2'~`, '1,3', ['01256789', 'abcfghij', 'ABCFGHIJ', 'klmpqrst']],
  ['SL', `${csi}2 @`, '1,3', ['23456789', 'cdefghij', 'CDEFGHIJ', 'mnopqrst']],
  ['SR', `${csi}2 A`, '1,3', ['  01234567', '  abcdefgh', '  ABCDEFGH', '  klmnopqr']],
  ['NUL', '\0', '1,3'],
  ['BS', '\b', '1,2'],
  ['BS at the side', `\r\b`, '1,0'],
  ['HT', '\t', '1,8'],
  ['LF', '\n', '2,3'],
  ['VT', '\v', '2,3'],
  ['FF', '\f', '2,3'],
  ['CR', '\r', '1,0'],
  ['DEL', '\u007f', '1,3'],
  ['IND', `${esc}D`, '2,3'],
  ['NEL', `${esc}E`, '2,0'],
  ['RI', `${esc}M`, '0,3'],
  ['RI at the top', `${csi}H${esc}M`, '0,0', ['', digits, small, large]],
  ['IND at the bottom', `${csi}4;1H${esc}D`, '3,0', [small, large, rest, '']],
  ['DECSC and DECRC', `${esc}7${csi}H${esc}8`, '1,3'],
  ['DECRC where nothing was saved', `${esc}8`, '0,0'],
  ['SCOSC and SCORC', `${csi}s${csi}H${csi}u`, '1,3'],
  ['DECALN', `${esc}#8`, '0,0', Array.from(blank, () => 'E'.repeat(10))],
  ['RIS', `${esc}c`, '0,0', blank],
  ['DECSTR leaves the text', `${csi}!p`, null, filled],
  ['DECSTBM', `${csi}2;3r`, '0,0'],
  ['DECSTBM that is none', `${csi}3;2r`, '1,3'],
  ['DECSTBM reset', `${csi}2;3r${csi}r${csi}4;1H\n`, '3,0', [small, large, rest, '']],
  ['LF at the lower margin', `${csi}2;3r${csi}3;1H\n`, '2,0', [digits, large, '', rest]],
  ['LF below the margin', `${csi}2;3r${csi}4;1H\n`, '3,0'],
  ['RI at the upper margin', `${csi}2;3r${csi}2;1H${esc}M`, '1,0', [digits, '', small, rest]],
  ['SU between margins', `${csi}2;3r${csi}S`, '0,0', [digits, large, '', rest]],
  ['SD between margins', `${csi}2;3r${csi}T`, '0,0', [digits, '', small, rest]],
  ['IL outside the margins', `${csi}2;3r${csi}4;1H${csi}L`, null, filled],
  ['IL between margins', `${csi}2;3r${csi}2;1H${csi}L`, null, [digits, '', small, rest]],
  ['DL between margins', `${csi}2;3r${csi}2;1H${csi}M`, null, [digits, large, '', rest]],
  ['CUU stops at the upper margin', `${csi}2;3r${csi}3;4H${csi}9A`, '1,3'],
  ['CUD stops at the lower margin', `${csi}2;3r${csi}2;4H${csi}9B`, '2,3'],
  ['CUU from above the margin', `${csi}3;4r${csi}2;4H${csi}9A`, '0,3'],
  ['DECOM', `${csi}2;3r${csi}?6h`, '1,0'],
  ['DECOM, CUP', `${csi}2;3r${csi}?6h${csi}2;2H`, '2,1'],
  ['DECOM, CUP outside', `${csi}2;3r${csi}?6h${csi}99;1H`, '2,0'],
  ['DECOM reset', `${csi}2;3r${csi}?6h${csi}?6l`, '0,0'],
  ['DECAWM', `${csi}1;10Hxy`, '1,1', ['012345678x', 'ybcdefghij', large, rest]],
  ['DECAWM, before the next character', `${csi}1;10Hx`, '0,9', ['012345678x', small, large, rest]],
  ['DECAWM, CR before the next character', `${csi}1;10Hx\ry`, '0,1', ['y12345678x', small, large, rest]],
  ['DECAWM, BS before the next character', `${csi}1;10Hx\b`, '0,8', ['012345678x', small, large, rest]],
  [
    'DECAWM, CUF before the next character',
    `${csi}1;10Hx${csi}Cy`,
    '0,9',
    ['012345678y', small, large, rest],
  ],
  ['DECAWM, EL before the next character', `${csi}1;10Hx${csi}K`, '0,9', ['012345678', small, large, rest]],
  ['DECAWM at the bottom', `${csi}4;10Hxy`, '3,1', [small, large, 'klmnopqrsx', 'y']],
  ['DECAWM, a wide character', `${csi}1;10H日`, '1,2', [digits.slice(0, 9), '日cdefghij', large, rest]],
  ['DECAWM reset', `${csi}?7l${csi}1;10Hxyz`, '0,9', ['012345678z', small, large, rest]],
  ['IRM', `${csi}4hXY`, '1,5', [digits, 'abcXYdefgh', large, rest]],
  ['IRM reset', `${csi}4h${csi}4lXY`, '1,5', [digits, 'abcXYfghij', large, rest]],
  ['LNM', `${csi}20h\n`, '2,0'],
  ['LNM reset', `${csi}20h${csi}20l\n`, '2,3'],
  ['HTS', `${esc}H\r\t`, '1,3'],
  ['TBC 0', `${csi}9G${csi}g\r\t`, '1,9'],
  ['TBC 3', `${csi}3g\r\t`, '1,9'],
  ['1049 set', `${csi}?1049h`, '1,3', blank],
  ['1049 set and reset', `${csi}?1049h${csi}Hx${csi}?1049l`, '1,3'],
  ['1047 set and reset', `${csi}?1047hx${csi}?1047l`, null, filled],
  ['47 set and reset', `${csi}?47hx${csi}?47l`, null, filled],
  ['1048 set and reset', `${csi}?1048h${csi}H${csi}?1048l`, '1,3'],
  ['DECTCEM reset', `${csi}?25l`, '1,3, hidden'],
  ['DECTCEM set', `${csi}?25l${csi}?25h`, '1,3'],
  ['DEC Special Graphics', `${esc}(0qx${esc}(B`, '1,5', [digits, 'abc─│fghij', large, rest]],
  [
    'DEC Special Graphics, all corners',
    `${esc}(0lkmjntuvw${esc}(B`,
    null,
    [digits, 'abc┌┐└┘┼├┤', large.replace(/^../, '┴┬').slice(0, 10), rest],
  ],
  ['SO and SI', `${esc})0\u000eq\u000fq`, '1,5', [digits, 'abc─qfghij', large, rest]],
  ['British characters', `${esc}(A#`, '1,4', [digits, 'abc£efghij', large, rest]],
  ['an OSC nobody knows', `${esc}]7777;hello\u0007x`, '1,4', [digits, 'abcxefghij', large, rest]],
  ['a DCS nobody knows', `${esc}P7777hello${esc}\\x`, '1,4', [digits, 'abcxefghij', large, rest]],
  ['an APC', `${esc}_hello${esc}\\x`, '1,4', [digits, 'abcxefghij', large, rest]],
  ['a PM', `${esc}^hello${esc}\\x`, '1,4', [digits, 'abcxefghij', large, rest]],
  ['a mode nobody knows', `${csi}?9999hx`, '1,4', [digits, 'abcxefghij', large, rest]],
  ['a CSI nobody knows', `${csi}5;6yx`, '1,4', [digits, 'abcxefghij', large, rest]],
  ['CAN ends a sequence', `${csi}3\u0018x`, '1,4', [digits, 'abcxefghij', large, rest]],
  ['ESC begins a sequence anew', `${csi}3${csi}Cx`, '1,5', [digits, 'abcdxfghij', large, rest]],
  ['a control character within a sequence', `${csi}\b2C`, '1,4'],
  ['CSI as one character', '\u009b2C', '1,5'],
  ['IND as one character', '\u0084', '2,3'],
  ['DECSCUSR', `${csi}4 q`, '1,3'],
  ['DECKPAM and DECKPNM', `${esc}=${esc}>`, '1,3'],
]

const judged = rows.map(([name, sequence, cursor, lines = filled]) => ({ name, sequence, cursor, lines }))

it.each(judged)('$name', ({ sequence, cursor, lines }) => {
  const screen = after(sequence)
  expect(screen.lines).toEqual(lines)
  const { row, col, visible } = screen.cursor
  if (cursor !== null) expect(`${row},${col}${visible ? '' : ', hidden'}`).toBe(cursor)
})

const looks: readonly (readonly [sgr: string, looks: Partial<Cell>])[] = [
  ['1', { bold: true }],
  ['2', { dim: true }],
  ['3', { italic: true }],
  ['4', { underline: true, underlineStyle: 'single' }],
  ['5', { blink: true }],
  ['7', { inverse: true }],
  ['8', { invisible: true }],
  ['9', { strikethrough: true }],
  ['53', { overline: true }],
  ['21', { underline: true, underlineStyle: 'double' }],
  ['4:3', { underlineStyle: 'curly' }],
  ['4:4', { underlineStyle: 'dotted' }],
  ['4:5', { underlineStyle: 'dashed' }],
  ['4;4:0', { underline: false }],
  ['1;2;22', { bold: false, dim: false }],
  ['3;23', { italic: false }],
  ['4;24', { underline: false }],
  ['5;25', { blink: false }],
  ['7;27', { inverse: false }],
  ['8;28', { invisible: false }],
  ['9;29', { strikethrough: false }],
  ['53;55', { overline: false }],
  ['31', { fg: { palette: 1 } }],
  ['37', { fg: { palette: 7 } }],
  ['31;39', { fg: 'default' }],
  ['44', { bg: { palette: 4 } }],
  ['44;49', { bg: 'default' }],
  ['91', { fg: { palette: 9 } }],
  ['107', { bg: { palette: 15 } }],
  ['38;5;200', { fg: { palette: 200 } }],
  ['48;5;16', { bg: { palette: 16 } }],
  ['38:5:200', { fg: { palette: 200 } }],
  ['38;2;1;2;3', { fg: { rgb: '#010203' } }],
  ['38:2::1:2:3', { fg: { rgb: '#010203' } }],
  ['48;2;255;254;253', { bg: { rgb: '#fffefd' } }],
  ['4;58;5;3', { underlineColor: { palette: 3 } }],
  ['4;58:2::1:2:3', { underlineColor: { rgb: '#010203' } }],
  ['4;58;5;3;59', { underlineColor: 'default' }],
  ['1;3;31;44;0', { bold: false, italic: false, fg: 'default', bg: 'default' }],
  ['1;', { bold: false }],
  ['31;1', { fg: { palette: 1 }, bold: true }],
  ['77', { bold: false, fg: 'default' }],
]

it.each(looks)('SGR %s', (sgr, expected) => {
  const screen = after(`${csi}${sgr}mx`)
  expect(screen.cell(1, 3)).toMatchObject(expected)
  expect(screen.cell(1, 4)).toMatchObject({ bold: false, fg: 'default', bg: 'default', underline: false })
})

it.each([
  ['ED', `${csi}44m${csi}J`, [3, 0]],
  ['EL', `${csi}44m${csi}K`, [1, 9]],
  ['ECH', `${csi}44m${csi}X`, [1, 3]],
  ['ICH', `${csi}44m${csi}@`, [1, 3]],
  ['DCH', `${csi}44m${csi}P`, [1, 9]],
  ['IL', `${csi}44m${csi}L`, [1, 5]],
  ['DL', `${csi}44m${csi}M`, [3, 5]],
  ['SU', `${csi}44m${csi}S`, [3, 5]],
  ['a line feed at the bottom', `${csi}44m${csi}4;1H\n`, [3, 5]],
] as const)('%s erases with the background that is set', (_name, sequence, [row, col]) => {
  expect(after(sequence).cell(row, col).bg).toEqual({ palette: 4 })
})

it.each([
  ['OSC 0', `${esc}]0;a title\u0007`, 'a title'],
  ['OSC 2, ended by ST', `${esc}]2;a title${esc}\\`, 'a title'],
  ['OSC 1 names the icon', `${esc}]1;an icon\u0007`, ''],
])('%s', (_name, sequence, title) => {
  const screen = after(sequence)
  expect(screen.title).toBe(title)
  expect(screen.lines).toEqual(filled)
})

it('judges more than 120', () => {
  expect(rows.length + looks.length + 9 + 3).toBeGreaterThanOrEqual(180)
})
