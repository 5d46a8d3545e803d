import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { StoreFinding, Rules } from '../../../src/stores/finding.ts'

/** What is judged, in a new and empty folder, and what was found. */
export type Judge = (folder: string) => Promise<readonly StoreFinding[]>

export interface RuleCase {
  /** Breaks this rule and no other. */
  wrong: Judge
  /** The nearest that breaks no rule at all. */
  right: Judge
  /** Rules that `wrong` cannot but break too. */
  too?: readonly string[]
}

/**
 * Proves every rule from both sides. The cases are a record over the codes, so that a new code without a case does not
 * compile, and the codes are asked of the rules, so that it does not pass either.
 */
export function eachRule<Code extends string>(rules: Rules, cases: Readonly<Record<Code, RuleCase>>): void {
  const byCode: Readonly<Record<string, RuleCase>> = cases
  it.each(Object.keys(rules))('%s', async (code) => {
    const { wrong, right, too = [] } = byCode[code] ?? fail(code)
    const found = await wrong(await newFolder())
    expect([...new Set(found.map((each) => each.code))].toSorted()).toEqual([code, ...too].toSorted())
    expect(found.find((each) => each.code === code)).toMatchObject(rules[code] ?? {})
    expect(await right(await newFolder())).toEqual([])
  })
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-spec-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

function fail(code: string): never {
  throw new Error(`The rule ${code} has no case.`)
}
