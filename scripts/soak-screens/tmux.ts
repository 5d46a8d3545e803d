import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { spawn } from '../../src/open/spawn.ts'
import type { Session } from '../../src/session/session.ts'
import { type Frame, frameOf } from './frame.ts'
import { environment, home } from './home.ts'

const socket = basename(home)
const fifo = `${home}.fifo`

/** The other terminal: a pane of tmux, looked at as tmux paints it anew for a client: what it captures lacks cells that were only erased. */
export class Tmux {
  readonly #size: { cols: number; rows: number }
  #fd: number | undefined
  #client: Session | undefined

  private constructor(size: { cols: number; rows: number }) {
    this.#size = size
  }

  /** @param argv the program; undefined shows what is given to `print` */
  static start(size: { cols: number; rows: number }, argv: readonly string[] | undefined): Tmux {
    const one = new Tmux(size)
    const variables = Object.entries(environment).flatMap(([name, value]) => ['-e', `${name}=${value}`])
    if (argv === undefined) {
      rmSync(fifo, { force: true })
      execFileSync('mkfifo', [fifo])
    }
    const command =
      argv === undefined
        ? `stty raw -echo; cat ${fifo}; sleep 1000`
        : `exec env TERM=xterm-256color ${argv.map(quoted).join(' ')}`
    one.#run([
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      '-x',
      String(size.cols),
      '-y',
      String(size.rows),
      '-c',
      `${home}/work`,
      ...variables,
      'sleep 1000',
    ])
    for (const [name, value] of [
      ['status', 'off'],
      ['remain-on-exit', 'on'],
      ['escape-time', '0'],
      ['default-terminal', 'xterm-256color'],
      ['terminal-features', 'xterm*:RGB:strikethrough:usstyle:overline'],
    ] as const)
      one.#run(['set', '-g', name, value])
    one.#run(['set', '-g', 'remain-on-exit-format', ''])
    one.#run(['respawn-pane', '-k', '-c', `${home}/work`, ...variables, command])
    if (argv === undefined) one.#fd = openSync(fifo, 'w')
    return one
  }

  keys(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#run(['send-keys', '-H', ...[...bytes].map((byte) => byte.toString(16).padStart(2, '0'))])
  }

  print(text: string): void {
    const bytes = Buffer.from(text, 'utf8')
    for (let at = 0; this.#fd !== undefined && at < bytes.length; at += 4_096)
      writeSync(this.#fd, bytes.subarray(at, at + 4_096))
  }

  /** What is shown, once two looks show the same. */
  async frame(): Promise<Frame> {
    this.#client ??= await spawn('tmux', ['-L', socket, 'attach', '-r'], {
      env: { ...environment, TMUX_TMPDIR: '/tmp' },
      ...this.#size,
    })
    const { screen } = this.#client
    let before = ''
    let frame = ''
    for (let look = 0; look < 30; look++) {
      await this.#client.settle({ quietMs: 60 })
      const facts = this.#run(['display', '-p', '#{cursor_x} #{cursor_y} #{cursor_flag} #{alternate_on}'])
      frame = `${facts} ${screen.hash}`
      if (frame === before) break
      before = frame
    }
    const [x = 0, y = 0, shown = 0, alternate = 0] = frame.split(' ').map(Number)
    const cursor = { row: y, col: Math.min(x, this.#size.cols - 1), visible: shown === 1 }
    return { ...frameOf(screen), cursor, alternate: alternate === 1 }
  }

  async end(): Promise<void> {
    if (this.#fd !== undefined) closeSync(this.#fd)
    try {
      this.#run(['kill-server'])
    } catch {
      // It ended by itself.
    }
    await this.#client?.close({ force: true })
  }

  #run(args: readonly string[]): string {
    return execFileSync('tmux', ['-L', socket, ...args], {
      encoding: 'utf8',
      env: { ...environment, TMUX_TMPDIR: '/tmp' },
      maxBuffer: 1e8,
    })
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
