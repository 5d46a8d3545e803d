import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { OptionError } from '../errors.ts'
import { homeStore } from '../files/home-store.ts'
import { type DocumentKind, readDocument, writeDocument } from '../control/storage/document.ts'
import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'
import { programName } from '../tape/tape-name.ts'
import { createRedactor } from '../redact/redactor.ts'
import { InvestigationReport } from './report.ts'

/** Saves a report as `investigations/{program}_{timestamp}.json` in the home store, secrets masked, and gives the file's path. */
export async function saveReport(
  report: InvestigationReportFile,
  home: string = homeStore(),
): Promise<string> {
  const stamp = report.started_at.replace(/[-:]/g, '').replace('.', '-')
  const file = join(home, 'investigations', `${programName(report.program)}_${stamp}.json`)
  await writeDocument(file, masked({ ...report }), kind)
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

/** Every text in it without secrets: all are looked at together, so that one found in one place is masked in all. */
function masked(report: InvestigationReportFile): InvestigationReportFile {
  const texts: string[] = []
  JSON.stringify(report, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value)
    return value
  })
  const clean = createRedactor().redact(texts.map((text) => ({ text })))
  const byText = new Map(texts.map((text, index) => [text, clean[index]?.text ?? text]))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape, and checked before it is written
  return JSON.parse(
    JSON.stringify(report, (key, value: unknown) =>
      typeof value === 'string' && key !== 'id' && key !== 'report_id' ? byText.get(value) : value,
    ),
  ) as InvestigationReportFile
}

const kind: DocumentKind<InvestigationReportFile> = {
  what: 'an investigation report',
  schema: async () =>
    (await import('../control/storage/entities/investigation-report.ts')).investigationReportSchema,
}
