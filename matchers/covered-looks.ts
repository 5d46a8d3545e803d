import { cover } from '../src/redact/cover.ts'
import { coveredRuns } from '../src/screen/covered-runs.ts'
import { looksOf } from '../src/screen/looks.ts'
import type { Screen } from '../src/screen/screen.ts'
import { knownSecretsOf } from '../src/session/session-secrets.ts'
import type { Session } from '../src/session/session.ts'

/**
 * The looks of a screen as they may be written to a snapshot: the columns of a secret are filled with `█`. Live, taped and with
 * a stand-in it is the same.
 */
export function coveredLooks(screen: Screen, session: Session | undefined): string {
  const { lines, size } = screen
  const text = lines.join('\n')
  const covered = cover(text, session === undefined ? { values: [] } : knownSecretsOf(session), size.cols)
  if (covered === text) return screen.looks.join('\n')
  const shown = covered.split('\n')
  const { cursor, rows } = screen.picture
  return looksOf({
    size,
    cursor,
    lines: shown,
    rows: rows.map((runs, row) => coveredRuns(runs, shown[row] ?? '')),
  }).join('\n')
}
