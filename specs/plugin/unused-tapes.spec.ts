import { expect, it } from 'vitest'
import { type Unused, unusedTapes } from '../../plugin/orphans.ts'
import type { SpecFacts } from '../../plugin/run-facts.ts'

const tape = 'tapes/sh/one/says-one.json5'

interface Case {
  /** What the spec has, if the run included it. */
  spec?: Omit<SpecFacts, 'folder'>
  /** Whether its file is there; default yes. */
  exists?: boolean
  named?: boolean
  path?: string
}

function judged({ spec, exists = true, named = false, path = tape }: Case): keyof Unused | undefined {
  const specs = spec === undefined ? [] : [{ folder: 'one', ...spec }]
  const unused = unusedTapes(
    [path],
    'tapes',
    { sessions: [], specs },
    {
      hasSpec: (folder) => exists && folder === 'one',
      isNamed: () => named,
    },
  )
  return unused.orphans.length > 0 ? 'orphans' : unused.idle.length > 0 ? 'idle' : undefined
}

const declared = ['(file)', 'says-one']

it.each<[string, Case, keyof Unused | undefined]>([
  ['its spec is not among those a run includes', {}, 'idle'],
  ['its test ended before it came so far', { spec: { declared, skipped: [] } }, 'idle'],
  ['its test is still to be written, or skipped', { spec: { declared, skipped: ['says-one'] } }, undefined],
  ['its test is gone', { spec: { declared: ['(file)', 'says-less'], skipped: [] } }, 'orphans'],
  ['its spec is gone', { exists: false }, 'orphans'],
  ['a spec gave it its name', { exists: false, named: true }, 'idle'],
  [
    'it is of the second session of a test',
    { spec: { declared, skipped: [] }, path: 'tapes/sh/one/says-one-2.json5' },
    'idle',
  ],
  [
    'it is of the second session of a test that is gone',
    { spec: { declared: [], skipped: [] }, path: 'tapes/sh/one/says-one-2.json5' },
    'orphans',
  ],
  ['it lies in no folder of a spec', { path: 'tapes/sh/stray.json5' }, 'idle'],
])('a tape that was not used, where %s', (_, facts, expected) => {
  expect(judged(facts)).toBe(expected)
})
