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
  const began = performance.now()
  for (const part of parts) {
    screen.feed(Buffer.from(part))
    void screen.cursor
  }
  return performance.now() - began
}

function report(what: string, ms: number, msMax: number): void {
  failed ||= ms > msMax
  console.log(`${ms.toFixed(0).padStart(6)} ms  ${what}${ms > msMax ? `  (more than ${msMax} ms)` : ''}`)
}
