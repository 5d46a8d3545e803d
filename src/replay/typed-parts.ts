import { keysOfBytes } from '../session/keys-of.ts'
import type { Input } from '../session/transport.ts'
import type { Exchange } from '../tape/tape.ts'
import type { Recorded } from './order.ts'

/**
 * In which parts a tape has what was typed key by key, if not as a whole: on older tapes each key is an exchange, and a program may have
 * ended before it had all of them.
 *
 * @param first the exchange that would answer a part
 * @returns undefined where the tape does not have it
 */
export function typedParts(
  { data }: Extract<Input, { kind: 'keys' }>,
  exchanges: readonly Exchange[],
  recorded: Recorded,
  first: (part: Input) => number | undefined,
): Input[] | undefined {
  const keys = keysOfBytes(data)
  for (let count = keys.length - 1; count > 0; count--) {
    const part: Input = { kind: 'keys', data: Buffer.concat(keys.slice(0, count)) }
    const index = first(part)
    if (index !== undefined && exchanges[index]?.exit !== null)
      return [part, { kind: 'keys', data: Buffer.concat(keys.slice(count)) }]
  }
  const single = keys.map((key): Input => ({ kind: 'raw', data: key }))
  const begin = single[0] && first(single[0])
  if (begin === undefined) return undefined
  let at = begin
  for (const key of single.slice(1)) {
    if (exchanges[at]?.exit !== null) break
    do at++
    while (recorded.inputAt(at)?.kind === 'reply')
    if (!recorded.isSame(at, key)) return undefined
  }
  return single
}
