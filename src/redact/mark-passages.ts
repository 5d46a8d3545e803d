import { applyLineEdits } from './line-edits.ts'
import type { Mark } from './mark.ts'
import type { Passage } from './passage.ts'
import { plain } from './plain.ts'
import type { Member, Stream } from './streams.ts'
import { project, type Range } from './view.ts'

/**
 * Marks what is secret because of where it stands. Neighbouring passages are read together, so a password that arrived one
 * key at a time is one value; the value is what was meant, after its backspaces.
 */
export function markPassages(stream: Stream, passages: readonly Passage[]): Mark[] {
  const marks: Mark[] = []
  let run: Range | undefined
  const flush = (member: Member | undefined): void => {
    if (run === undefined) return
    const category = (member === undefined ? undefined : passages[member.index]?.category) ?? 'password'
    for (const line of lines(stream.text, run)) {
      const { value, ranges } = meant(stream.text, line)
      if (value !== '') marks.push({ value, form: 'raw', category, rule: 'place', ranges })
    }
    run = undefined
  }
  let previous: Member | undefined
  for (const member of stream.members) {
    const secretFrom = passages[member.index]?.secretFrom
    if (secretFrom === undefined) flush(previous)
    else if (run === undefined || secretFrom > 0) {
      flush(previous)
      run = { start: member.start + secretFrom, end: member.end }
    } else run.end = member.end
    previous = member
  }
  flush(previous)
  return marks
}

function* lines(text: string, run: Range): Generator<Range> {
  let start = run.start
  for (const found of text.slice(run.start, run.end).matchAll(/[\r\n]+|$/g)) {
    const end = run.start + found.index
    if (end > start) yield { start, end }
    start = end + found[0].length
  }
}

/** Everything typed on the line is masked, also what was erased again and the keys that erased it: it may be most of the secret. */
function meant(text: string, line: Range): { value: string; ranges: Range[] } {
  const typed = text.slice(line.start, line.end)
  const { shown } = plain(typed)
  const value = (applyLineEdits(shown)?.text ?? shown.text).replace(/[\u0000-\u001f\u007f]/g, '')
  const ranges = project(shown, 0, shown.text.length).map(({ start, end }) => ({
    start: line.start + start,
    end: line.start + end,
  }))
  return { value, ranges }
}
