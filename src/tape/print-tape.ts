import { type Comment, type Notes, placeComments } from './comments.ts'
import { commentText, layOut, type Shape } from './layout.ts'
import type { Chunk, Exchange, Tape, TapeInput } from './tape.ts'

/** The comment a tape begins with unless someone wrote another. */
export const defaultHeader = '// termtape tape. Re-record: npx vitest run -u'

/**
 * A tape as its file holds it: leading comments, then plain JSON in a fixed order of keys, so that equal tapes have
 * equal bytes and a diff shows what changed. Comments from inside an earlier file are put back where they were;
 * the result is then JSON5. No control character or invisible direction mark is left alive in it.
 */
export function printTape(tape: Tape, comments: readonly Comment[] = []): string {
  const ordered = inOrder(tape)
  const notes: Notes | undefined = placeComments(comments, ordered)
  const header = notes === undefined || notes.before.length === 0 ? [defaultHeader] : notes.before
  return `${[...header.map(commentText), layOut(ordered, tapeShape, notes), ...(notes?.after ?? []).map(commentText)].join('\n')}\n`
}

const tapeShape: Shape = {
  open: true,
  children: {
    meta: {
      open: true,
      rows: [
        ['program', 'args', 'env'],
        ['cwd', 'pty', 'createdAt', 'tag'],
        ['latency', 'errorRate', 'seed'],
      ],
    },
    exchanges: {
      open: true,
      children: { '*': { open: true, rows: [['exit', 'dur_ms', 'annotations']] } },
    },
  },
}

function inOrder({ version, meta, session, exchanges }: Tape): Tape {
  return {
    version,
    meta: {
      program: meta.program,
      args: meta.args,
      env: sortedRecord(meta.env),
      cwd: meta.cwd,
      pty: meta.pty === null ? null : { rows: meta.pty.rows, cols: meta.pty.cols },
      createdAt: meta.createdAt,
      tag: meta.tag,
      latency: meta.latency,
      errorRate: meta.errorRate,
      seed: meta.seed,
    },
    session: {
      platform: session.platform,
      recorder: session.recorder,
      programVersion: session.programVersion,
    },
    exchanges: exchanges.map(exchangeInOrder),
  }
}

function exchangeInOrder({ pre, input, output, exit, dur_ms, annotations }: Exchange): Exchange {
  return {
    pre: { prompt: pre.prompt, stateHash: pre.stateHash },
    input: inputInOrder(input),
    output: { chunks: output.chunks.map(chunkInOrder) },
    exit: exit === null ? null : { code: exit.code, signal: exit.signal },
    dur_ms,
    annotations: sortedRecord(annotations, sorted),
  }
}

function inputInOrder(input: TapeInput): TapeInput {
  switch (input.kind) {
    case 'start':
    case 'eof':
      return { kind: input.kind }
    case 'resize':
      return { kind: input.kind, cols: input.cols, rows: input.rows }
    case 'signal':
      return { kind: input.kind, signal: input.signal }
    default:
      return { kind: input.kind, dataText: input.dataText, dataBytesB64: input.dataBytesB64 }
  }
}

function chunkInOrder(chunk: Chunk): Chunk {
  const { delay_ms, stream } = chunk
  const head = stream === undefined ? { delay_ms } : { delay_ms, stream }
  return 'text' in chunk ? { ...head, text: chunk.text } : { ...head, dataB64: chunk.dataB64 }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  return typeof value === 'object' && value !== null ? sortedRecord({ ...value }, sorted) : value
}

function sortedRecord<T>(
  record: Record<string, T>,
  convert: (value: T) => T = (value) => value,
): Record<string, T> {
  const entries = Object.entries(record).map(([key, value]): [string, T] => [key, convert(value)])
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
