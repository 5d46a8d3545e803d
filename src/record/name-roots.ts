import type { Roots } from '../match/roots.ts'
import { payloadOfBytes } from '../tape/data.ts'
import type { Chunk, Exchange, Tape, TapeInput, TapeMeta } from '../tape/tape.ts'

/** The tape with the folders that move by their names, in what was typed and in what was printed. Its start has them already. */
export function nameRoots(tape: Tape, roots: Roots): Tape {
  const exchanges = tape.exchanges.map((exchange) => named(exchange, roots))
  const literal = roots.literalsIn([...startTexts(tape.meta), ...exchanges.flatMap(typedText)])
  return { ...tape, meta: literal.length === 0 ? tape.meta : { ...tape.meta, literal }, exchanges }
}

function startTexts({ args, env, cwd, path }: TapeMeta): string[] {
  return [...args, ...Object.values(env), cwd, ...(path === undefined ? [] : [path])]
}

function typedText({ input }: Exchange): string[] {
  return 'dataText' in input && input.dataText !== null ? [input.dataText] : []
}

function named(exchange: Exchange, roots: Roots): Exchange {
  const { prompt } = exchange.pre
  return {
    ...exchange,
    pre: { ...exchange.pre, prompt: prompt === null ? null : roots.named(prompt) },
    input: namedInput(exchange.input, roots),
    output: { ...exchange.output, chunks: namedChunks(exchange.output.chunks, roots) },
  }
}

function namedInput(input: TapeInput, roots: Roots): TapeInput {
  if (!('dataText' in input) || input.dataText === null || input.kind === 'reply') return input
  return { ...input, dataText: roots.named(input.dataText) }
}

/** A path may be cut between two chunks: then all of its name is in the first. */
function namedChunks(chunks: readonly Chunk[], roots: Roots): Chunk[] {
  const fresh = chunks.map((chunk) => namedChunk(chunk, roots))
  for (let index = 1; index < chunks.length; index++) {
    const [one, other] = [chunks[index - 1], chunks[index]]
    if (one === undefined || other === undefined || one.stream !== other.stream) continue
    if (!('text' in one) || !('text' in other)) continue
    const [head, tail] = [one.text.join('').slice(-pathCharsMax), other.text.join('').slice(0, pathCharsMax)]
    const [front, back] = [roots.named(head), roots.named(tail)]
    const whole = roots.named(head + tail)
    if (whole === front + back) continue
    let kept = 0
    while (kept < back.length && back.at(-1 - kept) === whole.at(-1 - kept)) kept++
    fresh[index - 1] = withEnd(one, head.length, whole.slice(0, whole.length - kept), roots)
    fresh[index] = withText(
      other,
      back.slice(back.length - kept) + roots.named(other.text.join('').slice(tail.length)),
    )
    // A path over three chunks is one nobody prints.
    index++
  }
  return fresh
}

const pathCharsMax = 512

function withEnd(chunk: Chunk, chars: number, end: string, roots: Roots): Chunk {
  const text = 'text' in chunk ? chunk.text.join('') : ''
  return withText(chunk, roots.named(text.slice(0, text.length - chars)) + end)
}

function withText(chunk: Chunk, text: string): Chunk {
  const { delay_ms, stream } = chunk
  return {
    delay_ms,
    ...(stream === undefined ? {} : { stream }),
    ...payloadOfBytes(Buffer.from(text, 'utf8')),
  }
}

function namedChunk(chunk: Chunk, roots: Roots): Chunk {
  if (!('text' in chunk)) return chunk
  const text = chunk.text.join('')
  const fresh = roots.named(text)
  return fresh === text ? chunk : withText(chunk, fresh)
}
