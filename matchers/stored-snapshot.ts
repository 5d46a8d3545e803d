import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, type MatcherState } from 'vitest'

/** Which snapshot a call means. */
export type SnapshotPlace =
  | { kind: 'named'; name: string | undefined }
  | { kind: 'inline'; text: string | undefined }
  | { kind: 'file'; path: string }

/**
 * The text Vitest will compare with, without taking it: looking must not count as using, because a matcher looks many times
 * and uses once. Undefined where nothing is stored, or where this Vitest does not let one look.
 */
export function storedSnapshot(state: MatcherState, place: SnapshotPlace): string | undefined {
  if (place.kind === 'inline') return place.text
  const { task } = state
  if (task === undefined) return undefined
  if (place.kind === 'file') return contents(resolve(dirname(task.file.filepath), place.path))
  const names = [task.name]
  for (let suite = task.suite; suite !== undefined; suite = suite.suite) names.unshift(suite.name)
  const testName = [names.join(' > '), ...(place.name === undefined ? [] : [place.name])].join(' > ')
  const snapshots: unknown = state.snapshotState ?? expect.getState().snapshotState
  if (typeof snapshots !== 'object' || snapshots === null) return undefined
  const probe: unknown = Reflect.get(snapshots, 'probeExpectedSnapshot')
  if (typeof probe !== 'function') return undefined
  const found: unknown = Reflect.apply(probe, snapshots, [{ testName, testId: task.id }])
  const data: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'data') : undefined
  return typeof data === 'string' ? data : undefined
}

function contents(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
