import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SpawnError } from '../src/errors.ts'
import { investigate } from '../src/investigate/investigate.ts'
import { againstLimit, type Comparison } from './comparison.ts'
import { truths } from './truth-investigate.ts'

/** What an investigation finds, beside lists made by hand: commands, prompts and exit commands of real programs. */
export async function investigatePrograms(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-bench-'))
  const scores: Judged[] = []
  try {
    await writeFile(join(folder, 'disk.img'), '')
    await writeFile(join(folder, 'box.mbox'), mailbox)
    await truncate(join(folder, 'disk.img'), diskBytes)
    for (const [program, truth] of Object.entries(truths)) {
      const args = (truth.args ?? []).map((arg) => (arg.startsWith('specs/') ? join(root, arg) : arg))
      const report = await investigate(truth.command ?? program, args, {
        live: true,
        save: false,
        cwd: folder,
      }).catch(unlessMissing)
      if (report === undefined) continue
      const also = truth.also ?? []
      const lists = {
        commands: compare(Object.keys(report.commands), truth.commands, also),
        prompts: compare(report.prompts, truth.prompts, also),
        exits: compare(report.exit_commands, truth.exits, also),
        ...(truth.states === undefined ? {} : { states: compareCounts(report.states.length, truth.states) }),
      }
      scores.push({ isOwn: truth.command !== undefined, scores: Object.values(lists) })
      console.error(`  ${program}`)
      for (const [list, { precision, recall, wrong, missing }] of Object.entries(lists))
        console.error(
          `    ${list.padEnd(9)} precision ${precision.toFixed(2)} recall ${recall.toFixed(2)}${named('wrong', wrong)}${named('missing', missing)}`,
        )
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const real = scores.filter(({ isOwn }) => !isOwn)
  const own = scores.filter(({ isOwn }) => isOwn)
  return [
    row('investigate: precision on real programs, mean', real, 'precision', 0.95),
    row('investigate: recall on real programs, mean', real, 'recall', 0.9),
    row('investigate: precision on own programs, mean', own, 'precision', 1),
    row('investigate: recall on own programs, mean', own, 'recall', 1),
  ]
}

interface Judged {
  isOwn: boolean
  scores: Score[]
}

/** The mean over programs of the mean over their lists. */
function row(
  what: string,
  programs: readonly Judged[],
  of: 'precision' | 'recall',
  atLeast: number,
): Comparison {
  const means = programs.map(({ scores }) => mean(scores.map((score) => score[of])))
  return againstLimit(what, '', mean(means), { atLeast })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length
}

function named(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `; ${what}: ${names.map((each) => JSON.stringify(each)).join(' ')}`
}

const root = process.cwd()

/** A mailbox of one letter. */
const mailbox = [
  'From demo@example.org Thu Jan  1 00:00:00 2026',
  'From: demo@example.org',
  'To: me@example.org',
  'Subject: hello',
  'Date: Thu, 1 Jan 2026 00:00:00 +0000',
  '',
  'hi',
  '',
  '',
].join('\n')

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof SpawnError)) throw error
}

const diskBytes = 10_485_760

interface Score {
  precision: number
  recall: number
  wrong: readonly string[]
  missing: readonly string[]
}

/** Of nothing, finding nothing is right. */
function compare(
  found: readonly string[],
  truth: readonly string[],
  also: readonly (string | RegExp)[],
): Score {
  const isAlso = (name: string): boolean =>
    also.some((each) => (typeof each === 'string' ? each === name : each.test(name)))
  const wrong = found.filter((each) => !truth.includes(each) && !isAlso(each))
  const missing = truth.filter((each) => !found.includes(each))
  return {
    precision: found.length === 0 ? 1 : 1 - wrong.length / found.length,
    recall: truth.length === 0 ? 1 : 1 - missing.length / truth.length,
    wrong,
    missing,
  }
}

function compareCounts(found: number, truth: number): Score {
  return {
    precision: found === 0 ? 1 : Math.min(1, truth / found),
    recall: Math.min(1, found / truth),
    wrong: found > truth ? [`${found} for ${truth}`] : [],
    missing: found < truth ? [`${found} for ${truth}`] : [],
  }
}
