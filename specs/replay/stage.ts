import type { Exit } from '../../src/errors.ts'
import { Player, type PlayerOptions } from '../../src/replay/player.ts'
import { Session } from '../../src/session/session.ts'
import type { Input } from '../../src/session/transport.ts'
import type { Exchange, Tape, TapeMeta } from '../../src/tape/tape.ts'
import { plainTape } from '../tape/plain-tape.ts'

/** A tape of lines and their answers, each in one chunk; the last may end the program. */
export function taped(
  lines: readonly (readonly [input: string, answer: string])[],
  { exit = null, ...meta }: Partial<TapeMeta> & { exit?: Exchange['exit'] } = {},
): Tape {
  const tape = plainTape(lines.map(([input]) => input))
  for (const [index, [, answer]] of lines.entries())
    tape.exchanges[index + 1]!.output.chunks = [{ delay_ms: 1, text: [answer] }]
  tape.exchanges.at(-1)!.exit = exit
  return { ...tape, meta: { ...tape.meta, seed: 0, ...meta } }
}

export const asked = {
  path: '/project/tapes/p/a.json5',
  shownPath: 'tapes/p/a.json5',
  rerecord: 'npx vitest run -u',
}

export interface Heard {
  player: Player
  /** What came since the last look, as text. */
  news: () => string
  exits: Exit[]
  /** The reasons given for silence, newest last. */
  silences: (() => Error)[]
}

/** A player and what it says, with nobody in between. */
export function heard(tape: Tape, options: Partial<PlayerOptions> = {}): Heard {
  const player = new Player(tape, { ...asked, ...options })
  const exits: Exit[] = []
  const silences: (() => Error)[] = []
  let text = ''
  player.start({
    output: (bytes) => (text += Buffer.from(bytes).toString('latin1')),
    exit: (exit) => exits.push(exit),
    quiet: (why) => silences.push(() => why('output')),
  })
  const news = (): string => {
    const fresh = text
    text = ''
    return fresh
  }
  return { player, news, exits, silences }
}

/** A session that is played from a tape. */
export function session(tape: Tape, options: Partial<PlayerOptions> = {}): Session {
  return new Session(new Player(tape, { ...asked, ...options }), {
    id: 'id',
    name: 'p',
    command: 'p',
    args: [],
    cols: 80,
    rows: 24,
    encoding: 'utf-8',
    tape: undefined,
  })
}

export function line(text: string): Input {
  return { kind: 'line', data: Buffer.from(text) }
}

/** What a promise was rejected with. */
export function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}
