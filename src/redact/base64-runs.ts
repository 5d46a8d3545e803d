/** A stretch of base64 and what it decodes to, for each place its first group of four may begin. */
export interface DecodedRun {
  start: number
  end: number
  texts: { /** Digits before the first group. */ skip: number; text: string }[]
}

/**
 * Stretches of base64 (either alphabet) long enough to hold a token, whose decoded bytes begin as text.
 * A path or an identifier may be glued to the front, so all four alignments are tried.
 */
export function* decodedRuns(text: string): Generator<DecodedRun> {
  for (const run of text.matchAll(/[\w+/-]{24,}={0,2}/g)) {
    // Encoded text has letters of both cases; most long words, paths and numbers have not.
    if (!/[A-Z]/.test(run[0]) || !/[a-z]/.test(run[0])) continue
    const texts: DecodedRun['texts'] = []
    for (let skip = 0; skip < 4; skip += 1) {
      if (!beginsAsText(run[0], skip)) continue
      texts.push({ skip, text: Buffer.from(run[0].slice(skip), 'base64').toString('latin1') })
    }
    if (texts.length > 0) yield { start: run.index, end: run.index + run[0].length, texts }
  }
}

/** A glued front decodes to noise, so the middle counts as well as the beginning. */
function beginsAsText(run: string, skip: number): boolean {
  const middle = skip + 4 * Math.floor(run.length / 8)
  return readable(run.slice(skip, skip + 16)) || readable(run.slice(middle, middle + 16))
}

function readable(encoded: string): boolean {
  return /^[\t\n\r -~]+$/.test(Buffer.from(encoded, 'base64').toString('latin1'))
}
