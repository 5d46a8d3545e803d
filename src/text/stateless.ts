/** The same RegExp without a memory: one with `g` or `y` remembers where it stopped, so that a second look fails. */
export function stateless(pattern: RegExp): RegExp {
  return pattern.global || pattern.sticky ? withFlags(pattern, '') : pattern
}

/** A copy that finds every match: `g` makes `lastIndex` count; `y` would tie the match to it. */
export function everywhere(pattern: RegExp): RegExp {
  return withFlags(pattern, 'g')
}

/** A copy that pays no attention to letter case. */
export function anyCase(pattern: RegExp): RegExp {
  return pattern.ignoreCase ? stateless(pattern) : withFlags(pattern, 'i')
}

function withFlags(pattern: RegExp, more: string): RegExp {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '') + more)
}
