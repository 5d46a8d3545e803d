import { tapeDepthMax, terminalSideMax } from '../limits.ts'
import {
  errorRateMax,
  exitCodeMax,
  forbiddenKey,
  instantPattern,
  isBase64,
  isUnicode,
  signalPattern,
} from './fields.ts'
import type { Exchange, Tape } from './tape.ts'

type Fields = Record<string, unknown>

/**
 * Whether a value is a well-formed tape, in one pass and without a library: a replaying worker pays for zod only
 * when this says no. It accepts exactly what `schema.ts` accepts; a property spec holds the two together.
 */
export function isTape(value: unknown): value is Tape {
  return (
    isObject(value, 4) &&
    value['version'] === 1 &&
    isMeta(value['meta']) &&
    isSession(value['session']) &&
    isExchanges(value['exchanges'])
  )
}

/** Whether a value is the output of an exchange. */
export function isOutput(value: unknown): value is Exchange['output'] {
  return isObject(value, 1) && isListOf(value['chunks'], isChunk)
}

function isMeta(value: unknown): boolean {
  return (
    isObject(value, 10) &&
    isText(value['program']) &&
    isListOf(value['args'], isString) &&
    isEnv(value['env']) &&
    isText(value['cwd']) &&
    (value['pty'] === null || (isObject(value['pty'], 2) && isSize(value['pty']))) &&
    isString(value['createdAt']) &&
    instantPattern.test(value['createdAt']) &&
    isStringOrNull(value['tag']) &&
    isLatency(value['latency']) &&
    isAmount(value['errorRate']) &&
    value['errorRate'] <= errorRateMax &&
    Number.isSafeInteger(value['seed'])
  )
}

function isSession(value: unknown): boolean {
  return (
    isObject(value, 3) &&
    isText(value['platform']) &&
    isText(value['recorder']) &&
    isStringOrNull(value['programVersion'])
  )
}

function isExchanges(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  const last = value.length - 1
  for (let index = 0; index <= last; index++)
    if (!isExchange(value[index], index === 0, index === last)) return false
  return true
}

function isExchange(value: unknown, first: boolean, last: boolean): boolean {
  return (
    isObject(value, 6) &&
    isPre(value['pre']) &&
    isInput(value['input'], first) &&
    isOutput(value['output']) &&
    (value['exit'] === null || (last && isExit(value['exit']))) &&
    isAmount(value['dur_ms']) &&
    isRecord(value['annotations']) &&
    isPlain(value['annotations'], tapeDepthMax)
  )
}

function isPre(value: unknown): boolean {
  return isObject(value, 2) && isStringOrNull(value['prompt']) && isStringOrNull(value['stateHash'])
}

function isInput(value: unknown, first: boolean): boolean {
  if (!isRecord(value)) return false
  const kind = value['kind']
  if (first || kind === 'start') return first && kind === 'start' && isObject(value, 1)
  if (kind === 'line' || kind === 'raw' || kind === 'reply') return isObject(value, 3) && isData(value)
  if (kind === 'eof') return isObject(value, 1)
  if (kind === 'resize') return isObject(value, 3) && isSize(value)
  return kind === 'signal' && isObject(value, 2) && isSignal(value['signal'])
}

function isData(value: Fields): boolean {
  const { dataText: text, dataBytesB64: base64 } = value
  return base64 === null
    ? isString(text) && isUnicode(text)
    : text === null && isString(base64) && isBase64(base64)
}

function isChunk(value: unknown): boolean {
  if (!isRecord(value) || !isAmount(value['delay_ms'])) return false
  const streams = value['stream'] === undefined ? 0 : 1
  if (streams === 1 && value['stream'] !== 'stderr') return false
  if (!isObject(value, 2 + streams)) return false
  if (value['text'] !== undefined) return isListOf(value['text'], isLine)
  return isString(value['dataB64']) && isBase64(value['dataB64'])
}

function isLine(value: unknown): boolean {
  return isString(value) && isUnicode(value)
}

function isExit(value: unknown): boolean {
  if (!isObject(value, 2)) return false
  const { code, signal } = value
  return code === null ? isSignal(signal) : signal === null && isWhole(code, 0, exitCodeMax)
}

function isSize(value: Fields): boolean {
  return isWhole(value['rows'], 1, terminalSideMax) && isWhole(value['cols'], 1, terminalSideMax)
}

function isLatency(value: unknown): boolean {
  if (!Array.isArray(value)) return isAmount(value)
  const [least, most]: unknown[] = value
  return value.length === 2 && isAmount(least) && isAmount(most) && least <= most
}

function isEnv(value: unknown): boolean {
  if (!isRecord(value)) return false
  for (const name of Object.keys(value)) if (name === forbiddenKey || !isString(value[name])) return false
  return true
}

/** JSON as JSON.parse gives it, nested no deeper than `depth`, and nowhere the forbidden key. */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (depth === 0) return false
  if (Array.isArray(value)) return value.every((each) => isPlain(each, depth - 1))
  if (!isRecord(value)) return false
  for (const key in value) if (key === forbiddenKey || !isPlain(value[key], depth - 1)) return false
  return true
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object of exactly `size` fields: with every expected one present, no unknown one can hide. */
function isObject(value: unknown, size: number): value is Fields {
  if (!isRecord(value)) return false
  let fields = 0
  // A list of the names would be garbage, thousands of them, and V8 would move the whole tape about to collect it.
  for (const _ in value) fields++
  return fields === size
}

function isListOf(value: unknown, accepts: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(accepts)
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isText(value: unknown): boolean {
  return isString(value) && value !== ''
}

function isStringOrNull(value: unknown): boolean {
  return value === null || isString(value)
}

function isSignal(value: unknown): boolean {
  return isString(value) && signalPattern.test(value)
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}
