import type { Exchange, Tape, TapeInput } from '../../src/tape/tape.ts'

/** An exchange as a recorder writes it. */
export function exchange(input: TapeInput, text: string, more: Partial<Exchange> = {}): Exchange {
  return {
    pre: { prompt: null, stateHash: null },
    input,
    output: { chunks: text === '' ? [] : [{ delay_ms: 5, text: text.split(/(?<=\n)/) }] },
    exit: null,
    dur_ms: 10,
    annotations: {},
    ...more,
  }
}

export function line(dataText: string): TapeInput {
  return { kind: 'line', dataText, dataBytesB64: null }
}

export const start: TapeInput = { kind: 'start' }

/** A tape of a program that has a terminal. */
export function tape(...exchanges: Exchange[]): Tape {
  return {
    version: 1,
    meta: {
      program: 'sqlite3',
      args: ['-batch'],
      env: { TERM: 'xterm-256color' },
      cwd: '.',
      pty: { rows: 4, cols: 20 },
      createdAt: '2026-01-02T03:04:05.678Z',
      tag: null,
      latency: 0,
      errorRate: 0,
      seed: 0,
    },
    session: { platform: 'linux-x64', recorder: 'termtape', programVersion: null },
    exchanges,
  }
}
