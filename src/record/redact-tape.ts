import { bytesAsText, textAsBytes } from '../redact/bytes.ts'
import type { SecretValue } from '../redact/known-values.ts'
import type { Passage } from '../redact/passage.ts'
import { createRedactor, type MaskedValue } from '../redact/redactor.ts'
import type { Rule } from '../redact/rule.ts'
import { argumentPassages, environmentPassages, secretValues } from '../redact/secret-names.ts'
import { fromTape } from '../session/taped-input.ts'
import { typedSecrets } from '../session/typed-secrets.ts'
import { bytesOfChunk, bytesOfData, dataOfBytes, payloadOfBytes } from '../tape/data.ts'
import { Prompt } from '../tape/prompt.ts'
import type { Chunk, Exchange, Tape, TapedFile } from '../tape/tape.ts'

export interface Secrets {
  /** Rules to look with; the built-in ones by default. */
  rules?: readonly Rule[] | undefined
  /** Values that are secret wherever they occur. */
  values: readonly SecretValue[]
  /** Indexes of the exchanges whose input was typed while the terminal hid it. */
  hidden: ReadonlySet<number>
  /** Indexes of the exchanges whose input is said to be no secret. */
  open?: ReadonlySet<number>
}

/** A passage, and what becomes of it. */
interface Piece {
  passage: Passage
  put(text: string): void
  /** Whether the program printed it. */
  shown?: boolean
}

export interface RedactedTape {
  tape: Tape
  /** How often something was masked on it, by category. */
  redacted: Redactions
  /** Indexes of the exchanges whose input the program did not show, and that may or may not be secret. */
  doubtful: readonly number[]
  /** What was masked. It stays in memory. */
  masked: readonly MaskedValue[]
}

/** Numbers of masked places, by category; those of one exchange are in its `annotations.redacted`. */
export type Redactions = Readonly<Record<string, number>>

/** The tape without its secrets: each is a numbered placeholder, the same one wherever it occurs. */
export function redactTape(tape: Tape, secrets: Secrets): RedactedTape {
  const clean = structuredClone(tape)
  const redactor = createRedactor({
    values: [...secrets.values, ...secretsMade(tape)],
    ...(secrets.rules === undefined ? {} : { rules: secrets.rules }),
    ...(tape.meta.pty === null ? {} : { columns: tape.meta.pty.cols }),
  })
  const { hidden, doubtful } = typedUnseen(tape, secrets)
  for (const index of hidden) markHidden(clean.exchanges[index])
  const perExchange = clean.exchanges.map((exchange, index) => piecesOf(exchange, hidden.has(index)))
  const pieces = [...piecesOfMeta(clean), ...perExchange.flat()]
  const redacted = redactor.redact(pieces.map(({ passage }) => passage))
  for (const [index, { text }] of redacted.entries())
    if (text !== pieces[index]?.passage.text) pieces[index]?.put(text)
  const counts = redacted.map((each) => each.secrets)
  let at = pieces.length - perExchange.flat().length
  for (const [index, own] of perExchange.entries()) {
    annotate(clean.exchanges[index], sum(counts.slice(at, at + own.length)))
    at += own.length
  }
  // One that was not shown is told of only where it holds blanks: then a replay takes several words for it.
  const told = redacted.flatMap(({ names }, index) =>
    [...names].filter((name) => pieces[index]?.shown === true || redactor.shape(name)?.includes(' ')),
  )
  const shapes = [...new Set(told)].toSorted().map((name) => [name, redactor.shape(name) ?? ''])
  if (shapes.length > 0) clean.meta.secrets = Object.fromEntries(shapes)
  readPromptsAgain(clean)
  return { tape: clean, redacted: sum(counts), doubtful, masked: redactor.masked() }
}

