import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { derivedComments } from '../../src/record/derived-comments.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'
import { defaultHeader, printTape } from '../../src/tape/print-tape.ts'
import { writeTape } from '../../src/tape/tape-file.ts'
import type { Exchange, Tape, TapeInput } from '../../src/tape/tape.ts'
import { plainTape } from '../tape/plain-tape.ts'

const folder = await mkdtemp(join(tmpdir(), 'termtape-derived-'))
afterAll(() => rm(folder, { recursive: true }))

/** A tape of keys, each with what was painted then; the first is the opening. */
function painted(...turns: [keys: string | TapeInput, output: string][]): Tape {
  const tape = plainTape([])
  const [start] = tape.exchanges
  if (start === undefined) throw new Error('a tape has an opening')
  const exchanges = turns.map(([keys, output], index): Exchange => ({
    ...start,
    input:
      index === 0
        ? { kind: 'start' }
        : typeof keys === 'string'
          ? { kind: 'raw', dataText: keys, dataBytesB64: null }
          : keys,
    output: { chunks: [{ delay_ms: 1, text: [output] }] },
  }))
  return { ...tape, exchanges }
}

const menu = painted(
  ['', '\u001b[2J\u001b[H? Pick one:\u001b[2;1H> red\u001b[3;1H  blue'],
  ['\u001b[B', '\u001b[2;1H  red\u001b[3;1H> blue'],
  ['\r', '\u001b[2J\u001b[HPicked \u001b[31mblue\u001b[m'],
)

const textsOf = (tape: Tape): string[] =>
  derivedComments(tape).map(({ text, path }) => `${String(path[1])} ${text}`)

it('names the keys, and shows the rows of the screen that changed', () => {
  expect(textsOf(menu)).toEqual([
    '0 //│ ? Pick one:',
    '0 //│ > red',
    '0 //│   blue',
    '1 //│ ArrowDown',
    '1 //│   red',
    '1 //│ > blue',
    '2 //│ Enter',
    '2 //│ Picked blue',
  ])
})

it('shows a row whose style alone changed, and no row that was only scrolled', () => {
  const rows = Array.from({ length: 23 }, (_, row) => `row ${row}\r\n`).join('')
  const tape = painted(
    ['', `${rows}last`],
    ['\u001b[B', '\u001b[1;1H\u001b[7mrow 0\u001b[m\u001b[24;5H'],
    ['\u001b[B', '\r\nnew'],
  )
  expect(textsOf(tape)).toEqual(['1 //│ ArrowDown', '1 //│ row 0', '2 //│ ArrowDown', '2 //│ new'])
})

it('says nothing of what is printed line by line, nor of a program on pipes', () => {
  expect(derivedComments(plainTape(['one', 'two']))).toEqual([])
  expect(derivedComments({ ...menu, meta: { ...menu.meta, pty: null } })).toEqual([])
})

it('does not name hidden keys', () => {
  const [start, key] = menu.exchanges
  if (start === undefined || key === undefined) throw new Error('the menu has keys')
  const tape = { ...menu, exchanges: [start, { ...key, annotations: { hidden: true } }] }
  expect(textsOf(tape)).toContain('1 //│ hidden')
  expect(textsOf(tape).join()).not.toContain('ArrowDown')
})

it('is written on lines of its own, above its exchange, and read as nothing', async () => {
  const printed = printTape(menu, derivedComments(menu))
  const at = printed.indexOf('"dataText": "\\u001b[B"')
  expect(printed.slice(0, at)).toMatch(/\n {4}\/\/│ ArrowDown\n {4}\/\/│ {3}red\n {4}\/\/│ > blue\n {4}\{\n/)
  const header = { text: defaultHeader, path: [], where: 'before' }
  expect(await parseTape(printed)).toEqual({ ok: true, tape: menu, comments: [header], warnings: [] })
})

it('is made anew on every write, and every other comment is carried', async () => {
  const path = join(folder, 'menu.json5')
  await writeTape(path, menu, { derived: derivedComments(menu) })
  const first = await readFile(path, 'utf8')
  const ours = first
    .replace('    //│ ArrowDown', '    // ours\n    //│ edited by hand')
    .replace('"tag": null,', '"tag": null, // no tag')
  await writeFile(path, ours)
  await writeTape(path, menu, { derived: derivedComments(menu) })
  const again = await readFile(path, 'utf8')
  expect(again).toContain('    // ours\n    //│ ArrowDown\n')
  expect(again).toContain('"tag": null, // no tag')
  expect(again).not.toContain('edited by hand')
  expect(await writeTape(path, menu, { derived: derivedComments(menu) })).toBe(false)
})

it('keeps the comments of people that stand on lines of their own, read the quick way', async () => {
  const printed = printTape(menu, derivedComments(menu)).replace(
    '    //│ Enter',
    '    // the choice\n    //│ Enter',
  )
  const parsed = await parseTape(printed)
  if (!parsed.ok) throw new Error('it can be read')
  expect(parsed.comments).toMatchObject([
    { path: [], where: 'before' },
    { text: '// the choice', path: ['exchanges', 2], where: 'before', input: { nth: 0 } },
  ])
  expect(printTape(menu, [...parsed.comments, ...derivedComments(menu)])).toBe(printed)
})

it('takes no text for a comment, whatever separators it holds', async () => {
  const tape = plainTape(['\u2028// not a comment', 'http://x', '\n//│ nor this'])
  const printed = printTape(tape).replaceAll('\\u2028', '\u2028')
  const commented = printed.replace('  "exchanges"', '  //│ derived\n  "exchanges"')
  expect(await parseTape(commented)).toMatchObject({ ok: true, tape })
})

it('keeps the line numbers of what is wrong', async () => {
  const printed = printTape(menu, derivedComments(menu))
  const broken = printed.replace('"dur_ms": 14', '"dur_ms": -1')
  const line = broken.slice(0, broken.indexOf('"dur_ms": -1')).split('\n').length
  expect(await parseTape(broken)).toMatchObject({ ok: false, problems: [{ line }] })
})
