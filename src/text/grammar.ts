/**
 * The grammar of escape sequences: ECMA-48, read as xterm reads it (the state machine of Paul Williams). A function of a
 * state and the next character, so that whole texts, bytes and output that comes in pieces are read by the same one.
 */
export type State = (typeof states)[keyof typeof states]

/** What a character means to a sequence under way. */
export type Step =
  | State
  /** It is the last of the sequence. */
  | typeof last
  /** The sequence ended before it. */
  | typeof before
  /** The sequence, a string, ended before the ESC in front of it. */
  | typeof beforeEscape

const states = {
  escape: 1,
  intermediate: 2,
  csi: 3,
  osc: 4,
  string: 5,
  oscEscape: 6,
  stringEscape: 7,
} as const

export const last = 0
export const before = -1
export const beforeEscape = -2

/** The state behind a character that begins a sequence; undefined for any other. `c1`: 8-bit controls begin one, too. */
export function begin(code: number, c1: boolean): State | undefined {
  if (code === 0x1b) return states.escape
  if (!c1 || code < 0x90 || code > 0x9f) return undefined
  if (code === 0x9b) return states.csi
  if (code === 0x9d) return states.osc
  return code === 0x90 || code === 0x98 || code >= 0x9e ? states.string : undefined
}

export function step(state: State, code: number): Step {
  if (state === states.oscEscape || state === states.stringEscape) return code === 0x5c ? last : beforeEscape
  // CAN and SUB break any sequence off, as the 8-bit ST does; every other 8-bit control begins something of its own.
  if (code === 0x18 || code === 0x1a || code === 0x9c) return last
  if (code >= 0x80 && code < 0xa0) return before
  if (state === states.osc || state === states.string) return inString(state, code)
  if (code === 0x1b || code > 0x7f) return before
  // Other control characters act at once, and the sequence goes on.
  if (code < 0x20 || code === 0x7f) return state
  if (state === states.csi) return code < 0x40 ? state : last
  if (code < 0x30) return states.intermediate
  return state === states.escape ? (introduced[code] ?? last) : last
}

function inString(state: State, code: number): Step {
  if (code === 0x1b) return state === states.osc ? states.oscEscape : states.stringEscape
  return code === 0x07 && state === states.osc ? last : state
}

/** What follows ESC and begins more: `[` CSI, `]` OSC, `P` DCS, `X` SOS, `^` PM, `_` APC. */
const introduced: Readonly<Record<number, State>> = {
  0x5b: states.csi,
  0x5d: states.osc,
  0x50: states.string,
  0x58: states.string,
  0x5e: states.string,
  0x5f: states.string,
}
