/** A stretch of base64 and what it decodes to, for each place its first group of four may begin. */
export interface DecodedRun {
  start: number
  end: number
  texts: DecodedText[]
}

interface DecodedText {
  /** Digits before the first group. */
  skip: number
  text: string
  /** How many bytes each character was: two in UTF-16. 0 where it was encoded twice, and no place can be told. */
  wide: 0 | 1 | 2
  /** Whether it is text from end to end. */
  whole: boolean
}

/**
 * Stretches of base64 (either alphabet) long enough to hold a token, whose decoded bytes begin as text.
 * A path or an identifier may be glued to the front, so all four alignments are tried.
 */
export function* decodedRuns(text: string): Generator<DecodedRun> {
  for (const [start, end] of longRuns(text)) {
    const run = text.slice(start, end)
    // Encoded text has letters of both cases; most long words, paths and numbers have not.
    if (!/[A-Z]/.test(run) || !/[a-z]/.test(run)) continue
    const texts: DecodedRun['texts'] = []
    for (let skip = 0; skip < 4; skip += 1) {
      if (!beginsAsText(run, skip)) continue
      texts.push(...decoded(run, skip))
    }
    if (texts.length > 0) yield { start, end, texts }
  }
}

function* decoded(run: string, skip: number): Generator<DecodedText> {
  const bytes = Buffer.from(run.slice(skip), 'base64')
  const text = bytes.toString('latin1')
  const isWide = /^(?:[\t\n\r -~]\0){8}/.test(text)
  const plain = isWide ? text.replaceAll('\0', '') : text
  const whole = /^[\t\n\r -~]+$/.test(plain)
  yield { skip, text: plain, wide: isWide ? 2 : 1, whole }
  if (!whole) return
  for (const { texts } of decodedRuns(plain))
    for (const inner of texts) yield { ...inner, skip: 0, wide: 0, whole: false }
}

/**
 * Where at least 20 digits of base64 stand together. Of twenty characters in a row the last is looked at first: most words end before
 * it, and then none of the twenty can begin a run.
 */
function* longRuns(text: string): Generator<[start: number, end: number]> {
  for (let from = 0; from + runCharsMin <= text.length;) {
    let at = from + runCharsMin - 1
    while (at >= from && isDigit(text.charCodeAt(at))) at -= 1
    if (at >= from) {
      from = at + 1
      continue
    }
    let end = from + runCharsMin
    while (isDigit(text.charCodeAt(end))) end += 1
    const start = from
    from = end
    for (let padding = 0; padding < 2 && text[end] === '='; padding += 1) end += 1
    yield [start, end]
  }
}

const runCharsMin = 20

const digits = new Uint8Array(128)
for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
  digits[digit.charCodeAt(0)] = 1

function isDigit(code: number): boolean {
  return digits[code] === 1
}

/** A glued front decodes to noise, so the middle counts as well as the beginning. */
function beginsAsText(run: string, skip: number): boolean {
  const middle = skip + 4 * Math.floor(run.length / 8)
  return readable(run.slice(skip, skip + 16)) || readable(run.slice(middle, middle + 16))
}

function readable(encoded: string): boolean {
  // Text in UTF-16 has a zero byte in each character.
  return /^(?:[\t\n\r -~]+|\0?(?:[\t\n\r -~]\0)+[\t\n\r -~]?)$/.test(
    Buffer.from(encoded, 'base64').toString('latin1'),
  )
}
