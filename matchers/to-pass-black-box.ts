import { OptionError } from '../src/errors.ts'
import type { BlackBoxOptions } from '../src/blackbox/black-box-tester.ts'
import { captureCallSite } from '../src/session/call-site.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'

export interface ToPassBlackBoxOptions extends BlackBoxOptions {
  args?: readonly string[]
}

/** The program, given by its command, passes the black-box tests; from its tapes where no program may run. */
export function toPassBlackBox(
  this: MatcherContext,
  received: unknown,
  options: ToPassBlackBoxOptions = {},
): Promise<Verdict> {
  return later(this, captureCallSite(toPassBlackBox), received, judge(received, options))
}

async function judge(received: unknown, options: ToPassBlackBoxOptions): Promise<Judgement> {
  if (typeof received !== 'string' || received === '')
    throw new OptionError('value for toPassBlackBox', received, 'the command of a program')
  const { args = [], ...given } = options
  const { BlackBoxTester } = await import('../src/blackbox/black-box-tester.ts')
  const tester = new BlackBoxTester(received, args, given)
  const results = await tester.runAllTests()
  const pass = results.every((each) => each.passed)
  return {
    pass,
    call: 'toPassBlackBox()',
    expected: { who: [received, ...args].join(' '), to: 'pass the black-box tests' },
    received: pass ? 'no failure' : tester.report(),
  }
}
