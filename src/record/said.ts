import { bytesOfChunk, payloadOfBytes } from '../tape/data.ts'
import type { Exchange } from '../tape/tape.ts'
import type { Turn } from '../tape/turns-of.ts'

/** A turn's exchanges, with what was said on each stream told in another way. What stays as it is stays byte for byte. */
export function said({ exchanges }: Turn, tell: (text: string) => string): readonly Exchange[] {
  const told = streams.map((stream) => {
    const chunks = exchanges
      .flatMap(({ output }) => output.chunks)
      .filter((chunk) => (chunk.stream ?? 'stdout') === stream)
    const text = Buffer.concat(chunks.map(bytesOfChunk)).toString('utf8')
    return { stream, text, told: tell(text) }
  })
  const [first, ...others] = exchanges
  if (first === undefined || told.every(({ text, told: same }) => text === same)) return exchanges
  const chunks = told.flatMap(({ stream, told: text }) =>
    text === ''
      ? []
      : [
          {
            delay_ms: 0,
            ...(stream === 'stderr' ? { stream } : {}),
            ...payloadOfBytes(Buffer.from(text, 'utf8')),
          },
        ],
  )
  return [
    { ...first, output: { ...first.output, chunks } },
    ...others.map((each) => ({ ...each, output: { ...each.output, chunks: [] } })),
  ]
}

const streams = ['stdout', 'stderr'] as const
