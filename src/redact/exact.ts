import { type Form, formsOf } from './forms.ts'
import { project, type Range, sameLine, type View } from './view.ts'
import type { Views } from './views.ts'

/** A known value in a text. */
export interface FoundValue {
  /** The known value, or, where it is buried in a longer piece of base64, that piece. */
  value: string
  form: Form
  /** The known value this led from. */
  known: string
  ranges: Range[]
}

/** Shorter values are too common to look for. */
export const knownValueCharsMin = 4

/** Values of at least this length are secret anywhere; shorter ones only where they stand as a word of their own. */
export const anywhereCharsMin = 8

/** Finds known values in every form and every view, longest first. */
export function findValues(views: Views, values: Iterable<string>): FoundValue[] {
  const found: FoundValue[] = []
  const looked = [...views.straight, views.edited, views.joined].filter((view) => view !== undefined)
  const longestFirst = [...values].sort((a, b) => b.length - a.length)
  for (const known of longestFirst) {
    if (known.length < knownValueCharsMin) continue
    for (const { form, text } of formsOf(known))
      for (const view of looked) findOne(found, view, known, form, text)
  }
  return found
}

function findOne(found: FoundValue[], view: View, known: string, form: Form, text: string): void {
  for (let at = view.text.indexOf(text); at !== -1; at = view.text.indexOf(text, at + text.length)) {
    const end = at + text.length
    if (form === 'base64') found.push(wholeRun(view, known, at, end))
    else if (text.length >= anywhereCharsMin || standsAlone(view.text, at, end))
      found.push({ value: known, form, known, ranges: project(view, at, end) })
  }
}

/** Base64 around the value may hold other bits of it, so all of the run is masked. */
function wholeRun(view: View, known: string, from: number, to: number): FoundValue {
  let min = from
  let max = to
  while (min > 0 && /[\w+/-]/.test(view.text.charAt(min - 1))) min -= 1
  while (max < view.text.length && /[\w+/=-]/.test(view.text.charAt(max))) max += 1
  const { start, end } = sameLine(view, min, max, from, to)
  const run = view.text.slice(start, end)
  const whole = Buffer.from(run, 'base64').toString('utf8') === known
  return {
    value: whole ? known : run,
    form: whole ? 'base64' : 'raw',
    known,
    ranges: project(view, start, end),
  }
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !/[A-Za-z0-9]/.test(text.charAt(start - 1)) && !/[A-Za-z0-9]/.test(text.charAt(end))
}
