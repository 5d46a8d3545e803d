import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { wallClock } from '../clock.ts'
import type { Progress } from '../fuzz/fuzz-options.ts'
import { type Pacing, pacings } from '../fuzz/step.ts'
import { beforeDashes, behindDashes } from './dashes.ts'
import { amount } from './numbers.ts'
import { UsageError } from './usage-error.ts'

/** `termtape fuzz`: looks for faults in a program, or repeats one; 1 if there are any. */
export async function fuzzCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: beforeDashes(args),
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      seconds: { type: 'string' },
      sessions: { type: 'string' },
      lanes: { type: 'string' },
      unguided: { type: 'boolean' },
      spec: { type: 'boolean' },
      steps: { type: 'string' },
      pacing: { type: 'string' },
      runs: { type: 'string' },
      log: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const [program, ...rest] = [...positionals, ...behindDashes(args)]
  if (program === undefined) throw new UsageError('Missing program: termtape fuzz -- less notes.txt')
  const call: Call = { program, args: rest, json: values.json === true }
  if (values.steps !== undefined)
    return repeated(call, values.steps, pacingOf(values.pacing), whole('--runs', values.runs))
  const seconds = amount('--seconds', values.seconds, 'seconds')
  const sessions = whole('--sessions', values.sessions)
  return campaign(call, values.spec === true, {
    ...given('seed', whole('--seed', values.seed)),
    ...given('log', logTo(values.log)),
    ...given('lanes', whole('--lanes', values.lanes)),
    ...(values.unguided === true ? { guided: false } : {}),
    ...(seconds === undefined && sessions === undefined
      ? {}
      : { budget: { ...given('seconds', seconds), ...given('sessions', sessions) } }),
  })
}

interface Call {
  program: string
  args: readonly string[]
  json: boolean
}

async function campaign(
  { program, args, json }: Call,
  writesSpecs: boolean,
  options: Parameters<typeof import('../fuzz/fuzz.ts').fuzz>[2],
): Promise<number> {
  const { fuzz } = await import('../fuzz/fuzz.ts')
  const { report } = await import('../fuzz/report.ts')
  const outcome = await fuzz(program, args, { ...options, progress: teller() })
  if (process.stderr.isTTY) process.stderr.write(clearLine)
  const { corpus: _, ...told } = outcome
  const findings = outcome.findings.map(({ inputs: __, shrunk: ___, tape: ____, ...finding }) => finding)
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...told, findings, unconfirmed: outcome.unconfirmed.length })}\n`
      : `${report(outcome)}\n`,
  )
  for (const finding of writesSpecs ? outcome.findings : []) {
    const { spec, tape } = await finding.toSpec()
    process.stdout.write(`Wrote ${spec}\nWrote ${tape}\n`)
  }
  return outcome.findings.length === 0 ? 0 : 1
}

async function repeated(
  { program, args, json }: Call,
  steps: string,
  pacing: Pacing | undefined,
  runs: number | undefined,
): Promise<number> {
  const { repeat } = await import('../fuzz/repeat.ts')
  const { words, hits, runs: made, screen } = await repeat(program, args, { steps, pacing, runs, all: true })
  if (json) process.stdout.write(`${JSON.stringify({ words, hits, runs: made, screen })}\n`)
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

const clearLine = '\r\u001b[K'
const quietMs = 60_000

/** One line that is written over on a terminal; elsewhere a line a minute. */
function teller(): (progress: Progress) => void {
  let told = wallClock().getTime()
  return ({ ms, sessions, steps, places, corpus, findings, sinceNewMs }) => {
    const seconds = ms / 1_000
    const line = `${seconds.toFixed(0)} s: ${(sessions / seconds).toFixed(1)} sessions/s, ${(steps / seconds).toFixed(0)} steps/s, corpus ${corpus}, ${places} places, ${findings} findings, last new one ${(sinceNewMs / 1_000).toFixed(0)} s ago`
    if (process.stderr.isTTY) return void process.stderr.write(`${clearLine}${line}`)
    if (wallClock().getTime() - told < quietMs) return
    told = wallClock().getTime()
    process.stderr.write(`${line}\n`)
  }
}

function whole(option: string, value: string | undefined): number | undefined {
  const number = amount(option, value, 'a number')
  if (number !== undefined && !Number.isInteger(number))
    throw new UsageError(`${option} takes a whole number, e.g. ${option} 5.`)
  return number
}

function pacingOf(value: string | undefined): Pacing | undefined {
  const found = pacings.find((each) => each === value)
  if (value !== undefined && found === undefined)
    throw new UsageError(`--pacing takes ${pacings.join(', ')}.`)
  return found
}

function given<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  const record: Partial<Record<K, T>> = {}
  if (value !== undefined) record[name] = value
  return record
}
