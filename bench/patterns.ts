import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { scoreOf } from '../specs/patterns/labelled-outputs.ts'
import { againstLimit, type Comparison } from './comparison.ts'

/** Precision and recall of the patterns on outputs of real programs, labelled by hand, by exit code or by what they are, file by file. */
export async function labelledOutputs(): Promise<Comparison[]> {
  return readdirSync(join(process.cwd(), 'specs/patterns/labelled'))
    .toSorted()
    .flatMap((file) => {
      const { outputs, precision, recall } = scoreOf(file)
      const name = file.replace('.txt', `, ${outputs} outputs`)
      return [
        againstLimit(`patterns: precision, ${name}`, '', precision, { atLeast }),
        againstLimit(`patterns: recall, ${name}`, '', recall, { atLeast }),
      ]
    })
}

const atLeast = 0.97
