import { bytesOfChunk } from './data.ts'
import { isOutput } from './guard.ts'
import { Prompt } from './prompt.ts'
import { modernizeChunks } from './older-chunk.ts'

type Fields = Record<string, unknown>

/**
 * Brings a document of an older version up to today's, in place, one version at a time. A document that is no tape may
 * pass through: whoever validates it afterwards says so.
 */
export function migrate(document: unknown): void {
  if (!isRecord(document)) return
  for (let step = steps.get(versionOf(document)); step !== undefined; step = steps.get(versionOf(document)))
    step(document)
}

/** From each version to the next. A new version of the format adds its line here and a sample to the specs. */
const steps: ReadonlyMap<unknown, (document: Fields) => void> = new Map([[0, fromZero]])

/** The first tapes had no version, but said when they were recorded. */
function versionOf(document: Fields): unknown {
  const { version, meta } = document
  return version === undefined && isRecord(meta) && Object.hasOwn(meta, 'recordedAt') ? 0 : version
}

/**
 * Version 0: chunks in base64 with a flag, `recordedAt` for `createdAt`, no `pre`, a bare exit code, and every setting
 * optional.
 */
function fromZero(document: Fields): void {
  const { meta, session, exchanges } = document
  document['version'] = 1
  if (isRecord(meta)) {
    rename(meta, 'recordedAt', 'createdAt')
    fillIn(meta, { env: {}, cwd: '.', pty: null, tag: null, latency: 0, errorRate: 0, seed: 0 })
  }
  if (session === undefined) document['session'] = {}
  if (isRecord(document['session']))
    fillIn(document['session'], { platform: 'unknown', recorder: 'unknown', programVersion: null })
  modernizeChunks(document)
  const line = new Prompt()
  for (const exchange of Array.isArray(exchanges) ? exchanges : [])
    if (isRecord(exchange)) fillExchange(exchange, line)
}

function fillExchange(exchange: Fields, line: Prompt): void {
  const { exit, output, input } = exchange
  fillIn(exchange, { pre: { prompt: line.text, stateHash: null }, exit: null, annotations: {} })
  if (typeof exit === 'number') exchange['exit'] = { code: exit, signal: null }
  if (isRecord(input) && dataKinds.includes(String(input['kind'])))
    fillIn(input, { dataText: null, dataBytesB64: null })
  const chunks = isOutput(output) ? output.chunks : []
  fillIn(exchange, { dur_ms: chunks.reduce((sum, chunk) => sum + chunk.delay_ms, 0) })
  for (const chunk of chunks) line.output(bytesOfChunk(chunk))
}

const dataKinds = ['line', 'raw', 'keys']

function fillIn(record: Fields, defaults: Readonly<Fields>): void {
  for (const [name, value] of Object.entries(defaults)) record[name] ??= value
}

function rename(record: Fields, from: string, to: string): void {
  if (!Object.hasOwn(record, from) || Object.hasOwn(record, to)) return
  record[to] = record[from]
  delete record[from]
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
