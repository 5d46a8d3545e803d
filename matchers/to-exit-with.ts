import type { Exit } from '../src/errors.ts'
import { OptionError } from '../src/errors.ts'
import { describeExit } from '../src/session/failures.ts'
import { eventually, type MatcherContext, type Verdict } from './judge.ts'
import { checkWaiting, type WaitOptions, waitUntil } from './patience.ts'
import { internalsOf } from '../src/session/internals.ts'

/** As the system names it: `SIGTERM`. */
export type SignalName = `SIG${string}`

export type ToExitWithOptions = WaitOptions

/** The program ends, now or soon, with this exit code or by this signal. */
export function toExitWith(
  this: MatcherContext,
  received: unknown,
  how: number | { signal: SignalName },
  options: ToExitWithOptions = {},
): Promise<Verdict> {
  const expected = exitOf(how)
  checkWaiting(options)
  return eventually(this, toExitWith, received, async (session) => {
    const waited = await waitUntil(session, () => internalsOf(session).ended !== undefined, options)
    const exit = internalsOf(session).ended
    return {
      pass: exit !== undefined && exit.code === expected.code && exit.signal === expected.signal,
      call: `toExitWith(${typeof how === 'number' ? how : `{ signal: '${how.signal}' }`})`,
      expected: { who: 'the program', to: `end with ${describeExit(expected)}` },
      received: exit === undefined ? 'a program that still runs' : describeExit(exit),
      waited,
    }
  })
}

function exitOf(how: number | { signal: string }): Exit {
  if (typeof how === 'number') {
    if (!Number.isInteger(how)) throw new OptionError('exit code', how, 'a whole number')
    return { code: how, signal: null }
  }
  if (typeof how?.signal !== 'string')
    throw new OptionError('exit', how, 'an exit code or { signal: "SIGTERM" }')
  if (!/^SIG[A-Z0-9]+$/.test(how.signal))
    throw new OptionError('signal', how.signal, 'a signal name such as "SIGTERM"', {
      hint: `Did you mean { signal: 'SIG${how.signal.toUpperCase().replace(/^SIG/, '')}' }?`,
    })
  return { code: null, signal: how.signal }
}