/** Values the spec made itself whose names say that they are secret: they are on the tape as JSON. */
function secretsMade({ meta }: Tape): readonly SecretValue[] {
  const texts = Object.entries(meta.values ?? {}).flatMap(([name, json]) => {
    const value: unknown = JSON.parse(json)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return secretValues(Object.fromEntries(texts))
}

/** What was typed and not shown: the terminal hid it, or the program did. */
function typedUnseen(
  { meta, exchanges }: Tape,
  { hidden, open = new Set() }: Secrets,
): { hidden: ReadonlySet<number>; doubtful: number[] } {
  if (meta.pty === null) return { hidden, doubtful: [] }
  const turns = exchanges.map(({ input, output }) => ({
    input: fromTape(input),
    output: output.chunks.map(bytesOfChunk),
  }))
  const typed = typedSecrets(turns, meta.pty).filter(
    (each) => !each.turns.some((index) => open.has(index) || hidden.has(index)),
  )
  return {
    hidden: new Set([...hidden, ...typed.flatMap((each) => (each.certain ? each.turns : []))]),
    doubtful: typed.flatMap((each) => (each.certain ? [] : each.turns.slice(0, 1))),
  }
}

function markHidden(exchange: Exchange | undefined): void {
  if (exchange !== undefined) exchange.annotations = { ...exchange.annotations, hidden: true }
}

// A prompt is the line so far: behind the keys of a secret it would hold ever more of it. It is read off what is clean.
function readPromptsAgain({ exchanges }: Tape): void {
  const line = new Prompt()
  for (const { pre, output } of exchanges) {
    // A placeholder is wider than what it stands for: the cursor may stand within it.
    pre.prompt = line.text?.replace(begunPlaceholder, '') ?? null
    for (const chunk of output.chunks) line.output(bytesOfChunk(chunk))
  }
}

const begunPlaceholder = /⟨secret:[^⟩]*$/

function piecesOfMeta({ meta }: Tape): Piece[] {
  const names = Object.keys(meta.env)
  return [
    ...argumentPassages(meta.program, meta.args).map((passage, index) => ({
      passage,
      put: (text: string) => void (meta.args[index] = text),
    })),
    ...environmentPassages(meta.env).map((passage, index) => ({
      passage,
      put: (text: string) => void (meta.env[names[index] ?? ''] = text),
    })),
    { passage: { text: meta.cwd }, put: (text) => void (meta.cwd = text) },
    ...Object.entries(meta.values ?? {}).map(([name, text]) => ({
      passage: { text },
      put: (masked: string) => void ((meta.values ??= {})[name] = masked),
    })),
  ]
}

function piecesOf(exchange: Exchange, hidden: boolean): Piece[] {
  const { input, output, files } = exchange
  const pieces: Piece[] = []
  if ('dataText' in input) {
    // Keys typed one by one are read as one text; what ends a line is not part of its data, but keeps two lines apart.
    const end = input.kind === 'line' ? '\r' : ''
    const passage = { text: textOf(bytesOfData(input), input.dataText) + end, stream: 'input' }
    pieces.push({
      passage: hidden ? { ...passage, secretFrom: 0 } : passage,
      put: (masked) => {
        const text = masked.endsWith(end) ? masked.slice(0, masked.length - end.length) : masked
        Object.assign(input, input.dataText === null ? dataOfBytes(textAsBytes(text)) : { dataText: text })
      },
    })
  }
  for (const [index, chunk] of output.chunks.entries())
    pieces.push({
      passage: {
        text: textOf(bytesOfChunk(chunk), 'text' in chunk ? chunk.text.join('') : null),
        stream: chunk.stream ?? 'stdout',
      },
      put: (text) => void (output.chunks[index] = withText(chunk, text)),
      shown: true,
    })
  pieces.push(...(files ?? []).flatMap(piecesOfName), ...piecesOfGiven(exchange))
  for (const file of files ?? [])
    if (file.text !== undefined || file.dataB64 !== undefined)
      pieces.push({
        passage: { text: file.text?.join('') ?? bytesAsText(Buffer.from(file.dataB64 ?? '', 'base64')) },
        put: (text) => putInFile(file, text),
        shown: true,
      })
  return pieces
}

/** What a file is called, and where a link leads. */
function piecesOfName(file: TapedFile): Piece[] {
  const name = { passage: { text: file.path }, put: (text: string) => void (file.path = text), shown: true }
  if (file.link === undefined) return [name]
  return [name, { passage: { text: file.link }, put: (text: string) => void (file.link = text), shown: true }]
}

function piecesOfGiven({ pre }: Exchange): Piece[] {
  return Object.entries(pre.given ?? {}).map(([name, print]) => ({
    passage: { text: name },
    put: (text) => {
      const { [name]: _, ...others } = pre.given ?? {}
      pre.given = { ...others, [text]: print }
    },
    shown: true,
  }))
}

function putInFile(file: TapedFile, text: string): void {
  const bytes = file.text === undefined ? textAsBytes(text) : Buffer.from(text, 'utf8')
  delete file.text
  delete file.dataB64
  Object.assign(file, payloadOfBytes(bytes))
}

function textOf(bytes: Uint8Array, text: string | null): string {
  return text ?? bytesAsText(bytes)
}

function withText(chunk: Chunk, text: string): Chunk {
  const { delay_ms, stream, after } = chunk
  const bytes = 'text' in chunk ? Buffer.from(text, 'utf8') : textAsBytes(text)
  return {
    delay_ms,
    ...(stream === undefined ? {} : { stream }),
    ...(after === undefined ? {} : { after }),
    ...payloadOfBytes(bytes),
  }
}

function annotate(exchange: Exchange | undefined, redacted: Redactions): void {
  if (exchange !== undefined && Object.keys(redacted).length > 0)
    exchange.annotations = { ...exchange.annotations, redacted }
}

function sum(counts: readonly Partial<Redactions>[]): Redactions {
  const total: Record<string, number> = {}
  for (const each of counts)
    for (const [category, count] of Object.entries(each))
      total[category] = (total[category] ?? 0) + (count ?? 0)
  return total
}
