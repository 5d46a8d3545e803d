import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readlinkSync, realpathSync, statSync } from 'node:fs'
import { Socket } from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import { sleep } from '../clock.ts'
import { fuzzFileBytesMax, fuzzProcessesMax, treeScanMsMax } from '../limits.ts'

type Wrap = (command: string, args: readonly string[]) => { command: string; args: readonly string[] }

/** What keeps a program that is given random input from doing harm. */
export interface Shelter {
  /** The words that start a program inside of it. */
  wrap: Wrap
  /** The same, for a program in a folder that is open to its owner only: it may read what it may not change. Undefined where that is not to be had. */
  wrapReading?: Wrap | undefined
  /** Who the program is; undefined where it is us. */
  owner: { uid: number; gid: number } | undefined
  /** The protection that is there, and that was not to be had, in words. */
  has: readonly string[]
  lacks: readonly string[]
  close(): void
}

/**
 * As much protection as the system allows: a user who owns nothing, a network with no other end, bounds on processes,
 * files and core dumps. Each is tried once by starting a program in it.
 */
export async function openShelter(): Promise<Shelter> {
  const limits = works('prlimit', [...limitWords, 'true'])
  const prefix = limits ? ['prlimit', ...limitWords] : []
  const bounds = `at most ${fuzzProcessesMax} processes, ${fuzzFileBytesMax / 1_048_576} MB per file, no core dumps`
  const room = (await asNobody(prefix)) ?? withoutNetwork(prefix) ?? shelterOf(prefix, {})
  return {
    ...room,
    has: [...(limits ? [bounds] : []), ...room.has],
    lacks: [...(limits ? [] : ['bounds on processes and files (no prlimit)']), ...room.lacks],
  }
}

/** User and group `nobody`. An id that is not in /etc/passwd crashes programs by itself. */
const nobody = 65_534

const limitWords = [`--nproc=${fuzzProcessesMax}`, `--fsize=${fuzzFileBytesMax}`, '--core=0']

/** `nobody`, but every folder may be searched and every file read: a project below /root, for one. Source: capabilities(7). */
const readerWords = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--inh-caps=+dac_read_search',
  '--ambient-caps=+dac_read_search',
  '--',
]

interface Room {
  user?: boolean
  network?: boolean
  holder?: ChildProcess | undefined
}

/** For root: one network that nothing else is on, held open by a process that does nothing, entered as `nobody`. */
async function asNobody(prefix: readonly string[]): Promise<Shelter | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const user = ['-S', String(nobody), '-G', String(nobody)]
  // It ends with its input, which ends with us, however we end.
  const holder = spawn('unshare', ['-n', 'cat'], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  holder.on('error', () => {})
  holder.stdin.on('error', () => {})
  holder.unref()
  if (holder.stdin instanceof Socket) holder.stdin.unref()
  const isApart = await newNetwork(holder.pid)
  const apart = [...prefix, 'nsenter', `--net=/proc/${holder.pid}/ns/net`, ...user, '--']
  if (isApart && works(apart[0] ?? '', [...apart.slice(1), 'true'])) {
    const reading = [...prefix, 'nsenter', `--net=/proc/${holder.pid}/ns/net`, '--', ...readerWords]
    const canRead = works(reading[0] ?? '', [...reading.slice(1), 'true'])
    return {
      ...shelterOf(apart, { user: true, network: true, holder }),
      wrapReading: canRead ? shelterOf(reading, {}).wrap : undefined,
    }
  }
  holder.kill('SIGKILL')
  const alone = [...prefix, 'setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--']
  if (works(alone[0] ?? '', [...alone.slice(1), 'true'])) return shelterOf(alone, { user: true })
  return undefined
}

/** For everybody else: a namespace of one's own in which there is no network. */
function withoutNetwork(prefix: readonly string[]): Shelter | undefined {
  const words = [...prefix, 'unshare', '--user', '--map-current-user', '--net', '--']
  return works(words[0] ?? '', [...words.slice(1), 'true']) ? shelterOf(words, { network: true }) : undefined
}

function shelterOf(words: readonly string[], { user, network, holder }: Room): Shelter {
  const [first, ...rest] = words
  return {
    wrap: (command, args) =>
      first === undefined ? { command, args } : { command: first, args: [...rest, command, ...args] },
    owner: user === true ? { uid: nobody, gid: nobody } : undefined,
    has: [
      ...(user === true ? ['runs as the user nobody'] : []),
      ...(network === true ? ['has no network'] : []),
    ],
    lacks: [
      ...(user === true ? [] : ['a user of its own (only root can switch; it runs as you)']),
      ...(network === true ? [] : ['a network of its own (unshare is not allowed)']),
    ],
    close: () => void holder?.kill('SIGKILL'),
  }
}

async function newNetwork(holder: number | undefined): Promise<boolean> {
  if (holder === undefined) return false
  const ours = readlinkSync('/proc/self/ns/net')
  for (let tries = 0; tries < networkTriesMax; tries++) {
    try {
      if (readlinkSync(`/proc/${holder}/ns/net`) !== ours) return true
    } catch {
      return false
    }
    await sleep(treeScanMsMax)
  }
  return false
}

const networkTriesMax = 50

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** The first file of this name on PATH that a user who owns nothing may run; undefined where there is none. */
export function openToAll(command: string, path: string): string | undefined {
  const files = command.includes('/')
    ? [command]
    : path.split(delimiter).map((folder) => join(folder, command))
  return files.find((file) => isOpen(file, 0o005))
}

/** Whether a user who owns nothing may read a file; `bits` of its mode are looked at. */
export function isOpen(file: string, bits: number): boolean {
  try {
    const real = realpathSync(file)
    if (!statSync(real).isFile() || (statSync(real).mode & bits) !== bits) return false
    return [file, real].every((each) =>
      foldersAbove(each).every((folder) => (statSync(folder).mode & 0o001) !== 0),
    )
  } catch {
    return false
  }
}

function foldersAbove(file: string): string[] {
  const folder = dirname(file)
  return folder === file ? [] : [folder, ...foldersAbove(folder)]
}
