import { colsDefault, rowsDefault } from '../limits.ts'
import { OptionError, show } from '../errors.ts'
import { checkKnown } from '../session/known-options.ts'
import { checkDuration, checkSide } from '../session/options.ts'
import { checkReplay, type ReplayOptions } from '../replay/replay-options.ts'
import { ageMs, type MaxAge } from '../tape/expires.ts'
import type { OpenTransport } from './given-transport.ts'
import type { MatchOptions } from './match-options.ts'
import type { ModeChoice } from './modes.ts'
import type { FallbackMode, RecordMode } from './mode-names.ts'
import { playedOptionNames } from './played-options.ts'

/** How to start a program, and whether a tape is involved. */
export interface SpawnOptions extends ReplayOptions {
  /** The program's working folder; default the current one. */
  cwd?: string
  /** Variables added to the hermetic environment; `undefined` removes one. */
  env?: Readonly<Record<string, string | undefined>>
  /** Width of the terminal in characters; default 80. */
  cols?: number
  /** Height of the terminal in lines; default 24. */
  rows?: number
  /** A WHATWG encoding label; default `utf-8`. */
  encoding?: string
  /** How long expects and matchers wait by default, in milliseconds; default 30 000. */
  timeoutMs?: number
  /** A name for people; default the program's. */
  name?: string
  /** Default a random one. */
  id?: string
  /**
   * A pseudoterminal (default), or plain pipes with standard error apart. A function opens what to talk to in place of a program, a
   * socket or a serial line, whenever the session is live; with `cols` or `rows` it counts as a terminal: its echo is no answer.
   */
  transport?: 'pty' | 'pipe' | OpenTransport
  /** Whether an open session keeps Node running, default true; otherwise a script ends when it has nothing else to do, and the program with it. */
  keepAlive?: boolean
  /** Start the program with SIGHUP ignored: it outlives its terminal, though not `close`. */
  ignoreHup?: boolean
  /** When a tape is written; default `auto`. A function chooses for each session. */
  record?: ModeChoice<RecordMode>
  /** What happens when the tape does not hold what is asked for; default `NOT_FOUND`. A function chooses for each session. */
  fallback?: ModeChoice<FallbackMode>
  /** Folder of the tapes; default `./tapes`. */
  tapes?: string
  /** The tape's name below `{tapes}/{program}/`, without the extension. Without a name there is no tape. */
  tapeName?: string
  /** `false`: no tape; the program is run for real, on CI too, and nothing is recorded. */
  tape?: boolean
  /** What is masked on a tape beside what the built-in rules find; `false` masks nothing. */
  redact?: false | RedactOptions
  /**
   * Secrets by name, e.g. `{ db: process.env.DB }`: masked on the tape as `⟨secret:db⟩`, printed by a replay and expected as input.
   * `{ 'password:1': 'open sesame' }` gives the value of a numbered placeholder. Where a variable is not set, any input matches,
   * and the replay shows what was typed, else a stand-in of the same shape.
   */
  secrets?: Readonly<Record<string, string | undefined>>
  /** What counts as the same start and the same input on replay. */
  match?: MatchOptions
  /**
   * Where a live program goes on from a tape: how long it may take to answer each input played so far, in milliseconds; default 10 s, or
   * four times as long as it took when it was recorded.
   */
  answerMs?: number
  /** What becomes of a tape that is too old; default nothing. */
  expires?: Expiry
  /** Arguments that make the program print its version, which a recording then notes; default not to ask. */
  versionArgs?: readonly string[]
}

export interface Expiry {
  /** The age from which a tape is too old: `30d`, `12h`, or milliseconds. */
  after: MaxAge
  /** Warn (default), fail, or record again where recording is on; on CI nothing is ever recorded, and it warns. */
  action?: 'warn' | 'fail' | 're-record'
}

export interface RedactOptions {
  /** Texts that are secret wherever they occur. */
  values?: readonly string[]
  /** A file of redaction rules; default `redaction-rules.json` in the home store, where there is one. */
  rules?: string
}

const optionNames: readonly string[] = [
  'cwd',
  'env',
  'cols',
  'rows',
  'encoding',
  'timeoutMs',
  'name',
  'transport',
  'ignoreHup',
  'keepAlive',
  'record',
  'fallback',
  'tapes',
  'tapeName',
  'tape',
  'redact',
  'versionArgs',
  'expires',
  'answerMs',
  ...playedOptionNames,
] satisfies (keyof SpawnOptions)[]

/** The options with their defaults, checked. */
export interface CheckedOptions extends SpawnOptions {
  cols: number
  rows: number
  encoding: string
  transport: 'pty' | 'pipe' | OpenTransport
  /** Whether the program has a terminal. */
  terminal: boolean
}

/** @throws OptionError unless the command is a string and its arguments are an array of strings */
export function checkCommand(command: unknown, args: unknown): void {
  if (typeof command !== 'string') throw new OptionError('command', command, 'the name or path of a program')
  if (Array.isArray(args)) {
    const wrong: unknown = args.find((each) => typeof each !== 'string')
    if (args.every((each) => typeof each === 'string')) return
    throw new OptionError('argument', wrong, 'a text')
  }
  const example =
    typeof args === 'string'
      ? `Arguments are an array: spawn(${show(command)}, [${show(args)}]).`
      : `Options come third: spawn(${show(command)}, [], { … }).`
  throw new OptionError('arguments', args, 'an array of strings', { hint: example })
}

/** @throws OptionError that names the first option that is unknown or has a value it cannot have */
export function checkSpawnOptions(options: SpawnOptions): CheckedOptions {
  checkKnown(options, optionNames)
  const { cols = colsDefault, rows = rowsDefault, encoding = 'utf-8', transport = 'pty' } = options
  if (typeof transport !== 'function' && !['pty', 'pipe'].includes(transport))
    throw new OptionError('transport', transport, '"pty", "pipe" or a function that gives a Transport')
  for (const name of ['ignoreHup', 'keepAlive'] as const)
    if (options[name] !== undefined && typeof options[name] !== 'boolean')
      throw new OptionError(name, options[name], 'true or false')
  if (options.timeoutMs !== undefined) checkDuration('timeoutMs', options.timeoutMs)
  if (options.answerMs !== undefined) checkDuration('answerMs', options.answerMs)
  if (options.tape !== undefined && typeof options.tape !== 'boolean')
    throw new OptionError('tape', options.tape, 'true or false')
  checkRedact(options.redact)
  checkReplay(options)
  checkExpiry(options.expires)
  const hasSize = options.cols !== undefined || options.rows !== undefined
  const terminal = transport === 'pty' || (transport !== 'pipe' && hasSize)
  const size = { cols: checkSide('cols', cols), rows: checkSide('rows', rows) }
  return { ...options, ...size, encoding, transport, terminal }
}

function checkExpiry(expires: SpawnOptions['expires']): void {
  if (expires === undefined) return
  ageMs(expires.after)
  if (expires.action !== undefined && !['warn', 'fail', 're-record'].includes(expires.action))
    throw new OptionError('expires.action', expires.action, 'warn, fail or re-record')
}

function checkRedact(redact: SpawnOptions['redact']): void {
  if (redact === undefined || redact === false) return
  if (typeof redact !== 'object' || redact === null)
    throw new OptionError('redact', redact, 'false or { values, rules }')
  for (const value of redact.values ?? [])
    if (typeof value !== 'string' || value === '')
      throw new OptionError('redact.values', value, 'strings that are not empty')
}
