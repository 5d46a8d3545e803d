import { Player } from '../../src/replay/player.ts'
import { Screen } from '../../src/screen/screen.ts'
import { Session } from '../../src/session/session.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { tapeOf as tapeOfActs } from '../replay/played.ts'

export interface Scene {
  cols?: number
  rows?: number
  /** The code the program ends with after its last answer. */
  exit?: number
}

/** A tape on which `opening` is printed, and then each line is typed and answered. */
export function tapeOf(opening: string, lines: readonly [string, string][] = [], scene: Scene = {}): Tape {
  const { cols = 40, rows = 4, exit } = scene
  const tape = tapeOfActs(opening, lines)
  const last = tape.exchanges.at(-1)
  if (last !== undefined && exit !== undefined) last.exit = { code: exit, signal: null }
  return { ...tape, meta: { ...tape.meta, pty: { rows, cols } } }
}

/** A session that plays such a tape. It waits two seconds at most. */
export function played(opening: string, lines: readonly [string, string][] = [], scene: Scene = {}): Session {
  const tape = tapeOf(opening, lines, scene)
  const player = new Player(tape, {
    path: '/project/tapes/demo.json5',
    shownPath: 'tapes/demo.json5',
    rerecord: 'npx vitest run -u',
  })
  const size = tape.meta.pty ?? { cols: 80, rows: 24 }
  return new Session(player, {
    id: 'played',
    name: 'demo',
    command: 'demo',
    args: [],
    encoding: 'utf-8',
    timeoutMs: 2_000,
    tape: player,
    ...size,
  })
}

/** A screen by itself. */
export function painted(output: string, scene: Scene = {}): Screen {
  const screen = new Screen({ cols: scene.cols ?? 40, rows: scene.rows ?? 4 })
  screen.feed(Buffer.from(output))
  return screen
}
