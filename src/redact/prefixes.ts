/**
 * How many characters of a value at least betray it: eight, behind what its issuer puts in front of every one, and enough to be no
 * ordinary word. Undefined for values whose beginnings say nothing, such as pass phrases and the marker line of a PEM key.
 */
export function prefixCharsMin(value: string): number | undefined {
  if (value.length < wholeCharsMin || /\s/.test(value) || value.startsWith('-----')) return undefined
  const issued = issuedPrefix(value).length
  for (let length = Math.max(8, issued + 4); length < value.length; length += 1) {
    const own = value.slice(issued, length)
    if (/\d/.test(own) && /[A-Za-z]/.test(own)) return length
    if (issued > 0 && own.length >= 8) return length
    if (/[a-z][A-Z]/.test(own) && own.length >= 8) return length
  }
  return undefined
}

/** What stands in front of every token of its kind: `ghp_`, `sk-ant-api03-`, `AKIA`; empty where there is nothing of the kind. */
export function issuedPrefix(value: string): string {
  return (
    /^(?:AKIA|ASIA|AIza|LTAI|eyJ|ya29\.|EAA[A-Z]|[A-Za-z][A-Za-z0-9]{0,11}(?:[-_.][A-Za-z][A-Za-z0-9]{0,9}){0,2}[-_.](?=\S{12}))/.exec(
      value,
    )?.[0] ?? ''
  )
}

const wholeCharsMin = 12
