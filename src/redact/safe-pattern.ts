/**
 * Why a regular expression could take exponential time, or undefined when nothing speaks against it: a repeated group that itself
 * holds an unbounded repetition or alternatives, as in `(a+)+` and `(a|ab)*`. Stricter than needed; a rule can nearly always
 * be written without.
 */
export function unsafeReason(source: string): string | undefined {
  const groups: { repeats: boolean }[] = []
  let inClass = false
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at]
    if (character === '\\') at += 1
    else if (inClass) inClass = character !== ']'
    else if (character === '[') inClass = true
    else if (character === '(') groups.push({ repeats: false })
    else if (character === '|') mark(groups)
    else if (character === ')') {
      const group = groups.pop()
      if (group?.repeats !== true) continue
      if (unbounded(source, at + 1))
        return 'a repeated group holds a repetition or alternatives; it could take forever'
      mark(groups)
    } else if (unbounded(source, at)) mark(groups)
  }
  return undefined
}

function mark(groups: { repeats: boolean }[]): void {
  const group = groups.at(-1)
  if (group !== undefined) group.repeats = true
}

/** Whether an unbounded quantifier stands at this place. */
function unbounded(source: string, at: number): boolean {
  return /^(?:[*+]|\{\d+,\d*\})/.test(source.slice(at, at + 16))
}
