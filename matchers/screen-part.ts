import { OptionError } from '../src/errors.ts'
import type { Box, View } from '../src/screen/view.ts'

/** @throws OptionError unless there is something to look for */
export function checkText(text: unknown): string | RegExp {
  if ((typeof text === 'string' && text !== '') || text instanceof RegExp) return text
  throw new OptionError('text', text, 'a string that is not empty, or a RegExp')
}

/** The view, or the part of it that is asked about. */
export function part(view: View, box: Partial<Box> | undefined): View {
  return box === undefined ? view : view.region(box)
}

/** A part of the screen in words, e.g. `rows 0–3, columns 10–80`. */
export function describeBox({ top = 0, left = 0, bottom, right }: Partial<Box>): string {
  const rows = `rows ${top} to ${bottom === undefined ? 'the last' : bottom - 1}`
  const cols = `columns ${left} to ${right === undefined ? 'the last' : right - 1}`
  return `${rows}, ${cols}`
}
