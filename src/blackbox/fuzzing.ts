import type { TestResultEntry } from '../control/storage/entities/test-result.ts'
import { OptionError } from '../errors.ts'
import type { Bench } from './bench.ts'
import type { Attempt } from './verdict.ts'

/**
 * What the fuzzer finds in a few seconds, the same inputs each time. A fault that another test has told already is not told
 * again.
 */
export async function fuzzing(
  { world, cwd }: Bench,
  program: string,
  args: readonly string[],
  before: readonly TestResultEntry[],
  env: Environment | undefined,
): Promise<Attempt> {
  const told = before.filter(({ passed }) => !passed).map(({ test_type: type }) => type)
  const banner = await world.start()
  const oneShot = banner.banner.end === 'exit'
  const { found, skipped } = await banner.note('fuzz', async () =>
    oneShot || told.length > 0 ? { found: [] } : await hunt(program, args, { env, cwd }),
  )
  await banner.close()
  return {
    details: {
      one_shot: oneShot,
      sessions: oneShot || told.length > 0 ? 0 : sessions,
      findings: found.map(({ words }) => words),
      ...(told.length > 0 ? { skipped_because_failed: told } : {}),
      ...(skipped === undefined ? {} : { skipped }),
    },
    problems: found.map(({ words, rate, notation }) => `${words} (${rate}) Input: ${notation}`),
  }
}

/** Interrupted, a program ends where it stands, and most shells put the terminal right again. */
function isInterrupted({ kind, notation }: { kind: string; notation: string }): boolean {
  return kind === 'terminal-left' && /\^[C\\]/.test(notation)
}

const sessions = 16
const seed = 1

type Environment = Readonly<Record<string, string | undefined>>

interface Found {
  words: string
  rate: string
  notation: string
}

async function hunt(
  program: string,
  args: readonly string[],
  { env, cwd }: { env: Environment | undefined; cwd: string | undefined },
): Promise<{ found: Found[]; skipped?: string }> {
  const [{ fuzz }, { lines }] = await Promise.all([
    import('../fuzz/fuzz.ts'),
    import('../fuzz/inputs/lines.ts'),
  ])
  const campaign = fuzz(program, args, {
    seed,
    inputs: [lines()],
    budget: { sessions, seconds: 20 },
    // What it uses, and whether that grows, is another test's, with limits of the user's.
    ignore: ['memory-leak', 'descriptor-leak'],
    ...(env === undefined ? {} : { env }),
    ...(cwd === undefined ? {} : { cwd }),
  })
  // The fuzzer's sandbox is narrower: what cannot be used in it is no fault of the program.
  const outcome = await campaign.catch((error: unknown) => {
    if (error instanceof OptionError) return error.message
    throw error
  })
  if (typeof outcome === 'string') return { found: [], skipped: outcome }
  const found = outcome.findings
    .filter((each) => each.confirmed && !isInterrupted(each))
    .map(({ words, rate, notation }) => ({ words, rate, notation }))
  return { found }
}
