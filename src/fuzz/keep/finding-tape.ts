import { basename } from 'node:path'
import { wallClock } from '../../clock.ts'
import { redactTape } from '../../record/redact-tape.ts'
import { audit } from '../../redact/audit.ts'
import { secretValues } from '../../redact/secret-names.ts'
import { tapeSession } from '../../open/tape-meta.ts'
import { toTape } from '../../session/taped-input.ts'
import { payloadOfBytes } from '../../tape/data.ts'
import { printTape } from '../../tape/print-tape.ts'
import { Prompt } from '../../tape/prompt.ts'
import type { Exchange, Tape, TapeInput } from '../../tape/tape.ts'
import { merged } from '../hunt/atoms.ts'
import type { Verdict } from '../oracles/verdict.ts'
import type { Played } from '../run/played.ts'
import type { Pacing, Step } from '../step.ts'

/** The program as a tape names it. */
export interface TapedProgram {
  command: string
  args: readonly string[]
  cols: number
  rows: number
}

/** What a tape of the fuzzer says beside what was exchanged; in `annotations.fuzz` of its last exchange. */
export interface FuzzNote {
  /** The class of failure it was recorded for; absent on a tape of the corpus. */
  key?: string
  /** What is wrong at the end of this conversation, in words; null where nothing is (any more). */
  words: string | null
  pacing: Pacing
}

/** A run as a tape, without secrets. */
export function tapeOf(program: TapedProgram, played: Played, note: FuzzNote): Tape {
  const prompt = new Prompt()
  const inputs: readonly TapeInput[] = [{ kind: 'start' }, ...stepsGiven(played).map(inputOf)]
  const answers = answersOf(played)
  const exchanges = inputs.map((input, index): Exchange => {
    const bytes = answers[index] ?? Buffer.alloc(0)
    const pre = { prompt: index === 0 ? null : prompt.text, stateHash: null }
    prompt.output(bytes)
    const isLast = index === inputs.length - 1
    const exit =
      isLast && played.exit !== null ? { code: played.exit.code, signal: played.exit.signal } : null
    return {
      pre,
      input,
      output: { chunks: bytes.length === 0 ? [] : [{ delay_ms: 0, ...payloadOfBytes(bytes) }] },
      exit,
      dur_ms: 0,
      annotations: isLast ? { fuzz: { ...note } } : {},
    }
  })
  const { command, args, cols, rows } = program
  const tape: Tape = {
    version: 1,
    meta: {
      program: basename(command),
      args: [...args],
      env: {},
      cwd: '.',
      pty: { rows, cols },
      createdAt: wallClock().toISOString(),
      tag: 'fuzz',
      latency: 0,
      errorRate: 0,
      seed: 0,
    },
    session: tapeSession(null),
    exchanges,
  }
  const values = secretValues(process.env)
  const clean = redactTape(tape, { values, hidden: new Set() }).tape
  audit(printTape(clean), 'the tape of a finding', {
    values: values.map(({ value }) => value),
    columns: cols,
  })
  return clean
}

/** What a tape of the fuzzer says of itself; undefined for any other tape. */
export function noteOn({ exchanges }: Tape): FuzzNote | undefined {
  const note: unknown = exchanges.at(-1)?.annotations['fuzz']
  if (typeof note !== 'object' || note === null) return undefined
  const { key, words, pacing }: Record<string, unknown> = { ...note }
  if (pacing !== 'burst' && pacing !== 'paced' && pacing !== 'slow') return undefined
  return {
    ...(typeof key === 'string' ? { key } : {}),
    words: typeof words === 'string' ? words : null,
    pacing,
  }
}

export function noteOf(verdict: Verdict | undefined, pacing: Pacing, key?: string): FuzzNote {
  return { ...(key === undefined ? {} : { key }), words: verdict?.words ?? null, pacing }
}

function stepsGiven({ case: { steps, pacing }, given }: Played): readonly Step[] {
  const all = steps.slice(0, given)
  return pacing === 'burst' ? merged(all) : all
}

/** What was said at the start, then to each step; of a burst, where only its last byte is answered, to the whole. */
function answersOf({ answers, case: each, given }: Played): Buffer[] {
  if (each.pacing !== 'burst') return [...answers]
  const [start = Buffer.alloc(0), ...rest] = answers
  const joined: Buffer[] = []
  for (const [index, step] of each.steps.slice(0, given).entries()) {
    const goesOn = step.do === 'send' && index > 0 && each.steps[index - 1]?.do === 'send'
    const answer = rest[index] ?? Buffer.alloc(0)
    if (goesOn) joined[joined.length - 1] = Buffer.concat([joined.at(-1) ?? answer, answer])
    else joined.push(answer)
  }
  return [start, ...joined]
}

function inputOf(step: Step): TapeInput {
  switch (step.do) {
    case 'send':
      return toTape({ kind: 'raw', data: step.bytes })
    case 'resize':
      return { kind: 'resize', cols: step.cols, rows: step.rows }
    case 'signal':
      return { kind: 'signal', signal: step.signal }
    case 'hang-up':
      return { kind: 'signal', signal: 'SIGHUP' }
  }
}
