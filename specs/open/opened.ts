import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { UpdatePolicy } from '../../src/open/modes.ts'
import { type Opened, open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { tapeOf } from '../replay/played.ts'

/** A project root with a tape folder, removed when the test is over. */
export interface Place {
  root: string
  warnings: string[]
  open: (command: string, options?: SpawnOptions, policy?: UpdatePolicy) => Promise<Opened>
  /** Writes a file below the tape folder. */
  put: (file: string, contents: string | Uint8Array) => Promise<void>
  /** Every file and folder below the root, and what the files hold. */
  bytes: () => Promise<Record<string, string>>
}

export async function place(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'termtape-place-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const warnings: string[] = []
  return {
    root,
    warnings,
    async open(command, options = {}, policy = 'new') {
      const warn = (message: string): void => void warnings.push(message)
      const opened = await open(command, [], options, { root, policy, rerecord: 'vitest -u', warn })
      onTestFinished(() => opened.session.close({ force: true }))
      return opened
    },
    async put(file, contents) {
      await mkdir(dirname(join(root, 'tapes', file)), { recursive: true })
      await writeFile(join(root, 'tapes', file), contents)
    },
    async bytes() {
      const names = (await readdir(root, { recursive: true })).sort()
      const pairs = names.map(async (name) => {
        const path = join(root, name)
        return [name, (await stat(path)).isFile() ? await readFile(path, 'base64') : 'folder']
      })
      return Object.fromEntries(await Promise.all(pairs))
    },
  }
}

/** A tape of `cat`, as a file holds it. */
export function tapeOfCat(): string {
  const tape = tapeOf('', [['hi', 'hi\r\nhi\r\n']])
  tape.meta.program = 'cat'
  tape.meta.pty = { rows: 24, cols: 80 }
  return printTape(tape)
}
