import { z } from 'zod'
import { TapeFormatError } from '../errors.ts'
import type { Tape } from '../tape/tape.ts'
import { parseTape } from '../tape/parse-tape.ts'
import { printTape } from '../tape/print-tape.ts'
import type { Finding, Outcome } from './outcome.ts'

/** A finding as a file holds it, for a page: in words, and as the tape of the failing run. */
export interface SavedFinding {
  kind: string
  words: string
  /** The least that leads to it, as the command line reads it. */
  shrunk: string
  pacing: string
  rate: string
  seen: number
  repeat: string
  tape: Tape
}

export interface SavedFindings {
  program: string
  args: readonly string[]
  seed: number
  findings: readonly SavedFinding[]
}

type Told = 'kind' | 'words' | 'notation' | 'pacing' | 'rate' | 'seen' | 'repeat' | 'tape'
type FoundOut = Pick<Outcome, 'program' | 'args' | 'seed'> & { findings: readonly Pick<Finding, Told>[] }

/** The confirmed findings of a campaign as a file that `termtape view` reads. Their tapes hold no secret. */
export function printFindings({ program, args, seed, findings }: FoundOut): string {
  return `${JSON.stringify({ termtape: 'findings', program, args, seed, findings: findings.map(saved) }, null, 1)}\n`
}

function saved({
  kind,
  words,
  notation,
  pacing,
  rate,
  seen,
  repeat,
  tape,
}: Pick<Finding, Told>): z.infer<typeof findingSchema> {
  return { kind, words, shrunk: notation, pacing, rate, seen, repeat, tape: printTape(tape) }
}

/**
 * The findings in a file; undefined where it holds something else.
 *
 * @throws TapeFormatError when the tape of one is broken
 */
export async function parseFindings(file: string, value: unknown): Promise<SavedFindings | undefined> {
  const read = fileSchema.safeParse(value)
  if (!read.success) return undefined
  const findings: SavedFinding[] = []
  for (const each of read.data.findings) {
    const parsed = await parseTape(each.tape)
    if (!parsed.ok) throw new TapeFormatError(file, parsed.problems)
    findings.push({ ...each, tape: parsed.tape })
  }
  return { ...read.data, findings }
}

const findingSchema = z.strictObject({
  kind: z.string(),
  words: z.string(),
  shrunk: z.string(),
  pacing: z.string(),
  rate: z.string(),
  seen: z.number(),
  repeat: z.string(),
  tape: z.string(),
})

const fileSchema = z.strictObject({
  termtape: z.literal('findings'),
  program: z.string(),
  args: z.array(z.string()),
  seed: z.number(),
  findings: z.array(findingSchema),
})
