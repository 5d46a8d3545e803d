import type { Passage } from '../../../src/redact/passage.ts'
import type { Random } from './random.ts'

/** A way in which a text comes over a terminal of 80 columns. */
export interface Way {
  name: string
  /** Whether words around the secret may be away from it, so that only what is marked by its form can be found. */
  needsMark: boolean
  come(text: string, secret: string, random: Random): Passage[]
}

const out = (text: string): Passage[] => [{ text, stream: 'stdout' }]
const printed = (name: string, come: (text: string, random: Random) => string, needsMark = false): Way => ({
  name,
  needsMark,
  come: (text, _secret, random) => out(come(text, random)),
})

export const ways: readonly Way[] = [
  printed('alone', (text) => `${text}\r\n`),
  printed('in a line', (text) => `ok ${text} done\r\n`, true),
  printed('after a log head', (text) => `2026-11-21T10:00:00Z INFO ${text}\r\n`),
  printed('indented', (text) => `      ${text}\r\n`),
  printed('coloured whole', (text) => `\u001b[32m${text}\u001b[0m\r\n`),
  printed('coloured 256', (text) => `\u001b[38;5;208m${text}\u001b[39m\r\n`),
  printed('coloured inside', (text, r) => inside(text, '\u001b[1m', r)),
  printed(
    'coloured each letter',
    (text) =>
      `${Array.from(text, (c, i) => (/[\r\n]/.test(c) ? c : `\u001b[3${i % 8}m${c}`)).join('')}\u001b[0m\r\n`,
  ),
  printed('erased line first', (text) => `\r\u001b[2K${text}\r\n`),
  printed('behind a bell and NUL', (text) => `\u0007\u0000${text}\r\n`),
  printed('in a title', (text) => `\u001b]0;${text.replace(/[\r\n]+/g, ' ')}\u0007`, true),
  printed(
    'as a link',
    (text) => `\u001b]8;;https://example.com/?k=${encodeURIComponent(text)}\u001b\\here\u001b]8;;\u001b\\`,
    true,
  ),
  printed('clipboard', (text) => `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`, true),
  {
    name: 'two reads',
    needsMark: false,
    come: (text, _s, r) => {
      const at = r.int(text.length)
      return [...out(text.slice(0, at)), ...out(`${text.slice(at)}\r\n`)]
    },
  },
  { name: 'read by letter', needsMark: false, come: (text) => Array.from(`${text}\r\n`).flatMap(out) },
  printed('wrapped hard at 80', (text) => `${broken(text, 80, '\r\n')}\r\n`, true),
  printed(
    'wrapped hard at 40',
    (text) => `${broken(text.includes('\r') ? text : `${' '.repeat(30)}${text}`, 40, '\r\n')}\r\n`,
    true,
  ),
  printed('wrapped by readline', (text) => `${broken(text, 80, ' \r')}\r\n`, true),
  printed('wrapped with two returns', (text) => `${broken(text, 80, '\r\r\n')}\r\n`, true),
  printed('in a box', (text) => box(text, 36), true),
  printed('in a round box', (text) => box(text, 60), true),
  printed('in a table', (text) => table(text), true),
  printed('in an ascii table', (text) => table(text).replaceAll('│', '|'), true),
  printed(
    'painted by cursor',
    (text) => `\u001b[2J\u001b[5;3H${text.replace(/\r\n/g, '\u001b[K\r\n')}\u001b[9;1H`,
  ),
  printed('painted out of order', (text) => painted(text, [2, 0, 1]), true),
  printed('painted right to left', (text) => painted(text, [3, 2, 1, 0]), true),
  printed(
    'painted by letter',
    (text) =>
      Array.from(flat(text), (c, i) => `\u001b[${3 + Math.floor(i / 75)};${(i % 75) + 5}H${c}`).join(''),
    true,
  ),
  printed(
    'repainted key by key',
    (text) =>
      Array.from(flat(text), (_c, i) => `\r\u001b[2K> ${flat(text).slice(0, i + 1)}`).join('') + '\r\n',
    true,
  ),
  printed(
    'progress bar',
    (text) =>
      [0.3, 0.6, 1]
        .map(
          (share) =>
            `\r[${'='.repeat(Math.floor(share * 10)).padEnd(10)}] ${flat(text).slice(0, Math.ceil(flat(text).length * share))}`,
        )
        .join('') + '\r\n',
    true,
  ),
  printed('scrolled region', (text) => `\u001b[1;20r\u001b[20;1H\n${text}\r\n\u001b[r`),
  printed('saved cursor', (text) => `\u001b7\u001b[10;10H${text}\u001b8`),
  printed('alternate screen', (text) => `\u001b[?1049h\u001b[H${text}\u001b[?1049l`),
  printed('JSON string', (text) => `{"level":"info","msg":${JSON.stringify(text)}}\r\n`),
  printed('JSON twice', (text) => `{"body":${JSON.stringify(JSON.stringify({ msg: text }))}}\r\n`),
  printed('URL', (text) => `GET /x?q=${encodeURIComponent(text)}&page=2 HTTP/1.1\r\n`),
  printed('URL form', (text) => `q=${encodeURIComponent(text).replaceAll('%20', '+')}\r\n`, true),
  printed('shell quoted', (text) => `+ echo '${text.replaceAll("'", String.raw`'\''`)}'\r\n`),
  printed(
    'HTML',
    (text) =>
      `<td>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</td>\r\n`,
  ),
  printed('base64', (text) => `${Buffer.from(text).toString('base64')}\r\n`, true),
  printed(
    'base64 amid',
    (text) => `data:text/plain;base64,${Buffer.from(`hello ${text} bye`).toString('base64')}\r\n`,
    true,
  ),
  printed('path', (text) => `GET /v1/${flat(text)}/items HTTP/1.1\r\n`, true),
  {
    name: 'typed and echoed',
    needsMark: false,
    come: (text) => [{ text: `${flat(text)}\r`, stream: 'input' }, ...out(`${flat(text)}\r\n`)],
  },
  {
    name: 'typed by key',
    needsMark: false,
    come: (text) =>
      Array.from(`${flat(text)}\r`).flatMap((key) => [
        { text: key, stream: 'input' },
        ...out(key === '\r' ? '\r\n' : key),
      ]),
  },
  {
    name: 'typed with mistakes',
    needsMark: false,
    come: (text) => [
      { text: `${flat(text).slice(0, 5)}zz\u007f\u007f${flat(text).slice(5)}\r`, stream: 'input' },
    ],
  },
  {
    name: 'seen, then repeated',
    needsMark: false,
    come: (text, secret) => [
      ...out(`${text}\r\n`),
      ...out(`later: x${secret.replace(/\r\n/g, '')}y and ${encodeURIComponent(secret)}\r\n`),
    ],
  },
]

function flat(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim()
}

function inside(text: string, escape: string, random: Random): string {
  const at = 1 + random.int(Math.max(1, text.length - 1))
  return `${text.slice(0, at)}${escape}${text.slice(at)}\u001b[0m\r\n`
}

function broken(text: string, columns: number, joint: string): string {
  return text
    .split('\r\n')
    .map((line) => line.match(new RegExp(`.{1,${columns}}`, 'gu'))?.join(joint) ?? '')
    .join('\r\n')
}

function box(text: string, width: number): string {
  const rows = text.split('\r\n').flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])
  return [
    `┌${'─'.repeat(width + 2)}┐`,
    ...rows.map((row) => `│ ${row.padEnd(width)} │`),
    `└${'─'.repeat(width + 2)}┘`,
    '',
  ].join('\r\n')
}

function table(text: string): string {
  const cell = flat(text)
  const rows = [
    ['name', 'value'],
    ['bob', cell],
    ['amy', 'none'],
  ]
  return `${rows.map(([one = '', two = '']) => `│ ${one.padEnd(5)} │ ${two.padEnd(cell.length)} │`).join('\r\n')}\r\n`
}

function painted(text: string, order: readonly number[]): string {
  const line = flat(text)
  if (line.length > 76) return `${text}\r\n`
  const size = Math.ceil(line.length / order.length)
  return (
    order
      .map((part) => `\u001b[7;${part * size + 2}H${line.slice(part * size, (part + 1) * size)}`)
      .join('') + '\u001b[8;1H'
  )
}
