import { regexWindowChars } from '../limits.ts'
import { everywhere } from '../text/stateless.ts'
import { EOF, TIMEOUT, type Match, type Pattern } from './pattern.ts'
import { Transcript } from './transcript.ts'

/** A match and where it lies, in transcript offsets. */
export interface Found {
  match: Omit<Match, 'before'>
  from: number
  to: number
}

/** Why a stretch of output may not satisfy a pattern. */
export type Refusal = 'echo' | 'escape'

/** Asked of every match before it counts; undefined lets it count. */
export type Refuses = (from: number, to: number) => Refusal | undefined

/**
 * Looks for the earliest of several patterns in output that keeps growing.
 *
 * Bytes already searched for the strings are not searched again, except for the few characters a string could have
 * begun in. A RegExp may begin at most `windowChars` before the newest output it has not seen.
 */
export class Searcher {
  readonly #strings: { index: number; text: string }[] = []
  readonly #regexes: { index: number; regex: RegExp; original: RegExp }[] = []
  readonly #overlap: number
  readonly #windowChars: number
  #searched = 0
  /** Why the last match that did not count was refused. */
  refusal: Refusal | undefined

  constructor(patterns: readonly Pattern[], windowChars: number = regexWindowChars) {
    for (const [index, pattern] of patterns.entries()) {
      if (typeof pattern === 'string') this.#strings.push({ index, text: pattern })
      else if (pattern !== EOF && pattern !== TIMEOUT)
        this.#regexes.push({ index, regex: everywhere(pattern), original: pattern })
    }
    this.#overlap = Math.max(0, ...this.#strings.map((each) => each.text.length - 1))
    this.#windowChars = windowChars
  }

  /** Forgets what was searched from `offset` on. */
  again(offset: number): void {
    this.#searched = Math.min(this.#searched, offset)
  }

  /** The earliest match that begins at or after `from`; ties go to the pattern listed first. */
  search(transcript: Transcript, from: number, refuses: Refuses): Found | undefined {
    const start = Math.max(from, transcript.dropped)
    const searched = this.#searched
    this.#searched = transcript.total
    const inStrings = this.#searchStrings(transcript, Math.max(start, searched - this.#overlap), refuses)
    const inRegexes = this.#searchRegexes(
      transcript,
      start,
      Math.max(start, searched - this.#windowChars),
      refuses,
    )
    return earlier(inStrings, inRegexes)
  }

  #searchStrings(transcript: Transcript, from: number, refuses: Refuses): Found | undefined {
    if (this.#strings.length === 0) return undefined
    const region = transcript.slice(from)
    let best: Found | undefined
    for (const { index, text } of this.#strings) {
      let at = region.indexOf(text)
      while (at !== -1 && this.#refused(refuses, from + at, text.length)) at = region.indexOf(text, at + 1)
      if (at === -1) continue
      const match = { index, pattern: text, text, groups: [], named: {} }
      best = earlier(best, { match, from: from + at, to: from + at + text.length })
    }
    return best
  }

  #searchRegexes(transcript: Transcript, start: number, from: number, refuses: Refuses): Found | undefined {
    if (this.#regexes.length === 0) return undefined
    // One character of lead where the window cuts, so that `^`, `\b` and look-behind do not take the cut for the start.
    const lead = from > start ? 1 : 0
    const region = transcript.slice(from - lead)
    let best: Found | undefined
    for (const { index, regex, original } of this.#regexes) {
      const hit = this.#execute(regex, region, lead, (at, length) =>
        this.#refused(refuses, from - lead + at, length),
      )
      if (hit === null) continue
      const at = from - lead + hit.index
      const match = { index, pattern: original, text: hit[0], groups: hit.slice(1), named: { ...hit.groups } }
      best = earlier(best, { match, from: at, to: at + hit[0].length })
    }
    return best
  }

  #refused(refuses: Refuses, from: number, length: number): boolean {
    const refusal = refuses(from, from + length)
    this.refusal = refusal ?? this.refusal
    return refusal !== undefined
  }

  #execute(
    regex: RegExp,
    region: string,
    lead: number,
    refused: (at: number, length: number) => boolean,
  ): RegExpExecArray | null {
    regex.lastIndex = lead
    let hit = regex.exec(region)
    while (hit !== null && refused(hit.index, hit[0].length)) {
      regex.lastIndex = hit.index + 1
      hit = regex.exec(region)
    }
    return hit
  }
}

function earlier(one: Found | undefined, other: Found | undefined): Found | undefined {
  if (one === undefined || other === undefined) return one ?? other
  if (one.from !== other.from) return one.from < other.from ? one : other
  return one.match.index <= other.match.index ? one : other
}
