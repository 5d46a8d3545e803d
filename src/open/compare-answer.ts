import { isDeepStrictEqual } from 'node:util'
import type { DriftTier, Exit } from '../errors.ts'
import { createNormaliser } from '../match/normalise.ts'
import { sharedEnds } from '../text/difference.ts'
import { plainText } from '../text/plain-text.ts'
import { sequencesOf } from '../text/sequences.ts'

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
  const { front, back } = sharedEnds(old, fresh, (one, other) => one?.normal === other?.normal)
  const part = (lines: typeof old, mark: string): string[] =>
    shortened(lines.slice(front, lines.length - back).map(({ text }) => text)).map(
      (line) => `${mark} ${line}`,
    )
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

// Titles hold paths and other values of the moment, so of string sequences only the kind counts.
function escapesOf(text: string): string[] {
  return [...sequencesOf(text)]
    .filter(({ complete }) => complete)
    .map(({ kind, text: whole }) => (kind === 'csi' || kind === 'escape' ? whole : whole.slice(0, 3)))
}
