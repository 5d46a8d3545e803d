import { commandLine } from '../tape/command-line.ts'
import type { DriftTier, Exit } from '../errors.ts'
import { describeInput } from '../session/describe-input.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Tape, TapeInput, TapeMeta } from '../tape/tape.ts'
import { type Turn, turnsOf } from '../tape/turns-of.ts'
import { answerDiff } from './answer-diff.ts'
import { OutputWatch } from './output-watch.ts'
import { compareFiles, fileDiff } from './same-files.ts'

/** One input and its answer, on both tapes or on one of them. */
export interface ExchangeDifference {
  /** Its place on the one tape; null where only the other has it. */
  one: number | null
  other: number | null
  /** The input in words. */
  input: string
  /** `flow`: it is on one tape only, or the program ended otherwise. */
  tier: DriftTier
  /** Lines that differ, `-` the one, `+` the other. */
  diff: string[]
}

export interface TapeDifference {
  /** The worst of all. */
  tier: DriftTier
  /** What the tapes say of their start that differs, in words. */
  start: string[]
  exchanges: ExchangeDifference[]
}

/** How two tapes differ in what was said: clocks, delays and chunking never count, volatile values are `cosmetic`. */
export function tapeDiff(one: Tape, other: Tape): TapeDifference {
  const start = startDiff(one.meta, other.meta)
  const exchanges = paired(saidOn(one), saidOn(other)).map(compared)
  const worst = [...(start.length > 0 ? (['output'] as const) : []), ...exchanges.map(({ tier }) => tier)]
  return { tier: tiers[Math.max(0, ...worst.map((tier) => tiers.indexOf(tier)))] ?? 'same', start, exchanges }
}

const tiers: readonly DriftTier[] = ['same', 'cosmetic', 'output', 'flow']

type Pair = readonly [Turn | undefined, Turn | undefined]

/** A turn, and what makes it the same input as one of another tape. */
interface Said {
  turn: Turn
  key: string
}

function saidOn({ meta, exchanges }: Tape): Said[] {
  return turnsOf(exchanges).map((turn) => ({ turn, key: keyOf(turn.input, meta.pty !== null) }))
}

/** In a terminal a line, keys and an end of file are the bytes that were typed: other tools write down no more. */
function keyOf(input: TapeInput, isTerminal: boolean): string {
  if (input.kind === 'eof' && isTerminal) return 'typed \u0004'
  const given = fromTape(input)
  if (given === undefined || !('data' in given) || !isTerminal) return JSON.stringify(input)
  const typed = Buffer.from(given.data).toString('latin1')
  return `${input.kind === 'reply' ? 'reply' : 'typed'} ${typed}${input.kind === 'line' ? '\r' : ''}`
}

/** Turns side by side: those of the same input in the longest common order, the others alone. */
function paired(one: readonly Said[], other: readonly Said[]): Pair[] {
  const [ours, theirs] = [one.map(({ key }) => key), other.map(({ key }) => key)]
  let front = 0
  while (front < ours.length && front < theirs.length && ours[front] === theirs[front]) front++
  let back = 0
  while (
    back < ours.length - front &&
    back < theirs.length - front &&
    ours[ours.length - 1 - back] === theirs[theirs.length - 1 - back]
  )
    back++
  const middle = common(ours.slice(front, ours.length - back), theirs.slice(front, theirs.length - back))
  const pairs: Pair[] = one.slice(0, front).map(({ turn }, at) => [turn, other[at]?.turn])
  for (const [left, right] of middle)
    pairs.push([
      left === undefined ? undefined : one[front + left]?.turn,
      right === undefined ? undefined : other[front + right]?.turn,
    ])
  for (let at = back; at > 0; at--) pairs.push([one[one.length - at]?.turn, other[other.length - at]?.turn])
  return pairs
}

/** The longest common subsequence by the table; where that would be too large, nothing in the middle is taken for common. */
function common(
  one: readonly string[],
  other: readonly string[],
): [number | undefined, number | undefined][] {
  if (one.length * other.length > cellsMax)
    return [
      ...one.map((_, at): [number, undefined] => [at, undefined]),
      ...other.map((_, at): [undefined, number] => [undefined, at]),
    ]
  const width = other.length + 1
  const lengths = new Uint32Array((one.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const pairs: [number | undefined, number | undefined][] = []
  let [row, column] = [0, 0]
  while (row < one.length || column < other.length) {
    if (row < one.length && column < other.length && one[row] === other[column]) pairs.push([row++, column++])
    else if (column >= other.length || (row < one.length && at(row + 1, column) >= at(row, column + 1)))
      pairs.push([row++, undefined])
    else pairs.push([undefined, column++])
  }
  return pairs
}

/** Cells of the table that finds what two tapes have in common. */
const cellsMax = 4_000_000

function compared([one, other]: Pair): ExchangeDifference {
  const place = { one: one?.index ?? null, other: other?.index ?? null }
  const input = wordsOf((one ?? other)?.input)
  if (one === undefined || other === undefined)
    return { ...place, input, tier: 'flow', diff: [one === undefined ? `+ ${input}` : `- ${input}`] }
  const exit = exitDiff(one.exit, other.exit)
  const watch = new OutputWatch(one.bytes)
  watch.heard(other.bytes)
  const said = watch.state === 'complete' ? watch.tier : 'output'
  const [ours, theirs] = [one, other].map(({ exchanges }) => exchanges.flatMap(({ files = [] }) => files))
  const left = compareFiles(ours, theirs)
  const diff = [
    ...(said === 'output' ? answerDiff(one.bytes.toString('utf8'), other.bytes.toString('utf8')) : []),
    ...(left === 'different' ? fileDiff(ours, theirs) : []),
    ...exit,
  ]
  const tier =
    exit.length > 0
      ? 'flow'
      : left === 'different'
        ? 'output'
        : said === 'same' && left === 'cosmetic'
          ? 'cosmetic'
          : said
  return { ...place, input, tier, diff }
}

function exitDiff(one: Exit | null, other: Exit | null): string[] {
  const [ours, theirs] = [one, other].map((exit) =>
    exit === null
      ? 'goes on'
      : exit.signal === null
        ? `ends with exit code ${exit.code}`
        : `ends with ${exit.signal}`,
  )
  return ours === theirs ? [] : [`- ${ours}`, `+ ${theirs}`]
}

/** An input in words, the start too. */
export function wordsOf(input: TapeInput | undefined): string {
  const given = input === undefined ? undefined : fromTape(input)
  return given === undefined ? 'start' : describeInput(given)
}

function startDiff(one: TapeMeta, other: TapeMeta): string[] {
  const facts = (meta: TapeMeta): Record<string, string> => ({
    command: commandLine(meta.program, meta.args),
    'working folder': meta.cwd,
    terminal: meta.pty === null ? 'none: pipes' : `${meta.pty.cols}x${meta.pty.rows}`,
    ...Object.fromEntries(Object.entries(meta.env).map(([name, value]) => [`variable ${name}`, value])),
  })
  const [ours, theirs] = [facts(one), facts(other)]
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) =>
    ours[name] === theirs[name] ? [] : [`${name}: ${ours[name] ?? 'not set'} | ${theirs[name] ?? 'not set'}`],
  )
}
