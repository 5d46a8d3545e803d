import { join } from 'node:path'
import { type DocumentKind, writeDocument } from '../control/storage/document.ts'
import type { TestResultEntry } from '../control/storage/entities/test-result.ts'
import { homeStore } from '../files/home-store.ts'
import { programName } from '../tape/tape-name.ts'

/** Saves results as `test-reports/{program}_{timestamp}.json` in the home store. */
export async function saveResults(
  results: readonly TestResultEntry[],
  home: string = homeStore(),
): Promise<string> {
  const [first] = results
  const stamp = (first?.timestamp ?? 'none').replace(/[-:]/g, '').replace('.', '-')
  const file = join(home, 'test-reports', `${programName(first?.program ?? 'none')}_${stamp}.json`)
  await writeDocument(file, [...results], kind)
  return file
}

const kind: DocumentKind<TestResultEntry[]> = {
  what: 'a test report',
  schema: async () => (await import('../control/storage/entities/test-result.ts')).testReportSchema,
}
