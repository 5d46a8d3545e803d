import { chmod, mkdir, open, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { projectFolder } from '../claude/project-folder.ts'
import {
  buildRecords,
  builtEpoch,
  builtUuid,
  type BuiltRecord,
  type TranscriptShape,
} from './claude-records.ts'

export interface ClaudeStoreShape {
  /** How many sessions. Default 2. */
  sessions?: number
  /** Records of each. Default 12. */
  records?: number
  cwd?: string
}

export interface BuiltClaudeStore {
  folder: string
  sessionIds: string[]
  /** Absolute paths of the transcripts, in the order of the ids. */
  transcripts: string[]
  history: string
  credentials: string
}

/** Writes a valid Claude store of any size into a folder. Every value is synthetic; its login lasts until 2100. */
export async function buildClaudeStore(
  folder: string,
  shape: ClaudeStoreShape = {},
): Promise<BuiltClaudeStore> {
  const { sessions = 2, records = 12, cwd = '/home/user/project' } = shape
  const sessionIds = Array.from({ length: sessions }, (_, at) => builtSession(at))
  const project = join(folder, 'projects', projectFolder(cwd).name)
  const transcripts: string[] = []
  for (const sessionId of sessionIds) {
    const file = join(project, `${sessionId}.jsonl`)
    await put(file, printJsonl(buildRecords({ sessionId, records, cwd })), 0o644)
    await put(
      join(project, sessionId, 'subagents', 'agent-1a2b3c4d.jsonl'),
      printJsonl(buildRecords({ sessionId, records: 4, cwd, agent: true })),
      0o644,
    )
    transcripts.push(file)
  }
  const history = join(folder, 'history.jsonl')
  const entries = sessionIds.map((sessionId, at) => ({
    display: `Step 0: list the files`,
    pastedContents: {},
    timestamp: builtEpoch + at * 1_000,
    project: cwd,
    sessionId,
  }))
  await put(history, printJsonl(entries), 0o644)
  const credentials = join(folder, '.credentials.json')
  await put(credentials, JSON.stringify(buildCredentials()), 0o600)
  return { folder, sessionIds, transcripts, history, credentials }
}

/** Credentials of the right shape, with tokens that open nothing. */
export function buildCredentials(expiresAt = 4_102_444_800_000): BuiltRecord {
  return {
    claudeAiOauth: {
      accessToken: 'sk-ant-oat01-SYNTHETIC',
      refreshToken: 'sk-ant-ort01-SYNTHETIC',
      expiresAt,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
      rateLimitTier: 'default_claude_max_20x',
    },
  }
}

/** Writes a valid transcript of at least `bytes` bytes, a piece at a time, and gives back its size. */
export async function buildLargeTranscript(
  file: string,
  bytes: number,
  shape: TranscriptShape = {},
): Promise<number> {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'w')
  const { block, ids } = numberedBlock(shape)
  let written = 0
  try {
    for (let nth = 0; written < bytes; nth += 1) {
      const number = nth.toString(16).padStart(blockNumber.length, '0')
      for (const at of ids) block.write(number, at, 'latin1')
      written += (await handle.write(block)).bytesWritten
    }
  } finally {
    await handle.close()
  }
  return written
}

const blockNumber = '00000000'

/**
 * Records as bytes, and where in them the ids of records begin, with a number. A block is printed once and numbered again
 * and again, so that no two records of a gigabyte share an id and making it costs little more than writing it.
 */
function numberedBlock(shape: TranscriptShape): { block: Buffer; ids: number[] } {
  const records = buildRecords({
    ...shape,
    records: 4_096,
    sessionId: `c1d0a6cf-1f6c-4bb0-9a5a-0000${blockNumber}`,
  })
  for (const record of records) record['sessionId'] = shape.sessionId ?? builtSession(0)
  const block = Buffer.from(printJsonl(records))
  const ids: number[] = []
  const id = builtUuid(blockNumber, 0).slice(0, -12)
  for (let at = block.indexOf(id); at !== -1; at = block.indexOf(id, at + 1)) ids.push(at)
  return { block, ids }
}

export function printJsonl(records: readonly BuiltRecord[]): string {
  return records.map((each) => `${JSON.stringify(each)}\n`).join('')
}

function builtSession(at: number): string {
  return `c1d0a6cf-1f6c-4bb0-9a5a-0000${(at + 1).toString(16).padStart(8, '0')}`
}

async function put(file: string, content: string, mode: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  // The mode given at creation would be narrowed by the process's mask.
  await chmod(file, mode)
}
