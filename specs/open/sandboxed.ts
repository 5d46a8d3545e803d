import { lstat, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Files, Sandbox, stateOf } from '../../fixtures/sandbox.ts'
import { noiseFilter } from '../../src/files/sandbox/noise.ts'
import { open, type Opened } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import { Questions } from '../../src/session/questions.ts'
import type { Session } from '../../src/session/session.ts'

export type Talk = (session: Session, sandbox: Sandbox) => Promise<void>

/** A project root with a tape folder, removed when the test is over. */
export async function tapeRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'termtape-files-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  return root
}

export interface Played {
  /** What stands in the sandbox after the last word, noise aside: permissions and contents by path. */
  tree: Record<string, string>
  replayed: boolean
  saved: string | undefined
  warnings: string[]
}

/** Talks to a program in a sandbox of its own, in another folder each time; records if asked to, and saves. */
export async function inSandbox(
  root: string,
  [command = '', ...args]: readonly string[],
  talk: Talk,
  { files = {}, ...options }: SpawnOptions & { files?: Files } = {},
): Promise<Played> {
  const sandbox = await Sandbox.make(`${root} ${Math.random()}`, files)
  onTestFinished(() => sandbox.remove())
  const warnings: string[] = []
  const { session, recorder } = await open(
    command,
    args,
    { cwd: sandbox.cwd, tapeName: 'tape', timeoutMs: 20_000, ...options },
    {
      root,
      policy: 'none',
      rerecord: 'vitest -u',
      warn: (message) => void warnings.push(message),
      home: () => Promise.resolve(sandbox.home),
      sandbox: { folder: sandbox.folder, cwd: sandbox.cwd, home: sandbox.home, state: stateOf(sandbox) },
    },
  )
  try {
    await talk(session, sandbox)
    const { replayed } = session
    const tree = await treeOf(sandbox)
    await session.close()
    const saved = await recorder()?.save()
    return { tree, replayed, saved, warnings }
  } finally {
    await session.close({ force: true })
  }
}

/** Talks to two programs of one test in one sandbox, records both and saves. */
export async function twoInSandbox(
  root: string,
  scripts: readonly [string, string],
  talk: (sessions: readonly Session[], sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const sandbox = await Sandbox.make(`${root} ${Math.random()}`, {})
  onTestFinished(() => sandbox.remove())
  const questions = new Questions()
  const { cwd, home, folder } = sandbox
  const opened: Opened[] = []
  for (const [index, script] of scripts.entries())
    opened.push(
      await open(
        'sh',
        ['-c', script],
        { cwd, tapeName: `tape-${index}`, timeoutMs: 20_000, record: 'NEW' },
        {
          root,
          policy: 'none',
          rerecord: 'vitest -u',
          warn: () => {},
          home: () => Promise.resolve(home),
          sandbox: { folder, cwd, home, state: stateOf(sandbox) },
          questions,
        },
      ),
    )
  const sessions = opened.map(({ session }) => session)
  try {
    await talk(sessions, sandbox)
    for (const session of sessions) await session.close()
    for (const { recorder } of opened) await recorder()?.save()
  } finally {
    for (const session of sessions) await session.close({ force: true })
  }
}

/** Everything in a sandbox, the sandbox's own path by its name. */
export async function treeOf({ cwd, home, folder }: Sandbox): Promise<Record<string, string>> {
  const isNoise = noiseFilter()
  const tree: Record<string, string> = {}
  for (const [base, prefix] of [
    [cwd, ''],
    [home, '~/'],
  ] as const)
    for (const name of (await readdir(base, { recursive: true })).sort()) {
      const path = join(base, name)
      const found = await lstat(path)
      if (
        isNoise(prefix + name) ||
        isNoise(`${prefix}${name}/`) ||
        /(?:^|\/)(?:node_modules|\.npm|\.cache)\//.test(name)
      )
        continue
      const mode = (found.mode & 0o777).toString(8)
      if (found.isSymbolicLink()) tree[prefix + name] = `link ${await readlink(path)}`
      else if (found.isDirectory()) tree[prefix + name] = `folder ${mode}`
      else tree[prefix + name] = `${mode} ${(await readFile(path, 'latin1')).replaceAll(folder, '<sandbox>')}`
    }
  return tree
}
