import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SpawnError } from '../src/errors.ts'
import { investigate } from '../src/investigate/investigate.ts'
import { againstLimit, type Comparison } from './comparison.ts'
import { truths } from './truth-investigate.ts'

/** What an investigation finds, beside lists made by hand: commands, prompts and exit commands of real programs. */
export async function investigatePrograms(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-bench-'))
  const scores: Score[] = []
  try {
    await writeFile(join(folder, 'disk.img'), '')
    await truncate(join(folder, 'disk.img'), diskBytes)
    for (const [program, truth] of Object.entries(truths)) {
      const report = await investigate(program, truth.args ?? [], {
        live: true,
        save: false,
        cwd: folder,
      }).catch(unlessMissing)
      if (report === undefined) continue
      const found = [
        score(Object.keys(report.commands), truth.commands),
        score(report.prompts, truth.prompts),
        score(report.exit_commands, truth.exits),
      ]
      scores.push(...found)
      console.error(
        `  ${program}: ${found.map((each) => `${each.precision.toFixed(2)}/${each.recall.toFixed(2)}`).join(' ')}`,
      )
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const mean = (of: (each: Score) => number): number =>
    scores.reduce((sum, each) => sum + of(each), 0) / scores.length
  return [
    againstLimit(
      'investigate: precision, mean of lists',
      '',
      mean((each) => each.precision),
      { atLeast: 0.95 },
    ),
    againstLimit(
      'investigate: recall, mean of lists',
      '',
      mean((each) => each.recall),
      { atLeast: 0.9 },
    ),
  ]
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof SpawnError)) throw error
}

const diskBytes = 10_485_760

interface Score {
  precision: number
  recall: number
}

/** Of nothing, finding nothing is right. */
function score(found: readonly string[], truth: readonly string[]): Score {
  const right = found.filter((each) => truth.includes(each)).length
  return {
    precision: found.length === 0 ? 1 : right / found.length,
    recall: truth.length === 0 ? 1 : right / truth.length,
  }
}
