import { wordsOf } from '../compare/tape-diff.ts'
import { Screen } from '../screen/screen.ts'
import { commandLine } from '../tape/command-line.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import { plainText } from '../text/plain-text.ts'
import { jumps } from '../text/strip-escapes.ts'

/** An exchange of a tape as a person reads it. Nothing of it acts on a terminal. */
export interface ToldExchange {
  index: number
  /** When its input was sent, in milliseconds since the start. */
  atMs: number
  /** The input by the names of its keys; `start` for the opening. */
  input: string
  kind: Exchange['input']['kind']
  /** The prompt it was typed at, or null. */
  prompt: string | null
  /** The answer as lines of text. */
  text: string[]
  /** Whether the answer was painted, so that the screen tells more than its lines. */
  painted: boolean
  /** The rows of the screen once the answer was there; empty for a program on pipes. */
  screen: string[]
  exit: Exchange['exit']
  durMs: number
  /** How often something was masked, by category. */
  redacted: Readonly<Record<string, number>>
  /** Files the program left, by path. */
  files: string[]
}

export interface ToldTape {
  command: string
  cwd: string
  cols: number | null
  rows: number | null
  createdAt: string
  programVersion: string | null
  exchanges: ToldExchange[]
}

/** A tape as a dialogue: every input by name, every answer as text, and the screen behind it. */
export function toldTape({ meta, session, exchanges }: Tape): ToldTape {
  const screen = meta.pty === null ? undefined : new Screen(meta.pty)
  let atMs = 0
  return {
    command: plainText(commandLine(meta.program, meta.args)),
    cwd: plainText(meta.cwd),
    cols: meta.pty?.cols ?? null,
    rows: meta.pty?.rows ?? null,
    createdAt: meta.createdAt,
    programVersion: session.programVersion,
    exchanges: exchanges.map((exchange, index) => {
      const { input, output, pre, exit, dur_ms, annotations, files = [] } = exchange
      const bytes = Buffer.concat(output.chunks.map(bytesOfChunk))
      if (input.kind === 'resize' && input.cols > 0 && input.rows > 0) screen?.resize(input.cols, input.rows)
      screen?.feed(bytes)
      const began = atMs
      atMs += dur_ms
      return {
        index,
        atMs: began,
        input: annotations['hidden'] === true ? `${wordsOf(input)} (hidden)` : wordsOf(input),
        kind: input.kind,
        prompt: pre.prompt === null ? null : plainText(pre.prompt),
        text: linesOf(bytes),
        painted: screen !== undefined && bytes.includes(escape) && jumps(bytes.toString('latin1')),
        screen: screen?.lines.map((line) => plainText(line).trimEnd()) ?? [],
        exit,
        durMs: dur_ms,
        redacted: countsOf(annotations['redacted']),
        files: files.map(({ path, deleted }) => (deleted === true ? `${path} (deleted)` : path)),
      }
    }),
  }
}

const escape = 0x1b

function linesOf(bytes: Buffer): string[] {
  const text = plainText(bytes.toString('utf8'))
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

function countsOf(value: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries({ ...Object(value) }).flatMap(([name, count]) =>
      typeof count === 'number' ? [[name, count] as const] : [],
    ),
  )
}
