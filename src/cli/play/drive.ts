import type { Exit } from '../../errors.ts'
import { fromTape } from '../../session/taped-input.ts'
import { internalsOf } from '../../session/internals.ts'
import type { Session } from '../../session/session.ts'
import type { Input } from '../../session/transport.ts'
import type { Exchange, Tape, TapeInput } from '../../tape/tape.ts'
import { shown } from './shown.ts'
import { Typist } from './typist.ts'

/** What becomes of an input the tape does not have: `refuse` ends with it, `pass` hands it to the session all the same. */
export type Otherwise = 'refuse' | 'pass'

/**
 * Lets whoever holds our standard input and output talk to a session that plays a tape, key by key as to the program itself. Gives how the
 * program ended, or what was typed and is not on the tape.
 */
export async function drive(
  session: Session,
  tape: Tape,
  otherwise: Otherwise,
): Promise<{ exit: Exit } | { missed: string; expected: string | undefined }> {
  const typist = new Typist(tape.exchanges, tape.meta.pty === null ? '\n' : '\r')
  const { stdin } = process
  const isTerminal = stdin.isTTY
  for (const input of follows(tape, tape.exchanges[0])) await internalsOf(session).give(input, '')
  const silence = session.log({ read: (text) => void process.stdout.write(isTerminal ? shown(text) : text) })
  if (isTerminal) stdin.setRawMode(true)
  let live = false
  let last: Promise<void> = Promise.resolve()
  try {
    return await new Promise((resolve, reject) => {
      const then = (act: () => Promise<void>): void => {
        last = last.then(act)
        last.catch(reject)
      }
      const miss = (other: string): void => {
        if (otherwise === 'refuse') resolve({ missed: other, expected: typist.next })
        else {
          live = true
          then(() => session.send(other))
        }
      }
      const heard = (data: Buffer): void => {
        const text = data.toString('utf8')
        if (live) return then(() => session.send(text))
        // Ctrl+] lets go, as everywhere.
        if (isTerminal && text === '\u001d') return resolve({ exit: { code: 0, signal: null } })
        for (const typed of typist.type(text)) {
          if ('other' in typed) {
            miss(typed.other)
            continue
          }
          const { exchange, text: own } = typed
          const inputs = [asTyped(exchange.input, own), ...follows(tape, exchange)]
          for (const input of inputs) then(() => internalsOf(session).give(input, ''))
          if (otherwise === 'refuse' && typist.next === undefined && tape.exchanges.at(-1)?.exit === null)
            void last.then(() => resolve({ exit: { code: 0, signal: null } }))
        }
      }
      stdin.on('data', heard).on('end', () => {
        if (typist.next === '\u0004') heard(Buffer.from('\u0004'))
        else if (typist.open !== '') miss(typist.open)
        else if (live) then(() => session.sendEof())
        else if (typist.next !== undefined)
          void last.then(() => resolve({ missed: '', expected: typist.next }))
      })
      void session.exit.then((exit) => resolve({ exit }))
    })
  } finally {
    silence()
    stdin.removeAllListeners('data').removeAllListeners('end').pause()
    if (isTerminal) stdin.setRawMode(false)
  }
}

/** An input of the tape with what was really typed: a masked value is known only now. */
function asTyped(input: TapeInput, text: string): Input {
  const given = fromTape(input)
  if (given === undefined) return { kind: 'raw', data: Buffer.from(text) }
  if (!('data' in given)) return given
  return { ...given, data: Buffer.from(given.kind === 'line' ? text.slice(0, -1) : text) }
}

/** What came after an exchange and nobody types: new sizes and signals. */
function follows({ exchanges }: Tape, exchange: Exchange | undefined): Input[] {
  const inputs: Input[] = []
  for (const { input } of exchange === undefined ? [] : exchanges.slice(exchanges.indexOf(exchange) + 1)) {
    if (input.kind === 'reply') continue
    if (input.kind !== 'resize' && input.kind !== 'signal') break
    inputs.push(input)
  }
  return inputs
}
