import { isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import { exchangeMsMax } from '../limits.ts'
import { bytesOfChunk, bytesOfData, dataOfBytes, payloadOfBytes } from '../tape/data.ts'
import { Prompt } from '../tape/prompt.ts'
import type { Exchange, Tape, TapeInput, TapeMeta } from '../tape/tape.ts'

/** One thing that happened, in microseconds since the start: what recordings of all formats are made of. */
export type Happening = { atUs: number } & (
  | { kind: 'output'; bytes: Uint8Array; stderr?: boolean }
  | { kind: 'input'; bytes: Uint8Array }
  | { kind: 'resize'; cols: number; rows: number }
  | { kind: 'signal'; signal: string }
  | { kind: 'marker'; label: string }
  | { kind: 'exit'; code: number }
)

/** What a recording says besides, with defaults where its format cannot say it. */
export type RecordingFacts = Pick<TapeMeta, 'program' | 'args'> &
  Partial<Pick<TapeMeta, 'env' | 'cwd' | 'pty' | 'createdAt' | 'tag'>> & {
    /** Format and program it came from. */
    recorder: string
  }

/** A tape of what happened. Each output is one chunk, except where a character was cut in two. */
export function tapeOf(happenings: readonly Happening[], facts: RecordingFacts): Tape {
  const scribe = new Scribe()
  for (const each of happenings) scribe.note(each)
  const { program, args, env = {}, cwd = '.', pty = { rows: 24, cols: 80 }, tag = null, recorder } = facts
  return {
    version: 1,
    meta: {
      program,
      args,
      env,
      cwd,
      pty,
      createdAt: facts.createdAt ?? '1970-01-01T00:00:00.000Z',
      tag,
      latency: 0,
      errorRate: 0,
      seed: 0,
    },
    session: { platform: 'unknown', recorder, programVersion: null },
    exchanges: scribe.exchanges(),
  }
}

/** What a tape says happened. Inputs come right after the output before them, or after the pause that is noted. */
export function happeningsOf({ meta, exchanges }: Tape): Happening[] {
  const all: Happening[] = []
  let atUs = 0
  for (const { input, output, exit, annotations } of exchanges) {
    atUs += us(annotations[pauseNote])
    all.push(...inputOf(input, atUs, meta.pty === null ? '\n' : '\r'))
    let lastUs = atUs
    for (const chunk of output.chunks) {
      lastUs += us(chunk.delay_ms)
      const bytes = bytesOfChunk(chunk)
      all.push({
        atUs: lastUs,
        kind: 'output',
        bytes,
        ...(chunk.stream === undefined ? {} : { stderr: true }),
      })
    }
    for (const { at_ms, label } of markersOf(annotations))
      all.push({ atUs: atUs + us(at_ms), kind: 'marker', label })
    if (exit?.code !== undefined && exit.code !== null)
      all.push({ atUs: lastUs, kind: 'exit', code: exit.code })
    atUs = lastUs
  }
  return all.sort((one, other) => one.atUs - other.atUs)
}

/** Annotations that keep what an exchange has no field for. */
const pauseNote = 'pause_ms'
const markersNote = 'markers'

interface Open {
  input: TapeInput
  prompt: string | null
  fromUs: number
  pauseUs: number
  pieces: { delayUs: number; bytes: Uint8Array; stderr: boolean }[]
  markers: { at_ms: number; label: string }[]
}

class Scribe {
  readonly #line = new Prompt()
  readonly #open: Open[] = []
  #lastUs = 0
  #code: number | undefined

  constructor() {
    this.#begin({ kind: 'start' }, 0)
  }

  note(happening: Happening): void {
    const { atUs } = happening
    switch (happening.kind) {
      case 'output':
        return this.#output(happening.bytes, happening.stderr === true, atUs)
      case 'input':
        return this.#begin(typed(happening.bytes), atUs)
      case 'resize':
        return this.#begin({ kind: 'resize', cols: happening.cols, rows: happening.rows }, atUs)
      case 'signal':
        return this.#begin({ kind: 'signal', signal: happening.signal }, atUs)
      case 'marker':
        this.#top.markers.push({ at_ms: ms(atUs - this.#top.fromUs), label: happening.label })
        return
      case 'exit':
        this.#code = happening.code
    }
  }

  exchanges(): Exchange[] {
    return this.#open.map(({ input, prompt, pieces, pauseUs, markers }, index) => ({
      pre: { prompt, stateHash: null },
      input,
      output: {
        chunks: pieces.map(({ delayUs, bytes, stderr }) => ({
          delay_ms: ms(delayUs),
          ...(stderr ? { stream: 'stderr' as const } : {}),
          ...payloadOfBytes(bytes),
        })),
      },
      exit:
        this.#code === undefined || index < this.#open.length - 1 ? null : { code: this.#code, signal: null },
      dur_ms: Math.min(ms(pieces.reduce((sum, { delayUs }) => sum + delayUs, 0)), exchangeMsMax),
      annotations: {
        ...(markers.length === 0 ? {} : { [markersNote]: markers }),
        ...(pauseUs === 0 ? {} : { [pauseNote]: ms(pauseUs) }),
      },
    }))
  }

  #begin(input: TapeInput, atUs: number): void {
    const pauseUs = atUs - this.#lastUs
    this.#open.push({ input, prompt: this.#line.text, fromUs: atUs, pauseUs, pieces: [], markers: [] })
    this.#lastUs = atUs
  }

  #output(bytes: Uint8Array, stderr: boolean, atUs: number): void {
    this.#line.output(bytes)
    const last = this.#top.pieces.at(-1)
    if (last !== undefined && last.stderr === stderr && endsWithin(last.bytes)) {
      last.bytes = Buffer.concat([last.bytes, bytes])
      return
    }
    this.#top.pieces.push({ delayUs: atUs - this.#lastUs, bytes, stderr })
    this.#lastUs = atUs
  }

  get #top(): Open {
    const top = this.#open.at(-1)
    if (top === undefined) throw new Error('The opening is there from the start.')
    return top
  }
}

