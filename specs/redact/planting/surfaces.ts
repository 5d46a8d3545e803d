import { MaskedOutput } from '../../../src/control/registry/masked-output.ts'
import { printAsciicast } from '../../../src/formats/print-asciicast.ts'
import { type Happening, tapeOf } from '../../../src/formats/timeline.ts'
import { redactTape } from '../../../src/record/redact-tape.ts'
import { cover, secretsIn } from '../../../src/redact/cover.ts'
import { createRedactor } from '../../../src/redact/redactor.ts'
import { residualSecrets } from '../../../src/redact/residual-scan.ts'
import { Screen } from '../../../src/screen/screen.ts'
import { coverWith } from '../../../src/session/cover-error.ts'
import { bytesOfChunk } from '../../../src/tape/data.ts'
import { printTape } from '../../../src/tape/print-tape.ts'
import type { Planted } from './plant.ts'

/** Every text that leaves when this was printed and typed: file formats, pictures, logs, snapshots and failures. */
export function surfacesOf({ passages }: Planted): Record<string, string> {
  const happenings = passages.map(({ text, stream }, index): Happening => {
    const bytes = Buffer.from(text, 'utf8')
    return { atUs: index * 20_000, kind: stream === 'input' ? 'input' : 'output', bytes }
  })
  const recorded = tapeOf(happenings, { program: 'sh', args: [], recorder: 'soak' })
  const { tape } = redactTape(recorded, { values: [], hidden: new Set() })
  const text = printTape(tape)
  const residue = residualSecrets(text, { columns: 80 })
  if (residue.length > 0) throw new Error(`nothing would be saved: ${JSON.stringify(residue)}`)
  const chunks = tape.exchanges.flatMap(({ output }) => output.chunks.map(bytesOfChunk))
  const played = screenOf(chunks)
  const live = screenOf(
    happenings.flatMap((each) => (each.kind === 'output' ? [Buffer.from(each.bytes)] : [])),
  )
  const printed = happenings
    .flatMap((each) => (each.kind === 'output' ? [Buffer.from(each.bytes).toString('utf8')] : []))
    .join('')
  const known = { values: secretsIn(printed, undefined, 80) }
  const failure = new Error(`Expected: "never"\nReceived: ${printed}\n${live.text}`)
  coverWith(failure, known)
  return {
    tape: text,
    asciicast: printAsciicast(tape).text,
    svg: played.toSvg(),
    ansi: played.toAnsi(),
    snapshot: cover(live.text, known, 80),
    failure: failure.message,
    log: logged(passages.filter(({ stream }) => stream !== 'input').map((each) => each.text)),
  }
}

function screenOf(chunks: readonly Uint8Array[]): Screen {
  const screen = new Screen({ cols: 80, rows: 24 })
  for (const chunk of chunks) screen.feed(chunk)
  return screen
}

/** As a log of `control` has it: read by read, whole lines as they are there. */
function logged(reads: readonly string[]): string {
  const log = new MaskedOutput(createRedactor({ columns: 80 }))
  const taken = reads.map((text) => {
    log.push(text, 'stdout')
    return log.takeLines()
  })
  return taken.join('') + log.takeAll()
}
