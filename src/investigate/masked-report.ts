import { argumentSecrets } from '../redact/masked-arguments.ts'
import { createRedactor } from '../redact/redactor.ts'
import { secretValues } from '../redact/secret-names.ts'
import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'

/** Every text in it without secrets: all are looked at together, so that one found in one place is masked in all. */
export function maskedReport(report: InvestigationReportFile): InvestigationReportFile {
  const texts: string[] = []
  JSON.stringify(report, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value)
    return value
  })
  const given = argumentSecrets(report.program, report.args ?? []).map((value) => ({
    value,
    category: 'password' as const,
  }))
  const redactor = createRedactor({ values: [...given, ...secretValues(process.env)] })
  const clean = redactor.redact(texts.map((text) => ({ text })))
  const byText = new Map(texts.map((text, index) => [text, clean[index]?.text ?? text]))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape, and checked before it is written
  return JSON.parse(
    JSON.stringify(report, (key, value: unknown) =>
      typeof value === 'string' && key !== 'id' && key !== 'report_id' ? byText.get(value) : value,
    ),
  ) as InvestigationReportFile
}
