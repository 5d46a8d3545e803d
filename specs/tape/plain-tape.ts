import type { Exchange, Tape } from '../../src/tape/tape.ts'

/** A small tape to begin a case from. */
export function plainTape(inputs: readonly string[] = ['select 6 * 7;']): Tape {
  const start: Exchange = {
    pre: { prompt: null, stateHash: null },
    input: { kind: 'start' },
    output: { chunks: [{ delay_ms: 12, text: ['SQLite version 3.40.1\r\n', 'sqlite> '] }] },
    exit: null,
    dur_ms: 14,
    annotations: {},
  }
  return {
    version: 1,
    meta: {
      program: 'sqlite3',
      args: ['-interactive', ':memory:'],
      env: { LANG: 'C.UTF-8', TERM: 'xterm-256color' },
      cwd: '.',
      pty: { rows: 24, cols: 80 },
      createdAt: '2026-11-20T12:34:56.789Z',
      tag: null,
      latency: 0,
      errorRate: 0,
      seed: 12_345,
    },
    session: { platform: 'linux-x64', recorder: 'termtape 0.1.0', programVersion: '3.40.1' },
    exchanges: [
      start,
      ...inputs.map((text): Exchange => ({
        ...start,
        pre: { prompt: 'sqlite> ', stateHash: null },
        input: { kind: 'line', dataText: text, dataBytesB64: null },
        output: { chunks: [{ delay_ms: 2, text: [`${text}\r\n`, '42\r\n', 'sqlite> '] }] },
      })),
    ],
  }
}
