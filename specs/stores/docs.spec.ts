import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { claudeRules } from '../../src/stores/claude/claude-rules.ts'
import type { Rules } from '../../src/stores/finding.ts'
import { jsonlRules } from '../../src/stores/jsonl/jsonl-rules.ts'
import { secretRules } from '../../src/stores/secret-manifest/secret-rules.ts'
import { sessionHealthRules } from '../../src/stores/session-health/session-health-rules.ts'
import { sessionManagerRules } from '../../src/stores/session-manager/session-manager-rules.ts'

it.each<[string, string, Rules]>([
  ['jsonl', 'stores.md', jsonlRules],
  ['claude', 'stores.md', claudeRules],
  ['session-health', 'stores.md', sessionHealthRules],
  ['session-manager', 'stores.md', sessionManagerRules],
  ['secret', 'secret-manifests.md', secretRules],
])('the page of the %s rules lists every code as it is', async (_, page, rules) => {
  const text = await readFile(join(import.meta.dirname, '../../docs', page), 'utf8')
  for (const [code, { severity, hint }] of Object.entries(rules))
    expect(text).toContain(`| \`${code}\` | ${severity} | ${hint.replaceAll('|', '\\|')} |`)
})
