import { before, begin, beforeEscape, last, step } from './grammar.ts'

/** One escape sequence in a text. */
export interface Sequence {
  /** `escape` is everything that is neither CSI nor a string: ESC, intermediates, one final character. */
  kind: 'csi' | 'osc' | 'dcs' | 'sos' | 'pm' | 'apc' | 'escape'
  start: number
  end: number
  text: string
  /** Of CSI: what stands between the introducer and the intermediates, with its private prefix, e.g. `?25`. */
  parameters: string
  /** Of CSI and `escape`. */
  intermediates: string
  /** Of CSI and `escape`; empty where it did not come. */
  final: string
  /** Of strings: what stands between introducer and terminator. */
  payload: string
  /** Whether its end came. */
  complete: boolean
}

export interface ReadingOptions {
  /**
   * Whether U+0080 to U+009F are 8-bit controls, as a terminal takes them; default true. False for bytes seen as Latin-1,
   * where the same codes are parts of letters.
   */
  c1?: boolean
}

/** The escape sequences of a text, in order. */
export function* sequencesOf(
  text: string,
  { c1 = true }: ReadingOptions = {},
): Generator<Sequence, void, void> {
  let at = nextIntroducer(text, 0, c1)
  while (at !== -1) {
    const { end, complete } = sequenceEnd(text, at, c1)
    yield described(text, at, end, complete)
    at = nextIntroducer(text, end, c1)
  }
}

/** The text with every escape sequence replaced by what is said for it. Control characters inside one stay: they act. */
export function replaceSequences(
  text: string,
  replacement: (sequence: Sequence) => string,
  options: ReadingOptions = {},
): string {
  let done = 0
  let result = ''
  for (const sequence of sequencesOf(text, options)) {
    const said = replacement(sequence)
    result += text.slice(done, sequence.start) + said + (said === sequence.text ? '' : controlsIn(sequence))
    done = sequence.end
  }
  return done === 0 ? text : result + text.slice(done)
}

/**
 * Where the sequence at `at` ends: behind its last character, or behind the text where that did not come. Bytes are read
 * like characters, without 8-bit controls. At most `charsMax` are looked at.
 */
export function sequenceEnd(
  text: string | Uint8Array,
  at: number,
  c1 = true,
  charsMax: number = Number.POSITIVE_INFINITY,
): { end: number; complete: boolean } {
  const codeAt = (place: number): number =>
    typeof text === 'string' ? text.charCodeAt(place) : (text[place] ?? 0)
  let state = begin(codeAt(at), c1)
  const limit = Math.min(text.length, at + charsMax)
  for (let place = at + 1; state !== undefined && place < limit; place++) {
    const code = codeAt(place)
    const next = step(state, c1 || code < 0x80 ? code : 0xa0)
    if (next === last) return { end: place + 1, complete: true }
    if (next === before) return { end: place, complete: false }
    if (next === beforeEscape) return { end: place - 1, complete: true }
    state = next
  }
  return { end: limit, complete: false }
}

const introducers = /[\u001b\u0090\u0098\u009b\u009d-\u009f]/g

/** Where the next sequence begins; -1 where none does. */
export function nextIntroducer(text: string, from: number, c1: boolean): number {
  if (!c1) return text.indexOf('\u001b', from)
  introducers.lastIndex = from
  return introducers.test(text) ? introducers.lastIndex - 1 : -1
}

const kinds: Readonly<Record<string, Sequence['kind'] | undefined>> = {
  '[': 'csi',
  ']': 'osc',
  P: 'dcs',
  X: 'sos',
  '^': 'pm',
  _: 'apc',
  '\u009b': 'csi',
  '\u009d': 'osc',
  '\u0090': 'dcs',
  '\u0098': 'sos',
  '\u009e': 'pm',
  '\u009f': 'apc',
}

function described(text: string, start: number, end: number, complete: boolean): Sequence {
  const whole = text.slice(start, end)
  const introducerLength = whole.startsWith('\u001b') ? 2 : 1
  const kind = kinds[whole.charAt(introducerLength - 1)] ?? 'escape'
  const rest = whole.slice(kind === 'escape' ? 1 : introducerLength)
  const sequence = {
    kind,
    start,
    end,
    text: whole,
    complete,
    parameters: '',
    intermediates: '',
    final: '',
    payload: '',
  }
  if (kind !== 'csi' && kind !== 'escape')
    return { ...sequence, payload: complete ? rest.replace(terminator, '') : rest }
  const [, parameters = '', intermediates = '', final = ''] =
    parts.exec(rest.replace(/[\u0000-\u001f\u007f]/g, '')) ?? []
  return { ...sequence, parameters, intermediates, final }
}

const terminator = /(?:\u001b\\|[\u0007\u009c\u0018\u001a])$/
const parts = /^([\u0030-\u003f]*)([\u0020-\u003f]*)([\u0030-\u007e]?)/

function controlsIn({ kind, text }: Sequence): string {
  if (kind !== 'csi' && kind !== 'escape') return ''
  return text.slice(1).replace(/[^\u0000-\u0017\u0019\u001c-\u001f]/g, '')
}
