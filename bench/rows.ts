/** Runs rows of the bench and prints what came out: `node dist/bench/rows.js [row …] [--json]`. */
import { parseArgs } from 'node:util'
import type { Comparison } from './comparison.ts'
import { expectString } from './expect-string.ts'
import { flood } from './flood.ts'
import { fuzzing } from './fuzzing.ts'
import { importFixtures } from './import-fixtures.ts'
import { investigatePrograms } from './investigate.ts'
import { loadTape } from './load-tape.ts'
import { largeOutput } from './large-output.ts'
import { labelledOutputs } from './patterns.ts'
import { recordedInput } from './recorded-input.ts'
import { redaction } from './redact.ts'
import { replayExchanges } from './replay-exchanges.ts'
import { replayedTest } from './replayed-test.ts'
import { spawnPromptExit } from './spawn-prompt-exit.ts'
import { machine, table } from './table.ts'
import { validateTranscript } from './validate-transcript.ts'

const rows: Record<string, () => Promise<Comparison[]>> = {
  'load-tape': loadTape,
  'replay-exchanges': replayExchanges,
  flood,
  'expect-string': expectString,
  'spawn-prompt-exit': spawnPromptExit,
  fuzz: fuzzing,
  'replayed-test': replayedTest,
  'import-fixtures': importFixtures,
  'validate-transcript': validateTranscript,
  redact: redaction,
  'recorded-input': recordedInput,
  'large-output': largeOutput,
  investigate: investigatePrograms,
  patterns: labelledOutputs,
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const unknown = positionals.filter((name) => !(name in rows))
if (unknown.length > 0) {
  console.error(`No such row: ${unknown.join(', ')}. Rows: ${Object.keys(rows).join(', ')}`)
  process.exitCode = 2
} else {
  const found: Comparison[] = []
  for (const [name, row] of Object.entries(rows)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    if (values.json !== true) console.error(`… ${name}`)
    found.push(...(await row()))
  }
  console.log(
    values.json === true
      ? JSON.stringify({ machine: machine(), comparisons: found }, null, 2)
      : `\n${machine()}\n\n${table(found)}`,
  )
}
