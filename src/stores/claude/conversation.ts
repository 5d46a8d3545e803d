import type { JsonlRecord } from '../jsonl/judge-line.ts'
import { isUuid } from '../session-id.ts'

/**
 * The conversation of a transcript: from its first message to the newest one of the main chain, in order. Always ends:
 * no record is visited twice, and a transcript whose records are all each other's ancestors has no conversation.
 *
 * Source: the agent SDK's chain rules. A leaf is a record that is nobody's parent; of all leaves the one last in the
 * file wins, side chains, team and meta records only where nothing else is; `logicalParentUuid` is not followed.
 */
export function buildConversation(records: readonly JsonlRecord[]): JsonlRecord[] {
  const byId = new Map<string, JsonlRecord>()
  const position = new Map<JsonlRecord, number>()
  const parents = new Set<string>()
  for (const [at, record] of records.entries()) {
    if (!isUuid(record['uuid'])) continue
    byId.set(record['uuid'], record)
    position.set(record, at)
    if (isUuid(record['parentUuid'])) parents.add(record['parentUuid'])
  }
  const parentOf = (record: JsonlRecord): JsonlRecord | undefined =>
    isUuid(record['parentUuid']) ? byId.get(record['parentUuid']) : undefined

  const leaves: JsonlRecord[] = []
  for (const [id, record] of byId) {
    if (parents.has(id)) continue
    const leaf = climb(record, parentOf).find((each) => isMessage(each))
    if (leaf !== undefined) leaves.push(leaf)
  }
  const main = leaves.filter((each) => isMain(each))
  let newest: JsonlRecord | undefined
  for (const leaf of main.length > 0 ? main : leaves)
    if (newest === undefined || (position.get(leaf) ?? 0) > (position.get(newest) ?? 0)) newest = leaf
  return newest === undefined ? [] : climb(newest, parentOf).reverse()
}

/** Whether a record is a message a reader would call part of the conversation itself. */
export function isMain(record: JsonlRecord): boolean {
  return record['isSidechain'] !== true && record['isMeta'] !== true && record['teamName'] === undefined
}

export function isMessage(record: JsonlRecord): boolean {
  return record['type'] === 'user' || record['type'] === 'assistant'
}

function climb(from: JsonlRecord, parentOf: (record: JsonlRecord) => JsonlRecord | undefined): JsonlRecord[] {
  const seen = new Set<JsonlRecord>()
  for (let each: JsonlRecord | undefined = from; each !== undefined && !seen.has(each); each = parentOf(each))
    seen.add(each)
  return [...seen]
}
