import { stripEscapes } from '../../text/strip-escapes.ts'
import { mask } from '../guide/shape.ts'
import type { Played } from '../run/played.ts'
import { fatalTextIn } from './fatal-text.ts'
import { leftBehind } from './left-terminal.ts'

/** The classes of failure. */
export type FindingKind =
  | 'crash'
  | 'crash-at-hang-up'
  | 'fatal-text'
  | 'flood'
  | 'hang'
  | 'spin'
  | 'spin-after-hang-up'
  | 'silence'
  | 'memory'
  | 'memory-leak'
  | 'descriptor-leak'
  | 'terminal-left'
  | 'invariant'
  | 'difference'

/** A failure as one look at one run shows it. */
export interface Verdict {
  kind: FindingKind
  /** The signal it died of. */
  signal: string | null
  /** In words, e.g. `died of SIGSEGV`. */
  words: string
  /** The same for the same failure, whatever led to it. */
  key: string
}

/** Signals by which a fault of the program's own shows. Others are sent by somebody. */
const faults: ReadonlySet<string | null> = new Set([
  'SIGSEGV',
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGILL',
  'SIGTRAP',
  'SIGSYS',
])

/** The same as shells and launchers report them of a child. */
const faultCodes: Readonly<Record<number, string>> = {
  132: 'SIGILL',
  133: 'SIGTRAP',
  134: 'SIGABRT',
  135: 'SIGBUS',
  136: 'SIGFPE',
  139: 'SIGSEGV',
  159: 'SIGSYS',
}

/** The verdict on a run by itself; undefined where nothing is wrong. */
export function verdictOn(
  played: Played,
  { memoryBytesMax }: { memoryBytesMax: number },
): Verdict | undefined {
  const { exit, stuck } = played
  const hungUp = played.case.steps[played.given - 1]?.do === 'hang-up'
  const signal = exit?.signal ?? faultCodes[exit?.code ?? 0] ?? null
  if (faults.has(signal))
    return verdict(
      hungUp ? 'crash-at-hang-up' : 'crash',
      `died of ${signal}${hungUp ? ' when its terminal hung up' : ''}`,
      signal,
    )
  const fatal = fatalTextIn(lastWords(played), knownWords(played), exit === null)
  // An interpreter says such things and goes on, to end well; a program whose last words they are did not.
  // Nor did one that a signal ended in the middle of its answer; faults of its own were told above.
  const endedItself = exit !== null && exit.signal === null
  if (fatal !== undefined && (exit === null || (endedItself && (exit.code !== 0 || fatal.isLast)))) {
    const how = exit === null ? 'and runs on' : `and exited with ${exit.code}`
    return verdict(
      'fatal-text',
      `printed ${JSON.stringify(mask(fatal.text).slice(0, 120))} (${fatal.name}) ${how}`,
      null,
      `${fatal.name} ${withoutQuotes(mask(fatal.text)).slice(0, 60)}`,
    )
  }
  if (played.spinsAfterHangUp)
    return verdict('spin-after-hang-up', 'keeps a processor busy after its terminal hung up')
  if (stuck !== null) return verdict(stuck, stuckWords[stuck])
  if (played.memory.most > memoryBytesMax)
    return verdict('memory', `came to hold more than ${Math.round(memoryBytesMax / 1_048_576)} MB of memory`)
  const left =
    exit !== null && !hungUp && exit.signal === null
      ? leftBehind(exit, [...played.answers.slice(0, 1), ...played.past, ...played.answers.slice(1)])
      : undefined
  return left === undefined ? undefined : verdict('terminal-left', `left its terminal ${left}`, null, left)
}

/** What a program quotes is what it was given: it differs where the failure is the same. */
function withoutQuotes(text: string): string {
  return text.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, '…')
}

export function verdict(
  kind: FindingKind,
  words: string,
  signal: string | null = null,
  detail = '',
): Verdict {
  return { kind, signal, words, key: [kind, signal ?? '', detail].join('|') }
}

const stuckWords: Readonly<Record<NonNullable<Played['stuck']>, string>> = {
  hang: 'hangs: it neither reads its terminal nor answers to an interrupt',
  spin: 'spins: it uses a processor, does not read its terminal and cannot be interrupted',
  silence: 'fell silent: it reads, and answers to no key any more',
  flood: 'prints without end',
}

/** What was said last: the answer to the last step, and to those before it as far as they came at once. */
function lastWords({ answers }: Played): string {
  return readable(answers.slice(-lastAnswers).join('')).slice(-lastCharsMax)
}

const lastAnswers = 3
const lastCharsMax = 16_384

function knownWords({ answers, earlier, case: { steps } }: Played): string {
  const sent = [...earlier.flatMap((before) => before.steps), ...steps]
    .map((step) => (step.do === 'send' ? Buffer.from(step.bytes).toString('utf8') : ''))
    .join('')
  return `${readable(answers[0]?.toString('utf8') ?? '')}\n${sent}`
}

function readable(text: string): string {
  // What the terminal echoes of a control key stands at the beginning of the next line.
  return stripEscapes(text)
    .replaceAll('\r\n', '\n')
    .replace(/\^[CDZ\\]/g, '\n')
}
