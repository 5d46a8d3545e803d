import { OptionError } from '../errors.ts'
import type { Redactor } from '../redact/redactor.ts'
import type { Input } from '../session/transport.ts'
import { bytesOfChunk, payloadOfBytes } from '../tape/data.ts'
import type { Chunk, Exchange, Tape } from '../tape/tape.ts'
import { sequencesOf } from '../text/sequences.ts'
import { stripEscapes } from '../text/strip-escapes.ts'

/** What a decorator does, by name, in place of a function. Done in this order, whatever order the names stand in. */
export interface DecoratorParameters {
  /** Leave out escape sequences. */
  strip_ansi?: boolean
  /** One space for each run of spaces and tabs, and none before a line end. */
  normalize_whitespace?: boolean
  /** Placeholders for what the redaction rules find. */
  redact_secrets?: boolean
}

const names = ['strip_ansi', 'normalize_whitespace', 'redact_secrets'] satisfies (keyof DecoratorParameters)[]

/** @throws OptionError for a name that is not known, and for a value that is not true or false */
export function checkParameters(option: string, given: object): DecoratorParameters {
  for (const [name, value] of Object.entries(given)) {
    if (!names.some((each) => each === name))
      throw new OptionError(option, name, `one of ${names.join(', ')}`)
    if (typeof value !== 'boolean') throw new OptionError(`${option}.${name}`, value, 'true or false')
  }
  return given
}

/** The decorators of each kind for the same parameters. */
export interface NamedDecorators {
  input: (input: Input) => Input
  output: (output: Exchange['output']) => Exchange['output']
  tape: (tape: Tape) => Tape
}

/** @param option for the error of one that redacts before {@link loadRedaction} */
export function namedDecorators(option: string, parameters: DecoratorParameters): NamedDecorators {
  if (parameters.redact_secrets === true && createRedactor === undefined)
    throw new OptionError(`${option}.redact_secrets`, true, 'to be given to spawn, which loads the rules', {
      hint: 'Play the tape with spawn and tapeName.',
    })
  const redactor = parameters.redact_secrets === true ? createRedactor?.() : undefined
  const texts = (list: readonly Piece[]): string[] => changed(list, parameters, redactor)
  const output = ({ chunks, ...rest }: Exchange['output']): Exchange['output'] => {
    const said = texts(chunks.map(pieceOf))
    return { ...rest, chunks: chunks.map((chunk, at) => withText(chunk, said[at])) }
  }
  const typed = (text: string): string => texts([{ text, stream: 'input' }])[0] ?? text
  return {
    output,
    input: (input) =>
      'data' in input
        ? { ...input, data: Buffer.from(typed(Buffer.from(input.data).toString('utf8'))) }
        : input,
    tape: (tape) => ({
      ...tape,
      exchanges: tape.exchanges.map((each) => ({
        ...each,
        input:
          'dataText' in each.input && each.input.dataText !== null
            ? { ...each.input, dataText: typed(each.input.dataText) }
            : each.input,
        output: output(each.output),
      })),
    }),
  }
}

/** Loads what redacting needs, which is much, for those who ask for it. */
export async function loadRedaction(): Promise<void> {
  createRedactor ??= (await import('../redact/redactor.ts')).createRedactor
}

let createRedactor: (() => Redactor) | undefined

interface Piece {
  /** Undefined for bytes that are no text. */
  text: string | undefined
  stream: string
}

function pieceOf(chunk: Chunk): Piece {
  return { text: 'text' in chunk ? chunk.text.join('') : undefined, stream: chunk.stream ?? 'stdout' }
}

function withText(chunk: Chunk, text: string | undefined): Chunk {
  if (text === undefined || !('text' in chunk)) return chunk
  const bytes = Buffer.from(text, 'utf8')
  return bytes.equals(bytesOfChunk(chunk)) ? chunk : { ...chunk, ...payloadOfBytes(bytes) }
}

function changed(
  pieces: readonly Piece[],
  parameters: DecoratorParameters,
  redactor: Redactor | undefined,
): string[] {
  let texts = pieces.map(({ text }) => text ?? '')
  for (const stream of new Set(pieces.map((each) => each.stream))) {
    const mine = pieces.flatMap((each, at) => (each.stream === stream ? [at] : []))
    const change = (editsOf: (text: string) => Edit[]): void => {
      const after = editAcross(
        mine.map((at) => texts[at] ?? ''),
        editsOf,
      )
      texts = texts.map((text, at) => after[mine.indexOf(at)] ?? text)
    }
    if (parameters.strip_ansi === true) change(sequences)
    if (parameters.normalize_whitespace === true) change(blanks)
  }
  if (redactor === undefined) return texts
  const passages = texts.map((text, at) => ({ text, stream: pieces[at]?.stream ?? '' }))
  return redactor.redact(passages).map(({ text }) => text)
}

interface Edit {
  start: number
  end: number
  text: string
}

// Control characters inside of one stay: they act.
const sequences = (text: string): Edit[] =>
  [...sequencesOf(text)].map(({ start, end, text: sequence }) => ({
    start,
    end,
    text: stripEscapes(sequence),
  }))

const blanks = (text: string): Edit[] =>
  [...text.matchAll(/[ \t]+(?=\r*\n)|[ \t]{2,}|\t/g)].map(({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    text: /^\r*\n/.test(text.slice(index + run.length)) ? '' : ' ',
  }))

/** Edits texts that follow each other as one: what is put in stands where the edit begins. */
function editAcross(texts: readonly string[], editsOf: (text: string) => Edit[]): string[] {
  const edits = editsOf(texts.join(''))
  let from = 0
  return texts.map((text) => {
    const to = from + text.length
    let result = ''
    let done = from
    for (const { start, end, text: put } of edits) {
      if (end <= from || start >= to) continue
      result += text.slice(done - from, Math.max(start, from) - from) + (start >= from ? put : '')
      done = Math.min(end, to)
    }
    result += text.slice(done - from)
    from = to
    return result
  })
}
