import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectPrompt } from '../src/patterns/detect-prompt.ts'
import { isErrorOutput } from '../src/patterns/is-error-output.ts'
import { againstLimit, type Comparison } from './comparison.ts'

/** Precision and recall of the patterns on outputs of real programs, labelled by hand or by exit code, file by file. */
export async function labelledOutputs(): Promise<Comparison[]> {
  const folder = join(process.cwd(), 'specs/patterns/labelled')
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const finds = file.startsWith('errors')
        ? isErrorOutput
        : (output: string): boolean => detectPrompt(output) !== undefined
      const all = labelled(readFileSync(join(folder, file), 'utf8'))
      const hits = all.filter(({ is, output }) => is && finds(output)).length
      const found = all.filter(({ output }) => finds(output)).length
      const there = all.filter(({ is }) => is).length
      const name = file.replace('.txt', `, ${all.length} outputs`)
      return [
        againstLimit(`patterns: precision, ${name}`, '', hits / found, { atLeast }),
        againstLimit(`patterns: recall, ${name}`, '', hits / there, { atLeast }),
      ]
    })
}

const atLeast = 0.97

/** One a line: `+` or `-`, and the output with its line breaks and escapes written out. */
function labelled(text: string): { output: string; is: boolean }[] {
  const unescaped: Record<string, string> = { n: '\n', r: '\r', t: '\t', e: '\u001b', '\\': '\\' }
  return text
    .split('\n')
    .filter((line) => /^[+-] /.test(line))
    .map((line) => ({
      is: line.startsWith('+'),
      output: line.slice(2).replace(/\\([nrte\\])/g, (_, letter: string) => unescaped[letter] ?? ''),
    }))
}
