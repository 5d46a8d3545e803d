import { readFile } from 'node:fs/promises'
import { OptionError } from '../errors.ts'
import type { SavedFinding } from '../fuzz/saved-findings.ts'
import { plainText } from '../text/plain-text.ts'

/**
 * The page of a JSON file: the report of an investigation, or the findings of `termtape fuzz`.
 *
 * @throws OptionError when it is neither
 */
export async function pageOfFile(file: string): Promise<string> {
  const { parseFindings } = await import('../fuzz/saved-findings.ts')
  const found = await parseFindings(file, await jsonIn(file))
  if (found === undefined) return pageOfReport(file)
  const { tapePage } = await import('../page/tape-page.ts')
  const { program, args, seed, findings } = found
  if (findings.length === 0)
    throw new OptionError('file', file, 'a file with findings', {
      hint: 'The campaign that wrote it found no faults.',
    })
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`
  return tapePage(
    findings.map((each, at) => ({
      id: `${at + 1}. ${each.kind}: it ${plainText(each.words)}`,
      tape: each.tape,
      about: about(each),
    })),
    { title: `${[program, ...args].join(' ')}: ${count}, seed ${seed}` },
  )
}

/** The page of a saved report, by its file, its id or the program. */
export async function pageOfReport(which: string): Promise<string> {
  const [{ loadReport }, { reportPage }] = await Promise.all([
    import('../investigate/save-report.ts'),
    import('../page/report-page.ts'),
  ])
  const report = await loadReport(which)
  return reportPage(report, report.toSvg())
}

function about({ words, shrunk, pacing, rate, seen, repeat }: SavedFinding): [string, string][] {
  return [
    ['What happened', `it ${words}`],
    ['Least input', `${shrunk} (${pacing})`],
    ['Came back', `${rate} runs; met ${seen} ${seen === 1 ? 'time' : 'times'}`],
    ['Repeat', repeat],
  ].map(([name = '', text = '']) => [name, plainText(text)])
}

async function jsonIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new OptionError('file', file, 'a JSON file', { cause: error })
  }
}
