import { isDeepStrictEqual } from 'node:util'
import type { DriftTier, Exit } from '../errors.ts'
import { createNormaliser } from '../match/normalise.ts'
import { plainText } from '../session/scene.ts'

/** What a program answered to one input. */
export interface Answer {
  output: string
  exit: Exit | null
}

/** Paths, volatile values and trailing line ends do not count; escape sequences do, for they are what a person sees. */
const normalise = createNormaliser()

/**
 * How far two answers lie apart: `same` byte for byte; `cosmetic` in volatile values such as times, ids and temporary paths;
 * `output` in what is said; `flow` in whether and how the program ended.
 */
export function compareAnswers(recorded: Answer, actual: Answer): DriftTier {
  if (!isDeepStrictEqual(recorded.exit, actual.exit)) return 'flow'
  if (recorded.output === actual.output) return 'same'
  const escapes = isDeepStrictEqual(escapesOf(recorded.output), escapesOf(actual.output))
  return escapes && normalise(recorded.output) === normalise(actual.output) ? 'cosmetic' : 'output'
}

/** The lines in which two outputs differ, as a person compares them: `-` recorded, `+` actual; volatile values count as equal. */
export function answerDiff(recorded: string, actual: string): string[] {
  const [old, fresh] = [linesOf(recorded), linesOf(actual)]
  const same = (at: number, other: number): boolean => old.at(at)?.normal === fresh.at(other)?.normal
  const shorter = Math.min(old.length, fresh.length)
  let head = 0
  while (head < shorter && same(head, head)) head++
  let tail = 0
  while (tail < shorter - head && same(-1 - tail, -1 - tail)) tail++
  const part = (lines: typeof old, mark: string): string[] =>
    shortened(lines.slice(head, lines.length - tail).map(({ text }) => text)).map((line) => `${mark} ${line}`)
  const lines = [...part(old, '-'), ...part(fresh, '+')]
  return lines.length > 0 ? lines : ['  only escape sequences differ']
}

function linesOf(output: string): { text: string; normal: string }[] {
  return plainText(output)
    .split('\n')
    .map((text) => ({ text, normal: normalise(text) }))
}

const diffLinesMax = 12

function shortened(lines: readonly string[]): string[] {
  return lines.length <= diffLinesMax
    ? [...lines]
    : [...lines.slice(0, diffLinesMax), `… ${lines.length - diffLinesMax} more lines`]
}

const escapeSequence =
  /\u001b(?:\[[\u0020-\u003f]*[\u0040-\u007e]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u0020-\u002f]*[\u0030-\u007e])/g

// Titles hold paths and other values of the moment, so of string sequences only the kind counts.
function escapesOf(text: string): string[] {
  return (text.match(escapeSequence) ?? []).map((sequence) =>
    /^\u001b[\]PX^_]/.test(sequence) ? sequence.slice(0, 3) : sequence,
  )
}
