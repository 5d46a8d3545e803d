/** Characters as a person counts them: what is painted as one star each. */
export function graphemesOf(text: string): number {
  return Array.from(new Intl.Segmenter().segment(text)).length
}

/** Whether what stands before the cursor grew by one same mask character per key; of many keys, by any one character that was not typed. */
export function maskedBy(before: string, after: string, text: string): boolean {
  const keys = graphemesOf(text)
  const mask = Array.from(after).at(-1)
  if (mask === undefined || !maskOf(keys).test(mask) || isAll(text, mask)) return false
  const grown = runAtEnd(after, mask) - runAtEnd(before, mask)
  return grown >= keys && grown % keys === 0
}

/**
 * Whether a run of masks as long as what was typed stands where none stood before. Where a secret was asked for, three of
 * any character are a mask; else a short run may be anything.
 */
export function newMask(
  before: readonly string[],
  after: readonly string[],
  text: string,
  asked: boolean,
): boolean {
  const keys = graphemesOf(text)
  if (keys < (asked ? 2 : anyMaskKeysMin)) return false
  const mask = asked && keys > 2 ? anyRuns : maskRuns
  // A key may have more than one sign.
  const isMask = (run: string): boolean => !isAll(text, run) && isAsLong(run)
  const isAsLong = ({ length }: string): boolean =>
    length === keys || (asked && keys >= anyMaskKeysMin && length % keys === 0)
  const runs = (lines: readonly string[]): number =>
    lines.reduce((sum, line) => sum + [...line.matchAll(mask)].filter(([run]) => isMask(run)).length, 0)
  return runs(after) > runs(before)
}

/** Whether a text is nothing but one character, which would then be shown. */
export function isAll(text: string, run: string): boolean {
  return text.replaceAll(Array.from(run)[0] ?? '', '') === ''
}

function runAtEnd(text: string, mask: string): number {
  const characters = Array.from(text)
  let length = 0
  while (characters.at(-1 - length) === mask) length += 1
  return length
}

/** Whether a character is one that programs put for a key they hide. */
export function isMaskCharacter(character: string): boolean {
  return masks.test(character)
}

function maskOf(keys: number): RegExp {
  if (keys === 1) return masks
  return keys < anyMaskKeysMin ? /^[^\p{L}\p{N}\s]$/u : /^\S$/u
}

/** So many letters in a row that are all the same nobody types. */
const anyMaskKeysMin = 4

const masks = /^[*•●▪■∙·○◦⬤✱＊⚫]$/u

const maskRuns = /([*•●▪■∙·○◦⬤✱＊⚫\p{L}])\1*/gu
const anyRuns = /(\S)\1*/gu
