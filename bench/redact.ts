import { audit } from '../src/redact/audit.ts'
import { createRedactor } from '../src/redact/redactor.ts'
import { againstLimit, type Comparison } from './comparison.ts'
import { Contender, timed } from './measure.ts'

const megabytes = [1, 2, 4, 8, 16] as const

/** Short lines of output, masked, and the tape they make looked through once more, as before each save. */
export async function redaction(): Promise<Comparison[]> {
  const found: Comparison[] = []
  for (const [name, line] of Object.entries(lines)) {
    const measured = megabytes.map((size) => new Contender(`${size} MB`, () => redactAndAudit(size, line)))
    // Warm: what is measured is the work and not the compiling.
    await redactAndAudit(megabytes[1], line)
    for (const each of measured) await each.repeat()
    const times = measured.map((each) => each.median('ms') ?? Number.NaN)
    const [first = Number.NaN] = times
    const last = times.at(-1) ?? Number.NaN
    const [small, large] = [megabytes[0], megabytes.at(-1) ?? Number.NaN]
    found.push(
      againstLimit(`redact + audit 16 MB of ${name}`, 'MB/s', (large / last) * 1e3, { atLeast: 5 }),
      againstLimit(
        `growth of it, 1 to 16 MB: exponent`,
        '',
        Math.log(last / first) / Math.log(large / small),
        { atMost: 1.15 },
      ),
    )
  }
  return found
}

async function redactAndAudit(size: number, line: (at: number) => string): Promise<{ ms: number }> {
  const reads = readsOf(size * 1e6, line)
  const ms = await timed(() => {
    const masked = createRedactor({ columns: 80 }).redact(reads.map((text) => ({ text, stream: 'stdout' })))
    const chunks = masked.map(({ text }) => ({ delay_ms: 0, text: text.split(/(?<=\n)/) }))
    audit(JSON.stringify({ version: 1, exchanges: [{ output: { chunks } }] }, null, 2), 'bench', {
      columns: 80,
    })
    return Promise.resolve()
  })
  return { ms }
}

/** As a terminal is read: 64 KiB at a time. */
function readsOf(bytes: number, line: (at: number) => string): string[] {
  const all: string[] = []
  for (let length = 0, at = 0; length < bytes; at += 1) {
    const next = line(at)
    all.push(next)
    length += next.length
  }
  const text = all.join('')
  return Array.from({ length: Math.ceil(text.length / 65_536) }, (_, at) =>
    text.slice(at * 65_536, (at + 1) * 65_536),
  )
}

const words = 'the quick brown fox src/index.ts error: warning file not found ok PASS key value token'.split(
  ' ',
)

const lines: Readonly<Record<string, (at: number) => string>> = {
  'log lines': (at) =>
    `2026-11-21T10:00:${at % 60}Z INFO  worker-${at % 16} processed item ${at * 7_919} in ${at % 997} ms\r\n`,
  // Half of these lines name a key or a token: every rule about one is tried there.
  'lines that speak of keys': (at) =>
    `${Array.from({ length: 7 }, (_, word) => words[(at * 7 + word * 13 + (at % 11)) % words.length]).join(' ')} ${at}\r\n`,
}
