import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectPrompt } from '../../src/patterns/detect-prompt.ts'
import { isErrorOutput } from '../../src/patterns/is-error-output.ts'

/** Outputs with what they are, one a line: `+` or `-`, and the output with its line breaks and escapes written out. */
function labelled(name: string): { output: string; is: boolean }[] {
  const unescaped: Record<string, string> = { n: '\n', r: '\r', t: '\t', e: '\u001b', '\\': '\\' }
  return readFileSync(join(import.meta.dirname, 'labelled', name), 'utf8')
    .split('\n')
    .filter((line) => /^[+-] /.test(line))
    .map((line) => ({
      is: line.startsWith('+'),
      output: line.slice(2).replace(/\\([nrte\\])/g, (_, letter: string) => unescaped[letter] ?? ''),
    }))
}

const bar = 0.97

describe.each<[string, (output: string) => boolean]>([
  ['errors-written.txt', (output) => isErrorOutput(output)],
  ['errors-collected.txt', (output) => isErrorOutput(output)],
  ['errors-held-out.txt', (output) => isErrorOutput(output)],
  ['prompts-written.txt', (output) => detectPrompt(output) !== undefined],
  ['prompts-collected.txt', (output) => detectPrompt(output) !== undefined],
  ['prompts-held-out.txt', (output) => detectPrompt(output) !== undefined],
])('%s', (file, finds) => {
  const all = labelled(file).map((each) => ({ ...each, found: finds(each.output) }))
  const hits = all.filter((each) => each.is && each.found).length
  const missed = all.filter((each) => each.is && !each.found).map((each) => each.output)
  const wrong = all.filter((each) => !each.is && each.found).map((each) => each.output)

  it(`finds ${bar * 100} % of what is there`, () => {
    expect(all.length).toBeGreaterThan(100)
    expect(hits / (hits + missed.length), missed.join('\n')).toBeGreaterThanOrEqual(bar)
  })

  it(`is right in ${bar * 100} % of what it finds`, () => {
    expect(hits / (hits + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(bar)
  })
})
