import type { TestResultEntry } from '../control/storage/entities/test-result.ts'

/** Results as text: a line for each test, what is wrong below it, and the count. */
export function reportText(program: string, results: readonly TestResultEntry[]): string {
  const failed = results.filter(({ passed }) => !passed).length
  const lines = results.flatMap(({ test_type: type, passed, details, error }) => [
    `${passed ? 'ok    ' : 'FAILED'} ${type.padEnd(14)} ${facts(details)}`.trimEnd(),
    ...(error === null ? [] : [`       ${error}`]),
  ])
  return [
    `Black-box test of ${program}`,
    ...lines,
    `${results.length - failed} passed, ${failed} failed`,
  ].join('\n')
}

function facts(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .filter(([, value]) => typeof value === 'number' || typeof value === 'boolean')
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ')
}
