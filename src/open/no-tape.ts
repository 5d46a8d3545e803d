import { existsSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { TapeMissError } from '../errors.ts'
import { leftTapesShownMax } from '../limits.ts'
import { moveCommand } from './left-tapes.ts'

/** A tape that is not there, and what is known of it. */
export interface Missing {
  /** Absolute. */
  path: string
  /** What messages show paths relative to. */
  root: string
  command: string
  args: readonly string[]
  rerecord: string
  /** Tapes that may be this one under an older name, absolute. */
  left: readonly string[]
}

/** The tape is not there, and nothing may be recorded. */
export function noTape({ path, root, command, args, rerecord, left }: Missing): TapeMissError {
  const tape = relative(root, path)
  const lines = [
    `There is no tape ${tape}, and recording is off. [no-tape]`,
    '',
    `  Program: ${[command, ...args].join(' ')}`,
  ]
  return new TapeMissError('no-tape', tape, lines.join('\n'), {
    hint: [
      ...renamedWords(path, root, left),
      `Record it on a machine that has the program, and commit the tape: ${rerecord}`,
    ].join('\n'),
  })
}

function renamedWords(path: string, root: string, left: readonly string[]): string[] {
  const [first] = left
  if (first === undefined) return []
  const hasFolder = existsSync(dirname(path))
  const ways = left.slice(0, leftTapesShownMax).map((each) => moveCommand(each, path, root, hasFolder))
  if (left.length === 1)
    return [
      `Renamed? ${relative(root, first)} was recorded from the same start, and no test uses it: ${ways[0] ?? ''}`,
    ]
  return [
    `Renamed? ${left.length} tapes were recorded from the same start, and no test uses them:`,
    ...ways.map((way) => `  ${way}`),
    ...(left.length > leftTapesShownMax ? [`  … and ${left.length - leftTapesShownMax} more`] : []),
  ]
}
