/**
 * How long the screen takes for the worst a program can send: `npm run soak:sequences`. One line per kind, and an exit code of
 * 1 if one CSI takes more than 100 ms or 10 MB more than a second.
 */
import { sequenceCharsMax } from '../src/limits.ts'
import { Screen } from '../src/screen/screen.ts'

const oneMsMax = 100
const tenMegabytesMsMax = 1_000
const bytes = 10_000_000
let failed = false

const counts = ['0', '1', '32768', '2147483647', '9223372036854775808']
const worst = { ms: 0, sequence: '' }
for (let final = 0x40; final < 0x7f; final++)
  for (const count of counts)
    for (const intermediate of ['', ' ', "'", '$', '!', '"', '*']) {
      const sequence = `\u001b[${count}${intermediate}${String.fromCharCode(final)}`
      // The quickest of three: the machine may have been busy.
      const ms = Math.min(...[1, 2, 3].map(() => timed([`hello\t${sequence}`])))
      if (ms > worst.ms) Object.assign(worst, { ms, sequence })
    }
report(`one CSI, worst ${JSON.stringify(worst.sequence)}`, worst.ms, oneMsMax)

const long = 'x'.repeat(sequenceCharsMax - 16)
const floods: [string, string][] = [
  ['lines of text', 'the quick brown fox jumps over the lazy dog\r\n'],
  ['OSC strings of 64 KiB', `\u001b]0;${long}\u0007`],
  ['DCS strings of 64 KiB', `\u001bPq${long}\u001b\\`],
  ['one OSC string without an end', 'x'],
  ['one CSI without an end', '1;'],
  ['escapes alone', '\u001b'],
  ...[
    '\u001bc',
    '\u001b#8',
    '\u001bM',
    '\u001b[24S',
    '\u001b[24L',
    '\u001b[24M',
    '\u001b[24T',
    '\u001b[80@',
    '\u001b[80P',
    '\u001b[80 @',
    "\u001b[80'}",
    '\u001b[1920b',
    'a\u001b[1920b',
    '\u001b[2J',
    '\u001b[?1049h\u001b[?1049l',
    '\u001b[31;1m',
    '\u001b[m',
    '\u001b[c',
    '\u001b]0;a\u0007',
    '\u001b]4;1;?\u0007',
    '\u001b]8;;http://a\u0007a',
    '\u001bP$qm\u001b\\',
  ].map((piece): [string, string] => [`${JSON.stringify(piece)} again and again`, piece]),
]
for (const [name, piece] of floods) {
  const opening = name.startsWith('one OSC') ? '\u001b]0;' : name.startsWith('one CSI') ? '\u001b[' : ''
  const text = opening + piece.repeat(Math.ceil(bytes / piece.length))
  const parts = text.match(/[^]{1,65536}/g) ?? []
  report(`10 MB of ${name}`, timed(parts), tenMegabytesMsMax)
}
process.exitCode = failed ? 1 : 0

function timed(parts: readonly string[]): number {
  const screen = new Screen({ cols: 80, rows: 24 })
  screen.feed(Buffer.from('.'))
  void screen.text
  const began = process.cpuUsage()
  for (const part of parts) {
    screen.feed(Buffer.from(part))
    void screen.cursor
  }
  // Of the processor, so that a busy machine says the same as an idle one.
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000
}

function report(what: string, ms: number, msMax: number): void {
  failed ||= ms > msMax
  console.log(`${ms.toFixed(0).padStart(6)} ms  ${what}${ms > msMax ? `  (more than ${msMax} ms)` : ''}`)
}
