import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { classifyOutput } from '../../src/patterns/classify-output.ts'
import { detectDataFormat } from '../../src/patterns/detect-data-format.ts'
import { detectPrompt } from '../../src/patterns/detect-prompt.ts'
import { detectStateTransition } from '../../src/patterns/detect-state-transition.ts'
import { isErrorOutput } from '../../src/patterns/is-error-output.ts'

/** An output, and what it is: of a class or not (`+`, `-`), or of which. */
interface Labelled {
  label: string
  output: string
}

/** What each set is asked, by the first word of its name. */
const asked: Readonly<Record<string, (output: string) => string>> = {
  errors: (output) => (isErrorOutput(output) ? '+' : '-'),
  prompts: (output) => (detectPrompt(output) === undefined ? '-' : '+'),
  help: (output) => (classifyOutput(output).help ? '+' : '-'),
  data: (output) => detectDataFormat(output) ?? 'none',
  state: (output) => detectStateTransition(output)?.kind ?? 'none',
}

/** Labels that say that an output is nothing of what is looked for. */
const none: ReadonlySet<string> = new Set(['-', 'none'])

export interface Score {
  outputs: number
  precision: number
  recall: number
  /** What was taken for something it is not, and what was not found. */
  wrong: string[]
  missed: string[]
}

/** How right the patterns are about a set of outputs, over all its classes. */
export function scoreOf(name: string): Score {
  const answer = asked[/^[a-z]+/.exec(name)?.[0] ?? '']
  if (answer === undefined) throw new Error(`No pattern is asked about ${name}.`)
  const all = labelledOutputs(name).map((each) => ({ ...each, found: answer(each.output) }))
  const hits = all.filter(({ label, found }) => found === label && !none.has(label)).length
  const wrong = all.filter(({ label, found }) => found !== label && !none.has(found))
  const missed = all.filter(({ label, found }) => found !== label && !none.has(label))
  const told = ({ label, found, output }: Labelled & { found: string }): string =>
    `${label} taken for ${found}: ${output}`
  return {
    outputs: all.length,
    precision: hits / (hits + wrong.length),
    recall: hits / (hits + missed.length),
    wrong: wrong.map(told),
    missed: missed.map(told),
  }
}

/** One a line: the label, a blank, and the output with its line breaks and escapes written out. */
function labelledOutputs(name: string): Labelled[] {
  return readFileSync(join(import.meta.dirname, 'labelled', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const cut = line.indexOf(' ')
      return {
        label: line.slice(0, cut),
        output: line.slice(cut + 1).replace(/\\([nrte\\])/g, (_, letter: string) => unescaped[letter] ?? ''),
      }
    })
}

const unescaped: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  e: '\u001b',
  '\\': '\\',
}
