/** Characters as a person counts them: what is painted as one star each. */
export function graphemesOf(text: string): number {
  return Array.from(new Intl.Segmenter().segment(text)).length
}

/** Whether what stands before the cursor grew by one same mask character per key. */
export function maskedBy(before: string, after: string, keys: number): boolean {
  const mask = Array.from(after).at(-1)
  if (mask === undefined || !(keys > 1 ? /^[^\p{L}\p{N}\s]$/u : masks).test(mask)) return false
  const grown = runAtEnd(after, mask) - runAtEnd(before, mask)
  return grown >= keys && grown % keys === 0
}

/** Whether a run of masks exactly as long as what was typed stands where none stood before. */
export function newMask(before: readonly string[], after: readonly string[], keys: number): boolean {
  const runs = (lines: readonly string[]): number =>
    lines.reduce(
      (sum, line) => sum + [...line.matchAll(maskRuns)].filter(([run]) => run.length === keys).length,
      0,
    )
  return runs(after) > runs(before)
}

function runAtEnd(text: string, mask: string): number {
  const characters = Array.from(text)
  let length = 0
  while (characters.at(-1 - length) === mask) length += 1
  return length
}

const masks = /^[*•●▪■∙·○◦⬤✱＊⚫]$/u

const maskRuns = /([*•●▪■∙·○◦⬤✱＊⚫])\1*/gu
