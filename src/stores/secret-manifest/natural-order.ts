/**
 * Compares two keys as kubectl's YAML writer does: letters after everything else, runs of digits by their number.
 *
 * The rule is not transitive (`00y0` < `010` < `0090` < `00y0`), so for such sets kubectl itself prints another order on
 * every run.
 *
 * Source: go-yaml v2 `keyList.Less`. Keys of a Secret are ASCII, so characters are code units.
 */
export function compareNaturally(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) {
    if (a[at] === b[at]) continue
    const aLetter = isLetter(a[at])
    const bLetter = isLetter(b[at])
    if (aLetter && bLetter) return byCode(a, b, at)
    if (aLetter || bLetter) return aLetter ? 1 : -1
    return byNumber(a, b, at)
  }
  return a.length - b.length
}

function byNumber(a: string, b: string, at: number): number {
  // A zero further inside a number is a digit of it; leading zeros are not.
  let lead = ''
  if (a[at] === '0' || b[at] === '0')
    for (let before = at - 1; before >= 0 && isDigit(a[before]); before -= 1)
      if (a[before] !== '0') lead = '1'
  const aDigits = /^[0-9]*/.exec(a.slice(at))?.[0] ?? ''
  const bDigits = /^[0-9]*/.exec(b.slice(at))?.[0] ?? ''
  // Go's int64 wraps around; so do we.
  const aNumber = BigInt.asIntN(64, BigInt(`0${lead}${aDigits}`))
  const bNumber = BigInt.asIntN(64, BigInt(`0${lead}${bDigits}`))
  if (aNumber !== bNumber) return aNumber < bNumber ? -1 : 1
  if (aDigits.length !== bDigits.length) return aDigits.length - bDigits.length
  return byCode(a, b, at)
}

function byCode(a: string, b: string, at: number): number {
  return a.charCodeAt(at) - b.charCodeAt(at)
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[A-Za-z]/.test(char)
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && /[0-9]/.test(char)
}
