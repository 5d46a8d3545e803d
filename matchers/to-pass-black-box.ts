import { OptionError } from '../src/errors.ts'
import type { BlackBoxOptions } from '../src/blackbox/black-box-tester.ts'
import { captureCallSite } from '../src/session/call-site.ts'
import { Session } from '../src/session/session.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'

export interface ToPassBlackBoxOptions extends BlackBoxOptions {
  args?: readonly string[]
}

/** The program, given by its command or by a function that opens a session of it, passes the black-box tests; from its tapes where no program may run. */
export function toPassBlackBox(
  this: MatcherContext,
  received: unknown,
  options: ToPassBlackBoxOptions = {},
): Promise<Verdict> {
  return later(this, captureCallSite(toPassBlackBox), received, judge(received, options))
}

async function judge(received: unknown, options: ToPassBlackBoxOptions): Promise<Judgement> {
  const { command, args: own } = await programOf(received)
  const { args = own, ...given } = options
  const { BlackBoxTester } = await import('../src/blackbox/black-box-tester.ts')
  const tester = new BlackBoxTester(command, args, given)
  const results = await tester.runAllTests()
  const pass = results.every((each) => each.passed)
  return {
    pass,
    call: 'toPassBlackBox()',
    expected: { who: [command, ...args].join(' '), to: 'pass the black-box tests' },
    received: pass ? 'no failure' : tester.report(),
  }
}

/** A session that is made for it tells only what to start: each test starts processes of its own. */
async function programOf(received: unknown): Promise<{ command: string; args: readonly string[] }> {
  if (typeof received === 'string' && received !== '') return { command: received, args: [] }
  const session: unknown = typeof received === 'function' ? await received() : undefined
  if (!(session instanceof Session))
    throw new OptionError(
      'value for toPassBlackBox',
      received,
      'the command of a program, or a function that opens a session of it',
    )
  await session.close()
  return { command: session.command, args: session.args }
}
