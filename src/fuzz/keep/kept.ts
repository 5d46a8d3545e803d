import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { keepUnchanged } from '../../record/keep-unchanged.ts'
import { readTape } from '../../tape/tape-file.ts'
import { TapeStore } from '../../tape/tape-store.ts'
import type { Tape } from '../../tape/tape.ts'
import type { Known } from '../outcome.ts'
import { keyOf, type Step } from '../step.ts'
import { noteOn } from './finding-tape.ts'
import { verdictOfTape } from './verdict-of-tape.ts'

/** A tape a fuzzer left, with its name below the program's folder. */
export interface KeptTape {
  name: string
  path: string
  tape: Tape
}

/** What was kept of a program: findings in `fuzz/`, ways to places in `fuzz/corpus/`, in the order of their names. */
export async function keptTapes(
  tapes: string,
  command: string,
  args: readonly string[],
): Promise<{ findings: KeptTape[]; corpus: KeptTape[] }> {
  const folder = join(tapes, basename(command))
  return {
    findings: (await tapesIn(folder, 'fuzz', args)).filter(({ tape }) => noteOn(tape)?.key !== undefined),
    corpus: await tapesIn(folder, 'fuzz/corpus', args),
  }
}

/**
 * Writes a tape under a name that follows from its inputs, so that every machine gives it the same. One that says the same already stays
 * as it is: what several shards or runs found is no change.
 */
export async function keepTape(tapes: string, name: string, tape: Tape): Promise<string> {
  const path = join(tapes, tape.meta.program, `${name}.json5`)
  const old = (await readTape(path))?.tape
  const isSameVerdict = old !== undefined && isDeepStrictEqual(noteOn(old), noteOn(tape))
  const kept = isSameVerdict ? keepUnchanged(old, tape) : tape
  if (kept !== old) await new TapeStore(tapes).overwrite({ id: name, path, tape: kept }, kept)
  return path
}

export function findingName(kind: string, steps: readonly Step[]): string {
  return `fuzz/${kind}-${hashOf(steps)}`
}

export function corpusName(steps: readonly Step[]): string {
  return `fuzz/corpus/${hashOf(steps)}`
}

/** What kept tapes say without the program: a failure that is on its tape is still there, as far as anybody knows. */
export function knownOnTapes(findings: readonly KeptTape[]): Known[] {
  return findings.map(({ name, tape }) => {
    const words = verdictOfTape(tape)
    return words === null
      ? { name, state: 'FIXED', words: 'its tape shows no failure any more' }
      : { name, state: 'FAILED', words }
  })
}

async function tapesIn(folder: string, below: string, args: readonly string[]): Promise<KeptTape[]> {
  const place = join(folder, below)
  if (!existsSync(place)) return []
  const names = readdirSync(place)
    .filter((name) => name.endsWith('.json5'))
    .toSorted()
  const read = await Promise.all(
    names.map(async (file) => {
      const path = join(place, file)
      const found = await readTape(path)
      return found === undefined
        ? []
        : [{ name: `${below}/${file.slice(0, -'.json5'.length)}`, path, tape: found.tape }]
    }),
  )
  return read.flat().filter(({ tape }) => tape.meta.args.join('\0') === args.join('\0'))
}

function hashOf(steps: readonly Step[]): string {
  return createHash('sha1').update(steps.map(keyOf).join('\0'), 'latin1').digest('hex').slice(0, 10)
}
