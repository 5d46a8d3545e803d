import { maskedArguments } from '../redact/masked-arguments.ts'
import { isAbsolute, relative, resolve } from 'node:path'
import { policyOf, resolveModes, type UpdatePolicy } from '../open/modes.ts'
import { slug } from '../tape/slug.ts'
import { programName } from '../tape/tape-name.ts'
import { tapePath } from '../tape/tape-path.ts'
import { RecordedWorld, type TapePlace } from './recorded-world.ts'
import { missed, TapedWorld } from './taped-world.ts'
import type { FallbackMode, RecordMode } from '../open/mode-names.ts'
import { LiveWorld } from './live-world.ts'
import { WorkingCopy } from './working-copy.ts'
import type { World } from './world.ts'

/** What every inquiry takes. */
export interface InquiryOptions {
  /** A folder to work in. The program gets a copy of it. Default an empty one. */
  cwd?: string
  /** Variables added to the program's environment; `undefined` removes one. */
  env?: Readonly<Record<string, string | undefined>>
  /** How long an answer may take, in milliseconds; default 5 000. */
  timeoutMs?: number
  /** Ends the inquiry. */
  signal?: AbortSignal
  /** The name of its tapes below `{tapes}/{program}/`; false for none, and the program runs. */
  tape?: string | false
  /** Folder of the tapes; default `./tapes`. */
  tapes?: string
  /** Runs the program, on CI too, and leaves the tapes alone. `TERMTAPE_LIVE=1` is the same for all. */
  live?: boolean
  /** When tapes are written, as for `spawn`; default `auto`: where there is none, and not on CI. */
  record?: RecordMode
  /** What happens on a machine that may not record when there is no tape; default `NOT_FOUND`, an error. */
  fallback?: FallbackMode
}

export const inquiryOptionNames: readonly (keyof InquiryOptions)[] = [
  'cwd',
  'env',
  'timeoutMs',
  'signal',
  'tape',
  'tapes',
  'live',
  'record',
  'fallback',
]

/**
 * The program or its tapes, as the options, the environment and CI say.
 *
 * @throws TapeMissError where nothing may run and there is no tape
 */
export async function openWorld(
  command: string,
  args: readonly string[],
  purpose: string,
  options: InquiryOptions,
  policy: UpdatePolicy = policyOf(),
): Promise<World> {
  if (options.live === true || options.tape === false || isSet(process.env['TERMTAPE_LIVE']))
    return live(command, args, options)
  const program = programName(command)
  const name = options.tape ?? nameOf(purpose, maskedArguments(command, args).map(portable))
  const folder = resolve(options.tapes ?? 'tapes')
  const path = (ordinal: number): string =>
    tapePath(folder, program, ordinal === 1 ? name : `${name}-${ordinal}`)
  const place: TapePlace = {
    program,
    args: args.map(portable),
    path,
    shownPath: (ordinal) => relative(process.cwd(), path(ordinal)),
    warn: (message) => process.emitWarning(message, 'TermtapeWarning'),
  }
  const modes = resolveModes(options, policy)
  const taped = modes.record === 'OVERWRITE' ? undefined : await TapedWorld.open(place)
  if (taped !== undefined) return taped
  if (modes.record !== 'DISABLED') return new RecordedWorld(live(command, args, options), place)
  if (modes.fallback === 'PROXY') return live(command, args, options)
  throw missed(
    'no-tape',
    place.shownPath(1),
    `There is no tape ${place.shownPath(1)}, and recording is off. [no-tape]`,
  )
}

function live(
  command: string,
  args: readonly string[],
  { cwd, env, timeoutMs, signal }: InquiryOptions,
): World {
  return new LiveWorld({ copy: new WorkingCopy({ command, args, cwd, env }), patienceMs: timeoutMs, signal })
}

/** `investigation`, and for a program with arguments which, so that `app a` and `app b` have tapes of their own. */
function nameOf(purpose: string, args: readonly string[]): string {
  if (args.length === 0) return purpose
  return slug([purpose, ...args], {
    original: JSON.stringify([purpose, ...args]),
    clean: /(?!)/,
    bytesMax: nameBytesMax,
  })
}

const nameBytesMax = 80

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}

/** A path below this folder as it is called on every machine. */
function portable(arg: string): string {
  const path = relative(process.cwd(), arg)
  return isAbsolute(arg) && !path.startsWith('..') && !isAbsolute(path) ? path : arg
}
