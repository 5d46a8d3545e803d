// Writes docs/proofs/*.md: of every name a page lists, the spec that proves it. `npx tsx scripts/proof-tables.ts`
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { claudeControl } from './proofs/claude-control.ts'
import { claudeSessionResume } from './proofs/claude-session-resume.ts'
import { claudeSessionTokens } from './proofs/claude-session-tokens.ts'
import { pexpectTests } from './proofs/pexpect-tests.ts'
import { sessionHealth } from './proofs/session-health.ts'
import { sessionManager } from './proofs/session-manager.ts'
import type { ProofRow, ProofTable } from './proofs/table.ts'

const root = resolve(import.meta.dirname, '..')

/** The pages by name, as they are to be; and each proof that proves nothing. */
export function proofPages(): { pages: Map<string, string>; wrong: string[] } {
  const tables: Record<string, ProofTable> = {
    'claude-control': claudeControl,
    'claude-session-resume': claudeSessionResume,
    'claude-session-tokens': claudeSessionTokens,
    'pexpect-tests': pexpectTests,
    'session-health': sessionHealth,
    'session-manager': sessionManager,
  }
  const wrong: string[] = []
  const pages = new Map(Object.entries(tables).map(([name, table]) => [`${name}.md`, pageOf(table, wrong)]))
  return { pages, wrong }
}

function pageOf({ title, names, about, sections }: ProofTable, wrong: string[]): string {
  const parts = Object.entries(sections).map(([section, rows]) =>
    [
      `## ${section}`,
      '',
      `| ${names} | proved by |`,
      '|---|---|',
      ...rows.map((row) => lineOf(row, wrong)),
    ].join('\n'),
  )
  return `# ${title}\n\n${about} Written by \`scripts/proof-tables.ts\`, which looks each spec up.\n\n${parts.join('\n\n')}\n`
}

function lineOf([named, ...proofs]: ProofRow, wrong: string[]): string {
  const names = (typeof named === 'string' ? [named] : named).map((name) => name.replaceAll('|', '\\|'))
  return `| ${names.join(', ')} | ${proofs.map((proof) => shown(proof, wrong)).join('; ')} |`
}

function shown(proof: string, wrong: string[]): string {
  const at = proof.indexOf(': ')
  const [place, words] = [proof.slice(0, at), proof.slice(at + 2)]
  if (place === 'none') return `not applicable: ${words}`
  const path = `specs/${place}.spec.ts`
  const file = join(root, path)
  if (words === '' || !existsSync(file) || !readFileSync(file, 'utf8').includes(words))
    wrong.push(`${path}: ${words}`)
  // No link: the package holds this page, and not the specs.
  return `\`${path}\`${words === '' ? '' : `: ${words.replaceAll('|', '\\|')}`}`
}

if (process.argv[1] === import.meta.filename) {
  const { pages, wrong } = proofPages()
  for (const each of wrong) console.error(`Not there: ${each}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
  mkdirSync(join(root, 'docs/proofs'), { recursive: true })
  for (const [name, text] of pages) writeFileSync(join(root, 'docs/proofs', name), text)
}
