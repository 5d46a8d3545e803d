import { expect, it } from 'vitest'
import { tapeReport } from '../../plugin/tape-report.ts'
import type { NotedSession } from '../../plugin/run-facts.ts'

function session(facts: Partial<NotedSession>): NotedSession {
  return {
    path: 'tapes/sh/a.json5',
    how: 'replayed',
    unused: 0,
    ms: 5,
    redacted: {},
    test: 'a.spec.ts > a',
    passed: true,
    ...facts,
  }
}

function report(sessions: NotedSession[], more: Partial<Parameters<typeof tapeReport>[0]> = {}): string[] {
  const facts = { sessions, specs: [] }
  return tapeReport({ facts, orphans: [], expired: [], inThreads: false, ...more })
}

it('is silent when there is nothing to say', () => {
  expect(report([session({}), session({ how: 'unchanged' }), session({ how: 'live', path: null })])).toEqual(
    [],
  )
  expect(report([session({})], { inThreads: true })).toEqual([])
})

it('says everything there is to say', () => {
  const lines = report(
    [
      session({ how: 'new', path: 'tapes/sh/new.json5', redacted: { token: 1, password: 2 } }),
      session({ how: 'new', path: 'tapes/sh/long.json5', ms: 120_000, test: 'slow.spec.ts > takes longer' }),
      session({
        how: 'changed',
        path: 'tapes/sh/changed.json5',
        ms: 61_234,
        test: 'slow.spec.ts > takes its time',
      }),
      session({ how: 'discarded', path: 'tapes/sh/failed.json5', passed: false }),
      session({ unused: 2 }),
      session({ unused: 3, passed: false }),
    ],
    {
      orphans: ['tapes/sh/gone.json5'],
      expired: [{ path: 'tapes/sh/old.json5', days: 400 }],
      inThreads: true,
    },
  )
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "Tapes
      2 new
        tapes/sh/long.json5
        tapes/sh/new.json5
      1 recorded again
        tapes/sh/changed.json5
      1 with secrets masked
        tapes/sh/new.json5, password ×2, token ×1
      1 not kept, because the test failed
        tapes/sh/failed.json5
      1 not played to the end
        tapes/sh/a.json5, 2 inputs not sent
      1 orphaned: no test uses it, so it may be removed
        tapes/sh/gone.json5
      1 expired: to be recorded again
        tapes/sh/old.json5, 400 days old
      2 slow, live
        120.0 s  slow.spec.ts > takes longer
        61.2 s  slow.spec.ts > takes its time
      Programs were run for real in worker threads. Set test.pool to 'forks': a process of its own ends what it started even when it crashes."
  `)
})

it('names ten of many', () => {
  const many = Array.from({ length: 13 }, (_, index) =>
    session({ how: 'new', path: `tapes/sh/${index}.json5` }),
  )
  expect(report(many).slice(-2)).toEqual(['    tapes/sh/6.json5', '    … and 3 more'])
})
