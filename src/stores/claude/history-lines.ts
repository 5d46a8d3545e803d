import { join } from 'node:path'
import { readStoreFile, withStoreLock, writeStoreFile } from '../store-file.ts'
import { FindingLog } from '../finding.ts'
import { jsonlRules } from '../jsonl/jsonl-rules.ts'
import { scanJsonl } from '../jsonl/scan-jsonl.ts'
import type { ClaudeStore } from './claude-store.ts'

/** The lines of a session in the store's history. */
export async function historyOf(store: ClaudeStore, sessionId: string): Promise<string> {
  const file = join(store.folder, 'history.jsonl')
  const lines: string[] = []
  await scanJsonl(file, file, new FindingLog(jsonlRules), (record) => {
    if (record['sessionId'] === sessionId) lines.push(`${JSON.stringify(record)}\n`)
  })
  return lines.join('')
}

/** Adds the lines that are not there yet to a history, under its lock. Throws a `StoreFileError`. */
export async function appendHistory(file: string, lines: string): Promise<void> {
  await withStoreLock(file, async () => {
    const before = (await readStoreFile(file)) ?? ''
    const there = new Set(before.split('\n'))
    const added = lines.split('\n').filter((line) => line !== '' && !there.has(line))
    if (added.length === 0) return
    const gap = before === '' || before.endsWith('\n') ? '' : '\n'
    await writeStoreFile(file, `${before}${gap}${added.join('\n')}\n`)
  })
}
