import { describe, expect, it } from 'vitest'
import { describeReport, FindingLog } from '../../src/stores/finding.ts'

const rules = {
  bad: { severity: 'error', hint: 'Mend it.' },
  odd: { severity: 'warning', hint: 'Look at it.' },
  new: { severity: 'info', hint: 'Nothing to do.' },
} as const

describe('a report with more findings than it keeps', () => {
  it('keeps the errors, however late they come', () => {
    const log = new FindingLog(rules, { findingsMax: 10 })
    for (let line = 1; line <= 2_000; line++) log.add(line % 2 === 0 ? 'new' : 'odd', 'a', 'said', { line })
    log.add('bad', 'b', 'broken')
    const report = log.report()
    expect(report).toMatchObject({
      valid: false,
      dropped: 1_991,
      counts: { error: 1, warning: 1_000, info: 1_000 },
    })
    expect(report.findings.map(({ code }) => code)).toEqual([...Array<string>(9).fill('odd'), 'bad'])
  })

  it('keeps the first of the worst, in the order they came', () => {
    const log = new FindingLog(rules, { findingsMax: 3 })
    for (const line of [1, 2, 3, 4]) log.add('bad', 'a', 'broken', { line })
    log.add('odd', 'a', 'said')
    expect(log.report().findings.map(({ line }) => line)).toEqual([1, 2, 3])
  })
})

describe('the text of a report', () => {
  it('says once what is said again and again of one file, and how often', () => {
    const log = new FindingLog(rules, { findingsMax: 5_000 })
    for (let line = 1; line <= 1_200; line++) log.add('new', 'a.jsonl', 'a new type', { line })
    log.add('new', 'b.jsonl', 'a new type', { line: 7 })
    expect(describeReport(log.report())).toBe(
      [
        'info new ×1 200 a.jsonl, first at line 1: a new type\n    Nothing to do.',
        'info new b.jsonl:7 a new type\n    Nothing to do.',
      ].join('\n'),
    )
  })

  it('shows each error, for each has to be mended', () => {
    const log = new FindingLog(rules)
    for (let line = 1; line <= 5; line++) log.add('bad', 'a', 'broken', { line })
    expect(describeReport(log.report()).match(/error bad/g)).toHaveLength(5)
  })
})
