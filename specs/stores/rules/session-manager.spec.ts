import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { storeDocumentBytesMax } from '../../../src/limits.ts'
import { buildSessionManagerStore } from '../../../src/stores/builders/session-manager-builder.ts'
import { isObject } from '../../../src/stores/is-object.ts'
import { loadSessionRegistry, printRegistry } from '../../../src/stores/session-manager/session-registry.ts'
import type { RegistryEntry } from '../../../src/stores/session-manager/stored-session.ts'
import {
  type SessionManagerCode,
  sessionManagerRules,
} from '../../../src/stores/session-manager/session-manager-rules.ts'
import { validateSessionManagerStore } from '../../../src/stores/session-manager/validate-session-manager-store.ts'
import { eachRule, type Judge } from './each-rule.ts'

const first = 'session_session-1.json'

/** A built folder with some changes. */
const after =
  (...changes: ((folder: string) => Promise<unknown>)[]): Judge =>
  async (folder) => {
    await buildSessionManagerStore(folder)
    for (const change of changes) await change(folder)
    return (await validateSessionManagerStore(folder)).findings
  }

const untouched = after()

const put = (name: string, content: string) => (folder: string) => writeFile(join(folder, name), content)
const remove = (name: string) => (folder: string) => rm(join(folder, name))

const session = (fields: object) => async (folder: string) => {
  const value: unknown = JSON.parse(await readFile(join(folder, first), 'utf8'))
  await put(first, JSON.stringify({ ...(isObject(value) ? value : {}), ...fields }))(folder)
}

const registry = (change: (sessions: Map<string, RegistryEntry>) => unknown) => async (folder: string) => {
  const sessions = await loadSessionRegistry(join(folder, 'registry.json'))
  change(sessions)
  await put('registry.json', printRegistry({ entries: sessions, raw: {} }))(folder)
}

const entry = (fields: object) =>
  registry((sessions) => Object.assign(sessions.get('session-1') ?? {}, fields))
const both = (fields: object): Judge => after(session(fields), entry(fields))
const time = '2026-10-01T10:00:00.000Z'

eachRule<SessionManagerCode>(sessionManagerRules, {
  'archived-in-main': { wrong: both({ status: 'archived' }), right: both({ status: 'ended' }) },
  'bad-id': {
    wrong: after(put('session_a b.json', '{}')),
    right: after(
      session({ session_id: 'a_b' }),
      (folder) => rename(join(folder, first), join(folder, 'session_a_b.json')),
      registry((sessions) => {
        const moved = sessions.get('session-1')
        if (moved !== undefined) sessions.set('a_b', moved)
        sessions.delete('session-1')
      }),
    ),
  },
  'entry-mismatch': {
    wrong: after(entry({ created_at: '2026-10-01T10:00:00.001Z' })),
    right: after(entry({ created_at: '2026-10-01T10:00:00Z' })),
  },
  'id-mismatch': {
    wrong: after(session({ session_id: 'session-9' })),
    right: after(session({ session_id: 'session-1' })),
  },
  'invalid-json': {
    wrong: after(put(first, '{"session_id": "session-1",')),
    right: after(session({})),
  },
  'link-not-followed': {
    wrong: after((folder) => symlink('gone', join(folder, 'logs'))),
    right: after((folder) => mkdir(join(folder, 'logs'))),
  },
  'no-store': {
    wrong: async (folder) => (await validateSessionManagerStore(join(folder, 'none'))).findings,
    right: async (folder) => (await validateSessionManagerStore(folder)).findings,
  },
  'registered-without-file': {
    wrong: after(remove(first)),
    right: after(
      remove(first),
      registry((sessions) => sessions.delete('session-1')),
    ),
  },
  'registry-missing': {
    wrong: after(remove('registry.json')),
    right: after(remove('registry.json'), remove(first), remove('session_session-2.json')),
  },
  'stray-file': { wrong: after(put('notes.json', '{}')), right: after(put('registry.json.lock', '')) },
  'stray-temporary': { wrong: after(put('registry.json.tmp', '{')), right: untouched },
  'time-order': {
    wrong: after(session({ last_activity: '2026-10-01T09:59:59.999Z', activity_log: [] })),
    right: after(session({ last_activity: time, activity_log: [{ action: 'x', timestamp: time }] })),
  },
  twice: {
    wrong: after((folder) => rename(join(folder, first), join(folder, 'archive', first)), copyBack),
    right: after(session({ status: 'archived' }), entry({ status: 'archived' }), (folder) =>
      rename(join(folder, first), join(folder, 'archive', first)),
    ),
  },
  'unknown-status': { wrong: both({ status: 'asleep' }), right: both({ status: 'paused' }) },
  'unregistered-file': {
    wrong: after(registry((sessions) => sessions.delete('session-1'))),
    right: after(registry((sessions) => sessions.delete('session-3'))),
  },
  'unreadable-file': {
    wrong: after((folder) => truncate(join(folder, first), storeDocumentBytesMax + 1)),
    right: after(async (folder) => {
      const text = await readFile(join(folder, first), 'utf8')
      await put(first, text.padEnd(storeDocumentBytesMax))(folder)
    }),
  },
  'wrong-shape': { wrong: after(session({ metadata: [] })), right: after(session({ metadata: {} })) },
})

async function copyBack(folder: string): Promise<void> {
  await writeFile(join(folder, first), await readFile(join(folder, 'archive', first)))
}
