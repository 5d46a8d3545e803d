import { isDeepStrictEqual } from 'node:util'
import { compareFiles } from '../compare/same-files.ts'
import { bytesOfChunk } from '../tape/data.ts'
import { differsInValuesOnly } from './differs-in-values.ts'
import { looksSame } from './looks-same.ts'
import type { Exchange, Tape, TapedFile, TapeMeta } from '../tape/tape.ts'

/**
 * The tape to write when `fresh` was recorded over `old`: the old one, untouched, if the same was said or shown but
 * for times, ids and other values that vary; otherwise the fresh one, with the clock's noise and the hand-written settings kept wherever an exchange did not change.
 *
 * Without this a re-recording of an unchanged program would differ in every delay, and a reviewer would learn to skip
 * tape diffs.
 *
 * @param pids numbers of processes of the fresh recording, which it may show
 */
export function keepUnchanged(old: Tape | undefined, fresh: Tape, pids: readonly string[] = []): Tape {
  if (old === undefined) return fresh
  const { tag, latency, errorRate, seed } = old.meta
  const meta = { ...fresh.meta, tag, latency, errorRate, seed }
  const ended = endedLike(old, fresh)
  const sameMeta = isDeepStrictEqual(comparedMeta(meta), comparedMeta(old.meta))
  if (
    sameMeta &&
    sameSandboxes(old, fresh) &&
    (saysTheSame(old, ended) || (isKept(old, ended, pids) && sameAsked(old, ended)))
  )
    return old
  const counterparts = align(old.exchanges, fresh.exchanges)
  return {
    ...fresh,
    meta,
    exchanges: fresh.exchanges.map((exchange, index) => keepNoise(counterparts[index], exchange)),
  }
}

/**
 * A program that was told to end may do so before or after a spec that does not wait for it. One that waits records the end, so a
 * recording without it differs from one with it in nothing that anybody asked for.
 */
function endedLike(old: Tape, fresh: Tape): Tape {
  const [before, after] = [old.exchanges.at(-1), fresh.exchanges.at(-1)]
  if (after?.exit !== null || before === undefined || before.exit === null) return fresh
  return { ...fresh, exchanges: [...fresh.exchanges.slice(0, -1), { ...after, exit: before.exit }] }
}

/** When it was recorded, and which folders moved there, says nothing of the program. */
function comparedMeta(meta: TapeMeta): unknown {
  const { createdAt: _, literal: __, ...said } = meta
  return said
}

/** Whether the same was said or shown, byte for byte or picture for picture. */
export function saysTheSame(old: Tape, fresh: Tape): boolean {
  return sameTranscript(old, fresh) || (looksSame(old, fresh) && sameAsked(old, fresh))
}

/** Differences of times and ids alone are no reason to rewrite a tape, unless the user says so. */
function isKept(old: Tape, fresh: Tape, pids: readonly string[]): boolean {
  return process.env['TERMTAPE_REWRITE'] !== 'cosmetic' && differsInValuesOnly(old, fresh, pids)
}

/**
 * Which old exchange each fresh one is to be compared with: counted from the front as far as the same is said, then from
 * the back, so that one put in between, or taken out, changes no other.
 */
function align(old: readonly Exchange[], fresh: readonly Exchange[]): (Exchange | undefined)[] {
  const shorter = Math.min(old.length, fresh.length)
  const agree = (oldIndex: number, freshIndex: number): boolean => {
    const [one, other] = [old[oldIndex], fresh[freshIndex]]
    return one !== undefined && other !== undefined && isSame(one, other)
  }
  let front = 0
  while (front < shorter && agree(front, front)) front++
  let back = 0
  while (back < shorter - front && agree(old.length - 1 - back, fresh.length - 1 - back)) back++
  const middle = old.slice(0, old.length - back)
  const shift = old.length - fresh.length
  return fresh.map((_, index) => (index < fresh.length - back ? middle[index] : old[index + shift]))
}

/** Same files given, same files left in the end; at which input one was first seen is chance. */
function sameSandboxes(old: Tape, fresh: Tape): boolean {
  const given = ({ exchanges }: Tape): unknown =>
    exchanges.flatMap(({ pre }) => (pre.given === undefined ? [] : [pre.given]))
  return (
    isDeepStrictEqual(given(old), given(fresh)) && compareFiles(filesOf(old), filesOf(fresh)) !== 'different'
  )
}

function filesOf({ exchanges }: Tape): TapedFile[] {
  return exchanges.flatMap(({ files = [] }) => files)
}

/** Same inputs, same output in the same order, same end; where exactly an input fell into the output is chance. */
function sameTranscript(old: Tape, fresh: Tape): boolean {
  return (
    isDeepStrictEqual(old.exchanges.map(saidAndEnded), fresh.exchanges.map(saidAndEnded)) &&
    streams.every((stream) => heard(old.exchanges, stream).equals(heard(fresh.exchanges, stream)))
  )
}

function keepNoise(old: Exchange | undefined, fresh: Exchange): Exchange {
  if (old === undefined || !isDeepStrictEqual(old.input, fresh.input)) return fresh
  return isSame(old, fresh)
    ? { ...old, pre: fresh.pre }
    : { ...fresh, annotations: { ...old.annotations, ...asked(fresh) } }
}

/** What the spec asked of the terminal is no setting of a reader's. */
function asked({ annotations: { echoAsked } }: Exchange): Record<string, unknown> {
  return echoAsked === undefined ? {} : { echoAsked }
}

const askedOf = (each: Exchange): unknown[] => Object.values(asked(each))

function sameAsked(old: Tape, fresh: Tape): boolean {
  return isDeepStrictEqual(old.exchanges.flatMap(askedOf), fresh.exchanges.flatMap(askedOf))
}

function isSame(old: Exchange, fresh: Exchange): boolean {
  return (
    isDeepStrictEqual(saidAndEnded(old), saidAndEnded(fresh)) &&
    compareFiles(old.files, fresh.files) !== 'different' &&
    streams.every((stream) => heard([old], stream).equals(heard([fresh], stream)))
  )
}

const streams = ['stdout', 'stderr'] as const

function saidAndEnded({ input, exit, annotations: { echoAsked } }: Exchange): unknown {
  return { input, exit, echoAsked }
}

function heard(exchanges: readonly Exchange[], stream: 'stdout' | 'stderr'): Buffer {
  const chunks = exchanges
    .flatMap((each) => each.output.chunks)
    .filter((chunk) => (chunk.stream ?? 'stdout') === stream)
  return Buffer.concat(chunks.map(bytesOfChunk))
}