/** Whether the last character is not finished. */
function endsWithin(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return false
  const decoder = new StringDecoder('utf8')
  decoder.write(Buffer.from(bytes.subarray(-4)))
  return decoder.end() !== ''
}

/** Text and Enter are a line; keys, control characters and bytes are sent as they are. */
function typed(bytes: Uint8Array): TapeInput {
  const data = dataOfBytes(bytes)
  const text = data.dataText?.replace(/\r$/, '')
  const isLine = text !== undefined && text !== data.dataText && !/[\u0000-\u001f\u007f]/.test(text)
  return isLine ? { kind: 'line', dataText: text, dataBytesB64: null } : { kind: 'raw', ...data }
}

function inputOf(input: TapeInput, atUs: number, lineEnd: string): Happening[] {
  switch (input.kind) {
    case 'start':
      return []
    case 'eof':
      return [{ atUs, kind: 'input', bytes: Buffer.from('\u0004') }]
    case 'resize':
      return [{ atUs, kind: 'resize', cols: input.cols, rows: input.rows }]
    case 'signal':
      return [{ atUs, kind: 'signal', signal: input.signal }]
    case 'line':
      return [{ atUs, kind: 'input', bytes: Buffer.concat([bytesOfData(input), Buffer.from(lineEnd)]) }]
    default:
      return [{ atUs, kind: 'input', bytes: bytesOfData(input) }]
  }
}

function markersOf(annotations: Readonly<Record<string, unknown>>): { at_ms: number; label: string }[] {
  const markers = annotations[markersNote]
  if (!Array.isArray(markers)) return []
  return markers.flatMap((each: unknown) => {
    const { at_ms, label }: Record<string, unknown> = { ...Object(each) }
    return typeof at_ms === 'number' && typeof label === 'string' ? [{ at_ms, label }] : []
  })
}

function us(milliseconds: unknown): number {
  return typeof milliseconds === 'number' ? Math.round(milliseconds * 1_000) : 0
}

function ms(microseconds: number): number {
  return microseconds / 1_000
}
