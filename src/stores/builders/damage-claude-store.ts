import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { OptionError } from '../../errors.ts'
import { buildLargeTranscript, type BuiltClaudeStore } from './claude-store-builder.ts'
import { transcriptDamages, type ExpectedFinding } from './transcript-damages.ts'

export interface ExpectedStoreFinding extends Partial<ExpectedFinding> {
  code: string
  /** Relative to the store, with forward slashes. */
  file: string
}

/** Damages to a store that are more than damages to one transcript. */
const storeDamages: Readonly<
  Record<string, (store: BuiltClaudeStore, options: DamageOptions) => Promise<ExpectedStoreFinding[]>>
> = {
  'D15 one message id in several files': async (store) => {
    for (const file of store.transcripts)
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/"msg_SPEC\d+"/g, '"msg_SPEC"'))
    return []
  },
  'D21 file over 512 MiB': async (store, { bytes = 536_870_889 }) => {
    const [file = '', sessionId = ''] = [store.transcripts[0], store.sessionIds[0]]
    const written = await buildLargeTranscript(file, bytes, { sessionId })
    return written > 52_428_800 ? [{ code: 'large-transcript', file: within(store, file) }] : []
  },
  'D24 name that is no session id': async (store) => {
    const file = join(dirname(store.transcripts[0] ?? ''), 'notes.jsonl')
    await writeFile(file, 'these are notes\n')
    return [{ code: 'bad-name', file: within(store, file) }]
  },
  'D25 session id that leaves the folder': async (store) => {
    const entry = {
      display: 'x',
      timestamp: 1_790_848_800_000,
      project: '/',
      sessionId: '../../../etc/passwd',
    }
    const lines = (await readFile(store.history, 'utf8')).split('\n').length
    await writeFile(store.history, `${JSON.stringify(entry)}\n`, { flag: 'a' })
    return [{ code: 'bad-id', file: 'history.jsonl', line: lines }]
  },
  'D27 links that lead elsewhere or nowhere': async (store) => {
    const project = dirname(store.transcripts[0] ?? '')
    await mkdir(join(store.folder, 'debug'))
    await symlink('gone.txt', join(store.folder, 'debug', 'latest'))
    await symlink(basename(project), join(dirname(project), '-linked'))
    return ['debug/latest', 'projects/-linked'].map((file) => ({ code: 'link-not-followed', file }))
  },
}

export interface DamageOptions {
  /** Size of the file that D21 makes. Default: just over what one string can hold. */
  bytes?: number
}

/** The names of all damages, D1 to D28, as `damageClaudeStore` takes them. */
export const damageNames: readonly string[] = [
  ...Object.keys(transcriptDamages),
  ...Object.keys(storeDamages),
].sort((a, b) => Number.parseInt(a.slice(1), 10) - Number.parseInt(b.slice(1), 10))

/** Ids that must be refused before they come near a path. */
export const hostileSessionIds: readonly string[] = [
  '',
  '.',
  '..',
  '../../etc/passwd',
  '..%2Fx',
  'a/b',
  'a\\b',
  'a\0b',
  '*',
  '4bb6334?',
  '$(id)',
  'a;b',
  'a b',
  '\u202Egpj',
  'x'.repeat(129),
]

/**
 * Does one damage to a built store, by name, and gives back what a validator must find. A transcript damage is done to
 * the first transcript. Throws an `OptionError` for a name that is not one.
 */
export async function damageClaudeStore(
  store: BuiltClaudeStore,
  name: string,
  options: DamageOptions = {},
): Promise<ExpectedStoreFinding[]> {
  const ofStore = Object.hasOwn(storeDamages, name) ? storeDamages[name] : undefined
  if (ofStore !== undefined) return ofStore(store, options)
  const ofTranscript = Object.hasOwn(transcriptDamages, name) ? transcriptDamages[name] : undefined
  if (ofTranscript === undefined) throw new OptionError('damage', name, `one of ${damageNames.join(', ')}`)
  const [file = ''] = store.transcripts
  const lines = (await readFile(file, 'latin1')).match(/[^\n]*\n|[^\n]+$/g) ?? []
  const expected = ofTranscript(lines)
  await writeFile(file, lines.join(''), 'latin1')
  return expected.map(({ code, line }) => ({
    code,
    file: within(store, file),
    ...(line === 0 ? {} : { line }),
  }))
}

function within(store: BuiltClaudeStore, file: string): string {
  return relative(store.folder, file).split(sep).join('/')
}
