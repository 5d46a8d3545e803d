import { type Form, formsOf } from './forms.ts'
import { Needles } from './needles.ts'
import { prefixCharsMin } from './prefixes.ts'
import { nowhere, project, type Range, sameLine, type View, ViewBuilder } from './view.ts'
import type { Views } from './views.ts'

/** A known value in a text. */
export interface FoundValue {
  /** The known value, or, where it is buried in a longer piece of base64, that piece. */
  value: string
  form: Form
  /** The known value this led from. */
  known: string
  ranges: Range[]
  /** How many characters of the value are here, where it is only its beginning. */
  begun?: number
}

/** Shorter values are too common to look for. */
export const knownValueCharsMin = 4

/** Values of at least this length are secret anywhere; shorter ones only where they stand as a word of their own. */
export const anywhereCharsMin = 8

interface Sought {
  known: string
  form: Form
  /** Whether this is the beginning of the value: then as much of it is meant as stands there. */
  begins: boolean
}

/** Finds known values in every form and every view, and the beginnings of long ones. */
export function findValues(views: Views, values: Iterable<string>): FoundValue[] {
  const sought = new Set(values)
  const needles = new Needles(soughtOf(sought))
  if (needles.empty) return []
  const found: FoundValue[] = []
  for (const view of [...views.straight, ...views.painted]) findIn(found, view, needles, true)
  for (const view of views.joined) findIn(found, view, needles, false)
  const phrases = [...sought].filter((value) => /\S \S/.test(value))
  const [shown] = views.straight
  const spaced = shown === undefined || phrases.length === 0 ? undefined : withBlanksForBreaks(shown)
  if (spaced !== undefined) findIn(found, spaced, new Needles(soughtOf(phrases)), false)
  return found
}

/** The text with a blank for each line end and what is blank around it: a phrase goes on there. Undefined where there is none. */
function withBlanksForBreaks(under: View): View | undefined {
  const builder = new ViewBuilder()
  let done = 0
  for (const { index, 0: end } of under.text.matchAll(/[ \t│┃║|]*[\r\n]+[ \t│┃║|]*/g)) {
    builder.add(under.text.slice(done, index), done)
    builder.add(' ', nowhere)
    done = index + end.length
  }
  if (done === 0) return undefined
  builder.add(under.text.slice(done), done)
  return builder.build(under)
}

function* soughtOf(values: Iterable<string>): Generator<[string, Sought]> {
  for (const known of values) {
    if (known.length < knownValueCharsMin) continue
    for (const { form, text } of formsOf(known)) yield [text, { known, form, begins: false }]
    const begun = prefixCharsMin(known)
    if (begun !== undefined) yield [known.slice(0, begun), { known, form: 'raw', begins: true }]
  }
}

function findIn(found: FoundValue[], view: View, needles: Needles<Sought>, beginnings: boolean): void {
  const { text } = view
  let runEnd = 0
  needles.scan(text, (at, { known, form, begins }, needle) => {
    const end = at + needle.length
    if (begins) {
      if (!beginnings || /[A-Za-z0-9]/.test(text.charAt(at - 1))) return
      let shared = needle.length
      while (shared < known.length && text.charCodeAt(at + shared) === known.charCodeAt(shared)) shared += 1
      // All of it is found by itself.
      if (shared === known.length) return
      found.push({ value: known, form, known, ranges: project(view, at, at + shared), begun: shared })
    } else if (form === 'base64') {
      if (at < runEnd) return
      const whole = wholeRun(view, known, at, end)
      runEnd = whole.end
      found.push(whole.found)
    } else if (needle.length >= anywhereCharsMin || standsAlone(text, at, end))
      found.push({ value: known, form, known, ranges: project(view, at, end) })
  })
}

/** Base64 around the value may hold other bits of it, so all of the run is masked. */
function wholeRun(view: View, known: string, from: number, to: number): { found: FoundValue; end: number } {
  let min = from
  let max = to
  while (min > 0 && /[\w+/-]/.test(view.text.charAt(min - 1))) min -= 1
  while (max < view.text.length && /[\w+/=-]/.test(view.text.charAt(max))) max += 1
  const { start, end } = sameLine(view, min, max, from, to)
  const run = view.text.slice(start, end)
  const whole = Buffer.from(run, 'base64').toString('utf8') === known
  const ranges = project(view, start, end)
  return { found: { value: whole ? known : run, form: whole ? 'base64' : 'raw', known, ranges }, end }
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !/[A-Za-z0-9]/.test(text.charAt(start - 1)) && !/[A-Za-z0-9]/.test(text.charAt(end))
}
