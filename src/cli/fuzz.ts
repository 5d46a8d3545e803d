import { appendFileSync } from 'node:fs'
import { type Pacing, pacings } from '../fuzz/step.ts'
import { FuzzProgress } from './fuzz-progress.ts'
import { command, type Command, json } from './frame/command.ts'
import { interrupts } from './frame/interrupts.ts'
import { amount, whole } from './frame/numbers.ts'
import { present } from './frame/present.ts'
import { writeReport } from './inquiry.ts'
import { junitOf } from './junit.ts'
import { programOf } from './frame/words.ts'

/** `termtape fuzz`: looks for faults in a program, or repeats one; 1 if there are any. */
export const fuzzCommand: Command = command({
  usage: '[options] -- PROGRAM [ARGUMENT…]',
  about: `Look for faults in a program, or repeat one: crashes, hangs, a terminal left broken. Exits 1 if it found any.`,
  options: {
    seconds: { type: 'string', value: 'N', does: 'how long to look', default: '60' },
    sessions: { type: 'string', value: 'N', does: 'how many cases to play', default: 'as many as fit' },
    seed: {
      type: 'string',
      value: 'N',
      does: 'the seed of every choice',
      default: 'a new one, which is shown',
    },
    lanes: { type: 'string', value: 'N', does: 'programs at a time', default: '2 per processor' },
    unguided: { type: 'boolean', does: 'do not let what was seen decide what is tried next' },
    spec: { type: 'boolean', does: 'write a regression spec and its tape for every finding' },
    log: {
      type: 'string',
      value: 'FILE',
      does: 'write a line for every case, which repeats it',
      default: 'no log',
    },
    steps: {
      type: 'string',
      value: 'STEPS',
      does: 'repeat these steps, as a finding names them, instead',
      default: 'look for faults',
    },
    pacing: {
      type: 'string',
      value: 'PACE',
      choices: pacings,
      does: 'how the steps are paced',
      default: 'as found',
    },
    runs: { type: 'string', value: 'N', does: 'how often the steps are repeated', default: '5' },
    junit: { type: 'string', value: 'FILE', does: 'write the findings as JUnit XML', default: 'no file' },
    findings: {
      type: 'string',
      value: 'FILE',
      does: 'write the findings and their tapes to a JSON file that `termtape view` shows',
      default: 'no file',
    },
    json,
  },
  examples: ['termtape fuzz --seconds 30 -- less notes.txt'],
  async run(given) {
    const { values } = given
    const [program, ...args] = programOf(given, 'termtape fuzz -- less notes.txt')
    const call: Call = { program, args, json: values.json === true }
    if (values.steps !== undefined)
      return repeated(call, values.steps, pacingOf(values.pacing), whole('--runs', values.runs))
    const seconds = amount('--seconds', values.seconds, 'seconds')
    const sessions = whole('--sessions', values.sessions)
    return campaign(
      call,
      { spec: values.spec === true, junit: values.junit, findings: values.findings },
      {
        ...present({
          seed: whole('--seed', values.seed),
          log: logTo(values.log),
          lanes: whole('--lanes', values.lanes),
        }),
        ...(values.unguided === true ? { guided: false } : {}),
        ...(seconds === undefined && sessions === undefined
          ? {}
          : { budget: present({ seconds, sessions }) }),
      },
    )
  },
})

interface Call {
  program: string
  args: readonly string[]
  json: boolean
}

/** What is written beside what is said. */
interface Writes {
  spec: boolean
  junit: string | undefined
  findings: string | undefined
}

async function campaign(
  { program, args, json: asJson }: Call,
  writes: Writes,
  options: Parameters<typeof import('../fuzz/fuzz.ts').fuzz>[2],
): Promise<number> {
  const { fuzz } = await import('../fuzz/fuzz.ts')
  const { report } = await import('../fuzz/report.ts')
  using stop = interrupts()
  const progress = new FuzzProgress(process.stderr)
  const outcome = await fuzz(program, args, {
    ...options,
    signal: stop.signal,
    floor: true,
    progress: (each) => progress.tell(each),
  }).finally(() => {
    progress.clear()
  })
  const { corpus: _, ...told } = outcome
  const findings = outcome.findings.map(({ inputs: __, shrunk: ___, tape: ____, ...finding }) => finding)
  process.stdout.write(
    asJson
      ? `${JSON.stringify({ ...told, findings, unconfirmed: outcome.unconfirmed.length })}\n`
      : `${report(outcome)}\n`,
  )
  if (writes.findings !== undefined) {
    const { printFindings } = await import('../fuzz/saved-findings.ts')
    await writeReport(writes.findings, printFindings(outcome))
  }
  if (writes.junit !== undefined)
    await writeReport(
      writes.junit,
      junitOf(
        `fuzzing of ${program}`,
        outcome.findings.map(({ kind, words }) => ({ name: kind, failure: words })),
      ),
    )
  for (const finding of writes.spec ? outcome.findings : []) {
    const { spec, tape } = await finding.toSpec()
    process.stdout.write(`Wrote ${spec}\nWrote ${tape}\n`)
  }
  if (stop.exitCode !== undefined) return stop.exitCode
  return outcome.findings.length === 0 ? 0 : 1
}

async function repeated(
  { program, args, json: asJson }: Call,
  steps: string,
  pacing: Pacing | undefined,
  runs: number | undefined,
): Promise<number> {
  const { repeat } = await import('../fuzz/repeat.ts')
  const { words, hits, runs: made, screen } = await repeat(program, args, { steps, pacing, runs, all: true })
  if (asJson) process.stdout.write(`${JSON.stringify({ words, hits, runs: made, screen })}\n`)
  else
    process.stdout.write(
      words === null ? `Nothing happened in ${made} runs.\n` : `It ${words}: ${hits} of ${made} runs.\n`,
    )
  return words === null ? 0 : 1
}

/** Every case on a line of a file, as it was played: the choices of a run that cannot be repeated by its seed. */
function logTo(path: string | undefined): ((line: string) => void) | undefined {
  return path === undefined ? undefined : (line) => appendFileSync(path, `${line}\n`)
}

function pacingOf(value: string | undefined): Pacing | undefined {
  return pacings.find((each) => each === value)
}
