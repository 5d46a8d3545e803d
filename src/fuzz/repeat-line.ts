import { printSteps } from './notation.ts'
import type { Pacing, Step } from './step.ts'

/** The line that does it again, as a shell takes it. */
export function repeatLine(
  command: string,
  args: readonly string[],
  steps: readonly Step[],
  pacing: Pacing,
): string {
  const words = [
    'npx',
    'termtape',
    'fuzz',
    '--steps',
    printSteps(steps),
    '--pacing',
    pacing,
    '--',
    command,
    ...args,
  ]
  return words.map(quoted).join(' ')
}

function quoted(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
