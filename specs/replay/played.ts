import { Player } from '../../src/replay/player.ts'
import { Session } from '../../src/session/session.ts'
import type { Input } from '../../src/session/transport.ts'
import { toTape } from '../../src/session/taped-input.ts'
import type { Exit } from '../../src/errors.ts'
import type { Chunk, Exchange, Tape } from '../../src/tape/tape.ts'

/** One exchange, in short: the input (text means a line), what is printed, and how the program ended. */
export type Act = [input: string | Input, output: string | Chunk[], exit?: Exit]

/** A tape held in memory. */
export function tapeOf(opening: string | Chunk[], acts: readonly Act[], pipe = false): Tape {
  return {
    version: 1,
    meta: {
      program: 'demo',
      args: [],
      env: {},
      cwd: '.',
      pty: pipe ? null : { rows: 6, cols: 40 },
      createdAt: '2026-01-01T00:00:00.000Z',
      tag: null,
      latency: 0,
      errorRate: 0,
      seed: 0,
    },
    session: { platform: 'linux-x64', recorder: 'termtape', programVersion: null },
    exchanges: [
      exchange({ kind: 'start' }, opening),
      ...acts.map(([input, output, exit]) =>
        exchange(toTape(typeof input === 'string' ? line(input) : input), output, exit),
      ),
    ],
  }
}

/** A conversation of three inputs, the last of which ends the program. */
export const calculator: Tape = tapeOf('> ', [
  ['1 + 1', '1 + 1\r\n2\r\n> '],
  ['2 + 2', '2 + 2\r\n4\r\n> '],
  ['quit', 'quit\r\nbye\r\n', { code: 3, signal: null }],
])

export function line(typed: string): Input {
  return { kind: 'line', data: Buffer.from(typed) }
}

export function raw(typed: string): Input {
  return { kind: 'raw', data: Buffer.from(typed) }
}

export interface Played {
  session: Session
  player: Player
}

/** A session on a tape. */
export function play(tape: Tape, encoding = 'utf-8'): Played {
  const player = new Player(tape, {
    path: '/project/tapes/demo/a.json5',
    shownPath: 'tapes/demo/a.json5',
    rerecord: 'npx vitest run demo.spec.ts -u',
  })
  const session = new Session(player, {
    id: 'demo',
    name: 'demo',
    command: 'demo',
    args: [],
    ...(tape.meta.pty ?? { rows: 6, cols: 40 }),
    encoding,
    // Far longer than a spec may take: a wait that should have failed at once is found out.
    timeoutMs: 600_000,
    tape: player,
  })
  return { session, player }
}

function exchange(input: Exchange['input'], output: string | Chunk[], exit: Exit | null = null): Exchange {
  return {
    pre: { prompt: null, stateHash: null },
    input,
    output: { chunks: typeof output === 'string' ? (output === '' ? [] : [text(output)]) : output },
    exit,
    dur_ms: 0,
    annotations: {},
  }
}

export function text(output: string): Chunk {
  return { delay_ms: 0, text: output.split(/(?<=\n)/) }
}

export function bytes(...values: number[]): Chunk {
  return { delay_ms: 0, dataB64: Buffer.from(values).toString('base64') }
}
