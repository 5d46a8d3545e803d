import { open } from 'node:fs/promises'
import { recordCopiesComparedMax } from '../../limits.ts'
import type { Findings } from '../finding.ts'
import type { JsonlOptions, JsonlPlace, JsonlStats } from '../jsonl/jsonl-scanner.ts'
import type { JsonlRecord } from '../jsonl/judge-line.ts'
import { scanJsonl } from '../jsonl/scan-jsonl.ts'
import { checkRecord } from './check-record.ts'
import type { ClaudeCode } from './claude-rules.ts'
import { findParentCycles } from './parent-cycles.ts'
import { RecordTable } from './record-table.ts'
import { isUuid } from '../session-id.ts'
import { ToolCalls } from './tool-calls.ts'

export interface TranscriptOptions extends JsonlOptions {
  /** The session the records must belong to. Default: not checked. */
  sessionId?: string
  /** The file belongs to a sub-agent, so every record of the conversation is a side chain. Default false. */
  agent?: boolean
}

/**
 * Judges a transcript of any size in bounded memory: every record by itself, then how records refer to one another.
 *
 * @param file  path to read
 * @param name  how findings call the file
 */
export async function validateTranscript(
  file: string,
  name: string,
  findings: Findings<ClaudeCode>,
  options: TranscriptOptions = {},
): Promise<JsonlStats | undefined> {
  const table = new RecordTable()
  const tools = new ToolCalls()
  const copies: Copy[] = []
  const record = (value: JsonlRecord, place: JsonlPlace): void => {
    const { line } = place
    const kind = checkRecord(value, (code, path, message) =>
      findings.add(code, name, message, { line, path }),
    )
    if (kind === 'unknown' && isUuid(value['uuid'])) {
      // What it means is not known, but what follows it has a parent.
      const row = table.row(value['uuid'])
      if (table.line(row) === 0) table.define(row, -1, place)
    }
    if (kind !== 'chain') return
    if (
      options.sessionId !== undefined &&
      isUuid(value['sessionId']) &&
      value['sessionId'] !== options.sessionId
    )
      findings.add('foreign-session', name, 'it belongs to another session', { line, path: 'sessionId' })
    if (options.agent === true && value['isSidechain'] === false)
      findings.add('not-sidechain', name, 'a record of the main chain in the file of a sub-agent', {
        line,
        path: 'isSidechain',
      })
    tools.record(value, line)
    if (!isUuid(value['uuid'])) return
    const row = table.row(value['uuid'])
    const parent = isUuid(value['parentUuid']) ? table.row(value['parentUuid']) : -1
    if (table.line(row) === 0) table.define(row, parent, place)
    else copies.push({ first: table.place(row), copy: place })
  }
  const stats = await scanJsonl(file, name, findings, record, options)
  if (stats === undefined) return undefined
  if (stats.bytes === 0) findings.add('empty-transcript', name, 'Session files corrupted: the file is empty')
  tools.finish((code, line, message) => findings.add(code, name, message, { line }))
  await judgeCopies(file, name, findings, copies)
  judgeParents(name, findings, table)
  return stats
}

interface Copy {
  first: JsonlPlace
  copy: JsonlPlace
}

async function judgeCopies(
  file: string,
  name: string,
  findings: Findings<ClaudeCode>,
  copies: readonly Copy[],
): Promise<void> {
  if (copies.length === 0) return
  const handle = await open(file, 'r').catch(() => undefined)
  for (const [nth, { first, copy }] of copies.entries()) {
    const compared = nth < recordCopiesComparedMax
    const same = compared && first.bytes === copy.bytes && (await sameBytes(handle, first, copy))
    const code = same ? 'duplicate-record' : 'duplicate-conflict'
    const what = same
      ? 'the same record as'
      : compared
        ? 'another record with the uuid of'
        : 'a record with the uuid of'
    findings.add(code, name, `${what} line ${first.line}`, { line: copy.line, path: 'uuid' })
  }
  await handle?.close()
}

async function sameBytes(
  handle: Awaited<ReturnType<typeof open>> | undefined,
  first: JsonlPlace,
  copy: JsonlPlace,
): Promise<boolean> {
  if (handle === undefined) return false
  const [a, b] = [Buffer.alloc(first.bytes), Buffer.alloc(copy.bytes)]
  await handle.read(a, 0, a.length, first.offset)
  await handle.read(b, 0, b.length, copy.offset)
  return a.equals(b)
}

function judgeParents(name: string, findings: Findings<ClaudeCode>, table: RecordTable): void {
  for (let row = 0; row < table.rows; row += 1) {
    const parent = table.parent(row)
    if (parent === -1 || table.line(parent) > 0) continue
    const message = 'its parent is not in this file'
    findings.add('orphan-parent', name, message, { line: table.line(row), path: 'parentUuid' })
  }
  for (const row of findParentCycles(table)) {
    const message = 'the record is its own ancestor'
    findings.add('parent-cycle', name, message, { line: table.line(row), path: 'parentUuid' })
  }
}
