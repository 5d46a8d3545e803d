import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from '../../../src/open/open.ts'
import type { SpawnOptions } from '../../../src/open/spawn-options.ts'
import type { Session } from '../../../src/session/session.ts'
import { bytesOfData } from '../../../src/tape/data.ts'
import { parseTape } from '../../../src/tape/parse-tape.ts'

export interface Talk {
  command: string
  args: readonly string[]
  options?: SpawnOptions
  talk: (session: Session) => Promise<void>
}

/** What became of a talk that was recorded and then replayed. */
export interface Recorded {
  /** The tape as it is on disk, and every text in it: what its base64 holds, and all inputs and outputs put together. */
  everything: string
  /** What was typed, as the tape has it, put together. */
  typed: string
  inputs: string[]
  doubts: readonly string[]
  /** Why the replay failed. */
  red?: string
}

export async function recorded(
  { command, args, options, talk }: Talk,
  again: Talk['talk'] = talk,
): Promise<Recorded> {
  const root = await mkdtemp(join(tmpdir(), 'termtape-typed-'))
  try {
    const around = { root, policy: 'none' as const, rerecord: 'npx vitest -u', warn: () => {} }
    const given = { tapeName: 'tape', timeoutMs: 10_000, ...options }
    const live = await open(command, args, { ...given, record: 'OVERWRITE' }, around)
    try {
      await talk(live.session)
    } finally {
      await live.session.close({ force: true })
    }
    const recorder = live.recorder()
    await recorder?.save()
    const text = await readFile(recorder?.path ?? '', 'utf8')
    const red = await replay()
    return { ...(await textsOf(text)), doubts: recorder?.doubts ?? [], ...(red === undefined ? {} : { red }) }

    async function replay(): Promise<string | undefined> {
      const taped = await open(command, args, { ...given, timeoutMs: 2_000, record: 'DISABLED' }, around)
      try {
        await again(taped.session)
        return taped.player?.leftOver()?.message
      } catch (error) {
        return String(error)
      } finally {
        await taped.session.close({ force: true })
      }
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function textsOf(text: string): Promise<Pick<Recorded, 'everything' | 'typed' | 'inputs'>> {
  const parsed = await parseTape(text)
  const inputs = (parsed.ok ? parsed.tape.exchanges : []).map(({ input }) =>
    'dataText' in input ? Buffer.from(bytesOfData(input)).toString('utf8') : '',
  )
  const strings: string[] = []
  JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''), (key, value: unknown) => {
    if (typeof value === 'string')
      strings.push(key.endsWith('B64') ? Buffer.from(value, 'base64').toString('utf8') : value)
    return value
  })
  return { everything: [text, ...strings, strings.join('')].join('\n'), typed: inputs.join(''), inputs }
}
