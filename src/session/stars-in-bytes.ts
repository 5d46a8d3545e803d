import { stripEscapes } from '../text/strip-escapes.ts'
import { tellingGraphemes } from './judge-line.ts'
import { graphemesOf, isAll, isMaskCharacter } from './mask-runs.ts'
import type { TypedLine } from './typed-lines.ts'

/**
 * Whether the program answered with one mask character per key, before anything else showed the text. A screen that was wiped in the
 * same write shows no masks at all: its bytes tell.
 */
export function starsInBytes(
  { text, turns: typed, enterAlone }: TypedLine,
  turns: readonly { output: readonly Uint8Array[] }[],
): boolean {
  const keys = graphemesOf(text)
  if (keys < tellingGraphemes) return false
  const echoing = enterAlone ? typed.slice(0, -1) : typed
  const answer = firstBytes(echoing.flatMap((index) => turns[index]?.output ?? []))
  const [row = ''] = stripEscapes(answer).split('\n', 1)
  const [masked = ''] = row.split(text, 1)
  return [...masked.matchAll(runs)].some(
    ([run, mask = '']) => Array.from(run).length === keys && isMaskCharacter(mask) && !isAll(text, mask),
  )
}

function firstBytes(output: readonly Uint8Array[]): string {
  return Buffer.concat(output.slice(0, answerBytesMax)).subarray(0, answerBytesMax).toString('utf8')
}

const runs = /(\S)\1*/gu

/** Masks come at once; of a longer answer no more is looked at. */
const answerBytesMax = 4_096
