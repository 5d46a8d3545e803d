import { concealedIn } from '../src/session/concealed.ts'
import type { Session } from '../src/session/session.ts'
import type { Input } from '../src/session/transport.ts'
import { internalsOf } from '../src/session/internals.ts'

/**
 * What was said in a session, as far as it is retained, in the fields of a tape: so it is read as a tape is, output and input
 * each as one text. What the terminal hid while it was typed is left out, as nobody saw it.
 */
export function documentOf(session: Session): string {
  const begins = [
    { at: 0, typed: '' },
    ...internalsOf(session).sentInputs.map(({ input, at }) => ({ at, typed: typedBy(input) })),
  ]
  const output = internalsOf(session).since(0)
  const from = internalsOf(session).printed - output.length
  const exchanges = begins.map(({ at, typed }, index) => {
    const end = begins[index + 1]?.at ?? internalsOf(session).printed
    const text = output.slice(Math.max(0, at - from), Math.max(0, end - from))
    return { input: { dataText: typed }, output: { chunks: [{ text: [text] }] } }
  })
  return JSON.stringify({ exchanges })
}

function typedBy(input: Input): string {
  if (!('data' in input) || concealedIn(input)?.hidden === true) return '\r'
  return Buffer.from(input.data).toString('utf8') + (input.kind === 'line' ? '\r' : '')
}
