import type { TestResultEntry } from '../control/storage/entities/test-result.ts'
import type { Bench } from './bench.ts'
import type { Attempt } from './verdict.ts'

/**
 * What the fuzzer finds in a few seconds, the same inputs each time. A fault that another test has told already is not told
 * again.
 */
export async function fuzzing(
  { world }: Bench,
  program: string,
  args: readonly string[],
  before: readonly TestResultEntry[],
  env: Readonly<Record<string, string | undefined>> | undefined,
): Promise<Attempt> {
  const told = before.filter(({ passed }) => !passed).map(({ test_type: type }) => type)
  const banner = await world.start()
  const oneShot = banner.banner.end === 'exit'
  const found = await banner.note('fuzz', async () =>
    oneShot || told.length > 0 ? [] : await hunt(program, args, env),
  )
  await banner.close()
  return {
    details: {
      one_shot: oneShot,
      sessions: oneShot || told.length > 0 ? 0 : sessions,
      findings: found.map(({ words }) => words),
      ...(told.length > 0 ? { skipped_because_failed: told } : {}),
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

interface Found {
  words: string
  rate: string
  notation: string
}

async function hunt(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> | undefined,
): Promise<Found[]> {
  const [{ fuzz }, { lines }] = await Promise.all([
    import('../fuzz/fuzz.ts'),
    import('../fuzz/inputs/lines.ts'),
  ])
  const { findings } = await fuzz(program, args, {
    seed,
    inputs: [lines()],
    budget: { sessions, seconds: 20 },
    ...(env === undefined ? {} : { env }),
  })
  return findings
    .filter((each) => each.confirmed && !isInterrupted(each))
    .map(({ words, rate, notation }) => ({ words, rate, notation }))
}
