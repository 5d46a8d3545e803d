import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { OptionError } from '../../errors.ts'

/** What stands in each sandbox, and whom it belongs to. */
export interface Furniture {
  /** Files to copy: their names in the working folder, and where they are. */
  copied: ReadonlyMap<string, string>
  /** Files to write, by name. */
  written: Readonly<Record<string, string | Uint8Array>>
  owner: { uid: number; gid: number } | undefined
}

/** A HOME and a working folder for one session. */
export interface Sandbox {
  folder: string
  work: string
  home: string
}

/** Sandboxes for one session after the other. One that a session left as it found it serves the next: making folders is slow. */
export class Sandboxes {
  readonly #folder: string
  readonly #furniture: Furniture
  readonly #free: Sandbox[] = []
  /** What those in use held when they were made, by folder. */
  readonly #states = new Map<string, string | undefined>()
  #made = 0

  constructor(furniture: Furniture) {
    this.#furniture = furniture
    this.#folder = mkdtempSync(join(tmpdir(), 'termtape-fuzz-'))
    chmodSync(this.#folder, 0o755)
  }

  /** @throws OptionError for a file that would lie outside of it */
  take(): Sandbox {
    const free = this.#free.pop()
    if (free !== undefined) return free
    const folder = join(this.#folder, String(this.#made++))
    const sandbox = { folder, work: join(folder, 'work'), home: join(folder, 'home') }
    furnish(sandbox, this.#furniture)
    this.#states.set(folder, stateOf(folder))
    return sandbox
  }

  /** To be called when the session is over and all it started has ended. */
  giveBack(sandbox: Sandbox): void {
    const state = this.#states.get(sandbox.folder)
    if (state !== undefined && state === stateOf(sandbox.folder)) this.#free.push(sandbox)
    else {
      this.#states.delete(sandbox.folder)
      rmSync(sandbox.folder, { recursive: true, force: true })
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function furnish({ folder, work, home }: Sandbox, { copied, written, owner }: Furniture): void {
  mkdirSync(work, { recursive: true })
  mkdirSync(home)
  const own = [folder, work, home]
  for (const [name, from] of copied) {
    mkdirSync(dirname(join(work, name)), { recursive: true })
    cpSync(from, join(work, name), { recursive: true })
    own.push(join(work, name))
  }
  for (const [name, contents] of Object.entries(written)) {
    const path = inside(work, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, contents)
    own.push(path)
  }
  if (owner !== undefined) for (const path of own) chownSync(path, owner.uid, owner.gid)
}

function inside(folder: string, name: string): string {
  const path = resolve(folder, name)
  if (!path.startsWith(folder + sep)) throw new OptionError('files', name, 'a path inside the sandbox')
  return path
}

/**
 * All that is in a folder, each with the moment its inode last changed, which no program can set: whatever is written, renamed,
 * opened up or closed there makes another text. Undefined where a folder was closed to us.
 */
function stateOf(path: string): string | undefined {
  try {
    const stats = lstatSync(path, { bigint: true })
    const own = `${path} ${stats.ctimeNs} ${stats.mode} ${stats.size}`
    if (!stats.isDirectory()) return own
    return [own, ...readdirSync(path).map((name) => stateOf(join(path, name)))].join('\n')
  } catch {
    return undefined
  }
}
