import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreFileError, StoreFormatError } from '../../errors.ts'
import { readStoreFile, withStoreLock, writeStoreFile } from '../store-file.ts'
import { epochNow } from '../../clock.ts'
import { errorCode } from '../../files/error-code.ts'
import { describeReport, FindingLog } from '../finding.ts'
import { checkRuntimeState } from './check-runtime-state.ts'
import { parseDocument } from './parse-document.ts'
import type { RuntimeState } from './runtime-state.ts'
import { sessionHealthRules } from './session-health-rules.ts'
import { isObject } from '../is-object.ts'

export const stateFiles = ['runtime-state.yaml', 'runtime-state.json'] as const

export type StateFile = (typeof stateFiles)[number]

export interface ReadState {
  state: RuntimeState
  /** The file it was read from. */
  source: StateFile
  /** Its text, to be edited in place. */
  text: string
}

/**
 * The runtime state of a folder: the YAML file's if there is one, else the JSON file's; undefined where neither is.
 * Throws a `StoreFormatError` for a file that cannot be understood: falling back to the other would hide it, and the
 * next write would destroy it.
 */
export async function readRuntimeState(folder: string): Promise<ReadState | undefined> {
  for (const source of stateFiles) {
    const file = join(folder, source)
    const text = await readStoreFile(file)
    if (text === undefined) continue
    const log = new FindingLog(sessionHealthRules)
    const document = await parseDocument(text, source, log)
    const state = document === undefined ? undefined : await checkRuntimeState(document, source, log)
    if (state !== undefined) return { state, source, text }
    throw new StoreFormatError(file, `It is not a runtime state:\n${describeReport(log.report())}`, {
      hint: 'Correct or remove it. Nothing is written while it cannot be read.',
    })
  }
  return undefined
}

/**
 * Changes the runtime state of a folder: reads it, lets `change` work on it, counts, and writes it back as a whole,
 * all under one lock, so that concurrent writers lose nothing. A new state goes into the JSON file; comments and the
 * order of keys of a YAML file are kept. Throws as `readRuntimeState` does, or a `StoreFileError`; then nothing was
 * changed.
 */
export async function updateRuntimeState(
  folder: string,
  change: (state: RuntimeState) => void,
  now: number = epochNow(),
): Promise<RuntimeState> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new StoreFileError(folder, `The folder cannot be created (${errorCode(error)}).`, { cause: error })
  })
  // One lock for both files: which of them is written is known only once they were read.
  return withStoreLock(join(folder, 'runtime-state'), async () => {
    const before = await readRuntimeState(folder)
    const state = before?.state ?? emptyState(now)
    change(state)
    state.metadata.lastUpdated = now
    state.metadata.totalAuthProfiles = state.authProfiles.length
    state.metadata.totalActiveSessions = state.sessions.length
    await checkOwnWork(state)
    const source = before?.source ?? 'runtime-state.json'
    const text =
      source === 'runtime-state.yaml'
        ? await editYaml(before?.text ?? '', state)
        : `${JSON.stringify(state, null, 2)}\n`
    await writeStoreFile(join(folder, source), text)
    return state
  })
}

export function emptyState(now: number): RuntimeState {
  const metadata = { version: '1.0', lastUpdated: now, totalAuthProfiles: 0, totalActiveSessions: 0 }
  return { authProfiles: [], sessions: [], metadata }
}

/** A change that makes the state invalid is refused before anything is written. */
async function checkOwnWork(state: RuntimeState): Promise<void> {
  const log = new FindingLog(sessionHealthRules)
  const document = await parseDocument(JSON.stringify(state), 'runtime-state.json', log)
  if (document !== undefined) await checkRuntimeState(document, 'the new state', log)
  const report = log.report()
  if (!report.valid)
    throw new StoreFormatError('the new state', `It would not be valid:\n${describeReport(report)}`)
}

/** Puts a state into a YAML text, part by part, so that what its author wrote around the values stays. */
async function editYaml(text: string, state: RuntimeState): Promise<string> {
  const { isMap, isSeq, parseDocument: parseYaml, YAMLMap, YAMLSeq } = await import('yaml')
  const document = parseYaml(text, { logLevel: 'error' })
  const put = (path: (string | number)[], before: unknown, after: unknown): void => {
    const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
    if (Array.isArray(after) && Array.isArray(before) && isSeq(node)) {
      after.forEach((item: unknown, at) => put([...path, at], before[at], item))
      for (let at = before.length - 1; at >= after.length; at -= 1) document.deleteIn([...path, at])
    } else if (isObject(after) && isObject(before) && isMap(node)) {
      for (const key of Object.keys(before))
        if (!Object.hasOwn(after, key) || after[key] === undefined) document.deleteIn([...path, key])
      for (const [key, item] of Object.entries(after))
        if (item !== undefined) put([...path, key], before[key], item)
    } else if (
      JSON.stringify(before) !== JSON.stringify(after) ||
      node instanceof YAMLMap !== isObject(after) ||
      node instanceof YAMLSeq !== Array.isArray(after)
    ) {
      document.setIn(path, document.createNode(after))
    }
  }
  put([], document.toJS(), state)
  return document.toString({ lineWidth: 0 })
}
