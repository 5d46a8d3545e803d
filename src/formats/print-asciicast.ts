import { constants } from 'node:os'
import { commandLine } from '../tape/command-line.ts'
import { happeningsOf, type Happening } from './timeline.ts'
import type { Tape } from '../tape/tape.ts'

export interface AsciicastOptions {
  /** Default 3, which asciinema 3 writes and which alone can hold an exit code. */
  version?: 2 | 3
}

/** A recording for asciinema, and in words what of the tape it cannot hold. */
export interface Asciicast {
  text: string
  losses: string[]
}

/** Writes a tape as an asciicast: every byte of output that is text, inputs, resizes, markers and the exit code. */
export function printAsciicast(tape: Tape, { version = 3 }: AsciicastOptions = {}): Asciicast {
  const losses = new Set<string>()
  if (tape.meta.pty === null) losses.add('that the program ran on pipes: the size of the terminal is made up')
  const lines = [JSON.stringify(headerOf(tape, version))]
  let lastUs = 0
  for (const happening of [...happeningsOf(tape), ...endingOf(tape, losses)]) {
    const event = eventOf(happening, version, losses)
    if (event === undefined) continue
    const atUs = Math.max(happening.atUs, lastUs)
    lines.push(JSON.stringify([(version === 3 ? atUs - lastUs : atUs) / 1_000_000, ...event]))
    lastUs = atUs
  }
  return { text: `${lines.join('\n')}\n`, losses: [...losses] }
}

function headerOf({ meta }: Tape, version: 2 | 3): unknown {
  const { rows, cols } = meta.pty ?? { rows: 24, cols: 80 }
  const { TERM } = meta.env
  return {
    version,
    ...(version === 2
      ? { width: cols, height: rows }
      : { term: { cols, rows, ...(TERM === undefined ? {} : { type: TERM }) } }),
    timestamp: Math.floor(Date.parse(meta.createdAt) / 1_000),
    command: commandLine(meta.program, meta.args),
    ...(meta.tag === null ? {} : { title: meta.tag }),
    env: meta.env,
  }
}

type Event = [code: string, data: string]

function eventOf(happening: Happening, version: 2 | 3, losses: Set<string>): Event | undefined {
  switch (happening.kind) {
    case 'output':
      if (happening.stderr === true) losses.add('which output was standard error')
      return ['o', text(happening.bytes, losses)]
    case 'input':
      return ['i', text(happening.bytes, losses)]
    case 'resize':
      return ['r', `${happening.cols}x${happening.rows}`]
    case 'marker':
      return ['m', happening.label]
    case 'signal':
      losses.add('that signals were sent: they are markers')
      return ['m', `signal ${happening.signal}`]
    case 'exit':
      if (version === 3) return ['x', String(happening.code)]
      losses.add('the exit code: version 2 has no place for it')
      return undefined
  }
}

/** A program that a signal ended has the status a shell would give it. */
function endingOf(tape: Tape, losses: Set<string>): Happening[] {
  const signal = tape.exchanges.at(-1)?.exit?.signal
  if (signal === undefined || signal === null) return []
  const number = new Map<string, number>(Object.entries(constants.signals)).get(signal)
  losses.add(`that ${signal} ended the program`)
  return number === undefined ? [] : [{ atUs: 0, kind: 'exit', code: 128 + number }]
}

function text(bytes: Uint8Array, losses: Set<string>): string {
  const decoded = Buffer.from(bytes).toString('utf8')
  if (!Buffer.from(decoded).equals(bytes)) losses.add('bytes that are not UTF-8: each is U+FFFD')
  return decoded
}
