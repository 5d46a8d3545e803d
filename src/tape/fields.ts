import { isSandboxName } from '../files/sandbox/name.ts'
import type { TextCheck } from './kinds.ts'

/**
 * What a single field of a tape may hold.
 */

declare global {
  interface String {
    /** In every supported Node, but not in the language version we compile against. */
    isWellFormed(): boolean
  }
}

/** Base64 of RFC 4648 section 4: padded, no line breaks, and no bits set that decode to nothing. */
export function isBase64(text: string): boolean {
  // One flat character class: a repeated group would exhaust the stack on megabytes.
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*(?:[AQgw]==|[AEIMQUYcgkosw048]=)?$/.test(text)
}

/** Text that is some bytes in UTF-8: half a surrogate pair is none. */
export function isUnicode(text: string): boolean {
  return text.isWellFormed()
}

/** ISO 8601 in UTC, to the second or finer. */
export const instantPattern: RegExp =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?Z$/

/** `SIGTERM`, or the number of a signal that has no name. */
export const signalPattern: RegExp = /^[A-Z0-9][A-Z0-9+-]{0,31}$/

/** Windows exit codes use 32 bits. */
export const exitCodeMax = 4_294_967_295

/** `errorRate` is a percentage. */
export const errorRateMax = 100

/**
 * A name that no object on a tape may have: copied with a plain assignment it would change the copy's prototype.
 */
export const forbiddenKey = '__proto__'

/** The depth at which an exchange's annotations begin: tape, exchanges, exchange. */
export const annotationsDepth = 3

/** Raised when a tape of today could be misread by yesterday's reader; fields that may be absent do not raise it. */
export const tapeVersion = 1

export const notEmptyCheck: TextCheck = {
  name: 'not empty',
  holds: (text) => text !== '',
  complaint: 'is empty',
}

export const unicodeCheck: TextCheck = {
  name: 'well-formed text',
  holds: isUnicode,
  complaint: 'contains half of a surrogate pair, which is not text: use base64',
}

export const base64Check: TextCheck = {
  name: 'base64',
  holds: isBase64,
  complaint: 'is not valid base64',
  meta: { contentEncoding: 'base64' },
}

export const sandboxNameCheck: TextCheck = {
  name: 'path in a sandbox',
  holds: (text) => isUnicode(text) && isSandboxName(text),
  complaint: 'is not a path below the folders of a sandbox',
}

export const modeCheck: TextCheck = {
  name: 'permissions',
  holds: (text) => /^[0-7]{3}$/.test(text),
  complaint: 'is not a mode such as 644',
}

export const sha256Check: TextCheck = {
  name: 'SHA-256',
  holds: (text) => /^[0-9a-f]{64}$/.test(text),
  complaint: 'is not 64 hexadecimal digits',
}

export const instantCheck: TextCheck = {
  name: 'time',
  holds: (text) => instantPattern.test(text),
  complaint: 'is not an ISO 8601 time in UTC, e.g. 2026-01-31T12:34:56.789Z',
  meta: { pattern: instantPattern.source },
}

export const signalCheck: TextCheck = {
  name: 'signal name',
  holds: (text) => signalPattern.test(text),
  complaint: 'is not a signal name, e.g. SIGTERM',
  meta: { pattern: signalPattern.source },
}
