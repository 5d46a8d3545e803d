import { join } from 'node:path'
import * as fc from 'fast-check'
import { TapeMissError } from '../../src/errors.ts'
import { changes, pickBy } from './changed-talks.ts'
import { anyTalk, have, type Machine, machineAt, type Talk } from './varied-talks.ts'

export interface SoakResult {
  /** Changed talks that were refused. */
  caught: number
  /** Talks that were replayed as they may vary. */
  replayed: number
  /** Both, by the kind of change or of variation. */
  kinds: Map<string, number>
  /** What went otherwise, in words. */
  wrong: string[]
}

/** Records talks of a seed, and has each again in every changed way, which is to fail, and every way it may vary, which is not. */
export async function soakTalks({
  folder,
  seed,
  talks,
}: {
  folder: string
  seed: number
  talks: number
}): Promise<SoakResult> {
  const result: SoakResult = { caught: 0, replayed: 0, kinds: new Map(), wrong: [] }
  for (const [index, talk] of fc.sample(anyTalk, { numRuns: talks, seed }).entries()) {
    const tapes = join(folder, `tapes-${index}`)
    const first = await machineAt(folder, index * 10)
    const failed = await have(talk, first, tapes, true)
    if (failed !== undefined) {
      result.wrong.push(`talk ${index} was not recorded: ${firstLine(failed)} ${JSON.stringify(talk)}`)
      continue
    }
    await varied(talk, index, tapes, folder, result)
    await changed(talk, index, seed, tapes, first, await machineAt(folder, index * 10 + 1), result)
  }
  return result
}

async function varied(
  talk: Talk,
  index: number,
  tapes: string,
  folder: string,
  result: SoakResult,
): Promise<void> {
  const here = await machineAt(folder, index * 10)
  const other = await machineAt(folder, index * 10 + 1)
  const third = await machineAt(folder, index * 10 + 2)
  const reversed = { ...talk, env: Object.fromEntries(Object.entries(talk.env).toReversed()) }
  const spelled: Talk = {
    ...talk,
    steps: talk.steps.map((step) => ('line' in step && step.line !== '' ? { keys: `${step.line}\r` } : step)),
  }
  const ways: [string, Talk, Machine][] = [
    ['the same again', talk, here],
    ['another machine', talk, other],
    ['a third machine', reversed, third],
    ['another secret', talk, { ...here, token: 'dummy' }],
    ['no secret', talk, { ...other, token: '' }],
    ['lines sent with their end', spelled, other],
  ]
  for (const [way, each, machine] of ways) {
    const error = await have(each, machine, tapes, false)
    if (error === undefined) {
      result.replayed++
      count(result, `replayed: ${way}`)
    } else result.wrong.push(`talk ${index}, ${way}, failed: ${words(error)} ${JSON.stringify(talk)}`)
  }
}

async function changed(
  talk: Talk,
  index: number,
  seed: number,
  tapes: string,
  here: Machine,
  other: Machine,
  result: SoakResult,
): Promise<void> {
  const pick = pickBy(seed * 1000 + index)
  for (const [name, change] of Object.entries(changes)) {
    const each = change(talk, pick)
    if (each === undefined || JSON.stringify(each) === JSON.stringify(talk)) continue
    const error = await have(each, pick([here, other]), tapes, false)
    if (error instanceof TapeMissError) {
      result.caught++
      count(result, `caught: ${name}`)
    } else
      result.wrong.push(
        `talk ${index}, ${name} was not caught: ${words(error)} ${JSON.stringify(talk)} ${JSON.stringify(each)}`,
      )
  }
}

function count({ kinds }: SoakResult, kind: string): void {
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
}

function firstLine(error: unknown): string {
  return String(error).split('\n')[0] ?? ''
}

function words(error: unknown): string {
  return String(error).split('\n').slice(0, 6).join(' | ')
}
