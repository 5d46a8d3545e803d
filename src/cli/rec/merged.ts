import { bytesOfChunk, bytesOfData } from '../../tape/data.ts'
import type { Exchange } from '../../tape/tape.ts'

/** Exchanges as one, with another input. */
export function merged(all: readonly Exchange[], input: Exchange['input']): Exchange {
  const [first] = all
  const last = all.at(-1)
  if (first === undefined || last === undefined) throw new Error('There is at least one exchange.')
  const files = new Map(all.flatMap((each) => each.files ?? []).map((file) => [file.path, file]))
  const unechoed = all.some(({ annotations }) => annotations['echo'] === false)
  const hidden = all.some(({ annotations }) => annotations['hidden'] === true)
  return {
    pre: first.pre,
    input,
    output: { chunks: all.flatMap(({ output }) => output.chunks) },
    exit: last.exit,
    dur_ms: all.reduce((sum, { dur_ms }) => sum + dur_ms, 0),
    ...(files.size === 0 ? {} : { files: [...files.values()] }),
    annotations: { ...(hidden ? { hidden } : {}), ...(unechoed ? { echo: false } : {}) },
  }
}

export function inputOf({ input }: Exchange): string {
  return 'dataText' in input ? Buffer.from(bytesOfData(input)).toString('utf8') : ''
}

export function outputOf({ output }: Exchange): Buffer {
  return Buffer.concat(output.chunks.map(bytesOfChunk))
}
