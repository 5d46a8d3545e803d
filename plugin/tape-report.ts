import { reportedItemsMax, slowLiveMs } from '../src/limits.ts'
import type { NotedSession, RunFacts } from './run-facts.ts'

export interface ReportedRun {
  facts: RunFacts
  /** Tapes no test can use any more. */
  orphans: readonly string[]
  /** Tapes this run did not use, and another one may. */
  idle?: readonly string[]
  /** Tapes in use that are older than the project wants, and how old each is, in days. */
  expired: readonly { path: string; days: number }[]
  /** Whether live programs ran in threads, which they share with others. */
  inThreads: boolean
}

/** The closing word of a run about its tapes, line by line; none when there is nothing to say. */
export function tapeReport({ facts, orphans, idle = [], expired, inThreads }: ReportedRun): string[] {
  const { sessions } = facts
  const lines = [
    ...listed('new', pathsOf(sessions, 'new')),
    ...listed('recorded again', pathsOf(sessions, 'changed')),
    ...cosmeticWords(new Set(pathsOf(sessions, 'cosmetic')).size),
    ...listed('recorded for a worker: kept if no test of it failed', pathsOf(sessions, 'begun')),
    ...listed('with secrets masked', sessions.flatMap(maskedWords).toSorted()),
    ...listed('not kept, because the test failed', pathsOf(sessions, 'discarded')),
    ...listed('not played to the end', sessions.filter(isUnfinished).map(unfinishedWords).toSorted()),
    ...listed(
      `orphaned: no test uses ${orphans.length === 1 ? 'it, so it' : 'them, so they'} may be removed`,
      orphans.toSorted(),
    ),
    ...listed('not used by this run', idle.toSorted()),
    ...listed(
      'expired: to be recorded again',
      expired.map(({ path, days }) => `${path}, ${days} days old`).toSorted(),
    ),
    ...listed('slow, live', slowest(sessions)),
    ...(inThreads && sessions.some(isLive)
      ? [
          "Programs were run for real in worker threads. Set test.pool to 'forks': a process of its own ends what it started even when it crashes.",
        ]
      : []),
  ]
  return lines.length === 0 ? [] : ['Tapes', ...lines.map((line) => `  ${line}`)]
}

function cosmeticWords(count: number): string[] {
  if (count === 0) return []
  const tapes = count === 1 ? '1 tape differs' : `${count} tapes differ`
  return [
    `${tapes} only in times and ids, and ${count === 1 ? 'was' : 'were'} left as ${count === 1 ? 'it was' : 'they were'}; to write: TERMTAPE_REWRITE=cosmetic npx vitest run -u`,
  ]
}

function listed(what: string, items: readonly string[]): string[] {
  const unique = [...new Set(items)]
  if (unique.length === 0) return []
  const left = unique.length - reportedItemsMax
  return [
    `${unique.length} ${what}`,
    ...unique.slice(0, reportedItemsMax).map((item) => `  ${item}`),
    ...(left > 0 ? [`  … and ${left} more`] : []),
  ]
}

function pathsOf(sessions: readonly NotedSession[], how: NotedSession['how']): string[] {
  return sessions.flatMap((each) => (each.how === how && each.path !== null ? [each.path] : [])).toSorted()
}

function maskedWords({ path, redacted }: NotedSession): string[] {
  const counts = Object.entries(redacted).map(([category, count]) => `${category} ×${count}`)
  return path === null || counts.length === 0 ? [] : [[path, ...counts.toSorted()].join(', ')]
}

function isUnfinished({ how, unused, passed }: NotedSession): boolean {
  return how === 'replayed' && unused > 0 && passed
}

function unfinishedWords({ path, unused }: NotedSession): string {
  return `${path}, ${unused} ${unused === 1 ? 'input' : 'inputs'} not sent`
}

function isLive({ how }: NotedSession): boolean {
  return how !== 'replayed'
}

function slowest(sessions: readonly NotedSession[]): string[] {
  return sessions
    .filter((each) => isLive(each) && each.ms >= slowLiveMs)
    .toSorted((one, other) => other.ms - one.ms)
    .map(({ ms, test }) => `${(ms / 1000).toFixed(1)} s  ${test}`)
}
