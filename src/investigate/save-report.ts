import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { OptionError } from '../errors.ts'
import { homeStore } from '../files/home-store.ts'
import { type DocumentKind, readDocument, writeDocument } from '../control/storage/document.ts'
import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'
import { programName } from '../tape/tape-name.ts'
import { maskedReport } from './masked-report.ts'
import { InvestigationReport } from './report.ts'

/** Saves a report as `investigations/{program}_{timestamp}.json` in the home store, secrets masked, and gives the file's path. */
export async function saveReport(
  report: InvestigationReportFile,
  home: string = homeStore(),
): Promise<string> {
  const stamp = report.started_at.replace(/[-:]/g, '').replace('.', '-')
  const file = join(home, 'investigations', `${programName(report.program)}_${stamp}.json`)
  await writeDocument(file, maskedReport({ ...report }), kind)
  return file
}

/**
 * Loads a report, states and all: by its path, its id, or the program's name, which gives the newest one.
 *
 * @throws OptionError when there is none
 */
export async function loadReport(which: string, home: string = homeStore()): Promise<InvestigationReport> {
  if (which.endsWith('.json')) {
    const found = await readDocument(which, kind)
    if (found !== undefined) return new InvestigationReport(found)
  }
  const folder = join(home, 'investigations')
  const files = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .toReversed()
  for (const name of files) {
    const isProgram = name.slice(0, name.lastIndexOf('_')) === programName(which)
    const found = isProgram || which.length > 30 ? await readDocument(join(folder, name), kind) : undefined
    if (found !== undefined && (isProgram || found.id === which)) return new InvestigationReport(found)
  }
  throw new OptionError('report', which, 'the path, the id or the program of a saved report', {
    hint: `Reports are in ${folder}.`,
  })
}

const kind: DocumentKind<InvestigationReportFile> = {
  what: 'an investigation report',
  schema: async () =>
    (await import('../control/storage/entities/investigation-report.ts')).investigationReportSchema,
}
