import type { Report } from '../src/stores/finding.ts'
import type { Judgement } from './judge.ts'
import type { Expected } from './message.ts'

/** A judgement by what a validator reports: it holds where no finding is an error, and its failure lists them all. */
export async function judgeReport(call: string, expected: Expected, report: Report): Promise<Judgement> {
  // The stores are loaded only by whoever judges one.
  const { describeReport } = await import('../src/stores/finding.ts')
  const findings = describeReport(report)
  const counted = (['error', 'warning', 'info'] as const)
    .filter((severity) => report.counts[severity] > 0)
    .map((severity) => plural(report.counts[severity], severity))
    .join(', ')
  return {
    pass: report.valid,
    call,
    expected,
    received: findings === '' ? 'nothing to find fault with' : `${counted}\n${findings}`,
  }
}

/** Several reports on one thing as one. */
export function together(...reports: readonly Report[]): Report {
  const sum = (severity: keyof Report['counts']): number =>
    reports.reduce((total, { counts }) => total + counts[severity], 0)
  return {
    valid: reports.every(({ valid }) => valid),
    findings: reports.flatMap(({ findings }) => findings),
    dropped: reports.reduce((total, { dropped }) => total + dropped, 0),
    counts: { error: sum('error'), warning: sum('warning'), info: sum('info') },
  }
}

function plural(count: number, severity: string): string {
  return `${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`
}
