import { readFileSync } from 'node:fs'
import type { Reporter, TestCase } from 'vitest/node'

/**
 * Vitest's own `test` has no fixtures of ours: a spec that imports it, or uses the global one, finds `undefined` where it
 * expects `terminal`. Said where it fails, before any reporter prints it.
 */
export class OtherTest implements Reporter {
  onTestCaseResult(test: TestCase): void {
    for (const error of test.result().errors ?? []) {
      const used = missing.exec(error.message)?.[1]
      if (used === undefined || !members.includes(used) || !usesOtherTest(test.module.moduleId)) continue
      const words = `${error.message}\n\nHint: ${hint}`
      if (error.stack !== undefined) error.stack = error.stack.replace(error.message, () => words)
      error.message = words
    }
  }
}

function usesOtherTest(path: string): boolean {
  let source: string
  try {
    source = readFileSync(path, 'utf8')
  } catch {
    return false
  }
  return fixtures.test(source) && !source.includes('termtape/fixtures')
}

const missing = /^Cannot read properties of undefined \(reading '(\w+)'\)$/
/** What specs call on a fixture first. */
const members = ['spawn', 'path', 'value', 'name']
const fixtures = /\(\s*(?:async\s*)?\(?\s*\{[^}]*\b(?:terminal|fileTerminal|workerTerminal|sandbox|tape)\b/
const hint =
  "`terminal` and the other fixtures belong to termtape's test: `import { expect, test } from 'termtape/fixtures'` in place of Vitest's own or the global one."
