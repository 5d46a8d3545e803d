import type { Exchange, Tape } from '../src/tape/tape.ts'

export const prompt = 'sqlite> '

/** The line sent in an exchange of the long tape, from 1. */
export function lineOf(index: number): string {
  return `select * from readings where id between ${index} and ${index + 9};`
}

/** A tape of `count` exchanges, each a query and ten rows of answer: about 0.9 KB. */
export function longTape(count: number): Tape {
  return {
    version: 1,
    meta: {
      program: 'sqlite3',
      args: ['-interactive', ':memory:'],
      env: { LANG: 'C.UTF-8', TERM: 'xterm-256color', TZ: 'UTC' },
      cwd: '.',
      pty: { rows: 24, cols: 80 },
      createdAt: '2026-01-01T00:00:00.000Z',
      tag: null,
      latency: 0,
      errorRate: 0,
      seed: 0,
    },
    session: { platform: 'linux-x64', recorder: 'termtape', programVersion: null },
    exchanges: [opening, ...Array.from({ length: count }, (_, at) => exchange(at + 1))],
  }
}

const opening: Exchange = {
  pre: { prompt: null, stateHash: null },
  input: { kind: 'start' },
  output: { chunks: [{ delay_ms: 12, text: ['SQLite version 3.40.1\r\n', prompt] }] },
  exit: null,
  dur_ms: 14,
  annotations: {},
}

function exchange(index: number): Exchange {
  const rows = Array.from(
    { length: 10 },
    (_, row) => `${index + row}|station ${row}|${index * 7.5}|°C|ok\r\n`,
  )
  return {
    pre: { prompt, stateHash: null },
    input: { kind: 'line', dataText: lineOf(index), dataBytesB64: null },
    output: { chunks: [{ delay_ms: 2, text: [`${lineOf(index)}\r\n`, ...rows, prompt] }] },
    exit: null,
    dur_ms: 4,
    annotations: {},
  }
}
