import { resolve } from 'node:path'
import { OptionError } from '../src/errors.ts'
import type { SurviveOptions } from '../src/fuzz/survive.ts'
import { captureCallSite } from '../src/session/call-site.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'
import { mayFuzzLive } from './may-fuzz-live.ts'
import { updatePolicy } from './update-policy.ts'

export interface ToSurviveFuzzingOptions extends SurviveOptions {
  args?: readonly string[]
  /** Folder of the tapes that findings are kept on; default `tapes`. */
  tapesFolder?: string
}

/** The program, given by its command, survives what the fuzzer does to it; on CI, its findings on tape are mended. */
export function toSurviveFuzzing(
  this: MatcherContext,
  received: unknown,
  options: ToSurviveFuzzingOptions = {},
): Promise<Verdict> {
  return later(this, captureCallSite(toSurviveFuzzing), received, judge(received, options))
}

async function judge(received: unknown, options: ToSurviveFuzzingOptions): Promise<Judgement> {
  if (typeof received !== 'string' || received === '')
    throw new OptionError('value for toSurviveFuzzing', received, 'the command of a program')
  const { args = [], tapesFolder = 'tapes', ...given } = options
  const { survive } = await import('../src/fuzz/survive.ts')
  const around = {
    tapes: resolve(tapesFolder),
    live: mayFuzzLive(given.live),
    write: updatePolicy() !== 'none',
  }
  const { failures, words } = await survive(received, args, given, around)
  return {
    pass: failures.length === 0,
    call: 'toSurviveFuzzing()',
    expected: { who: [received, ...args].join(' '), to: 'survive fuzzing' },
    received: failures.length === 0 ? 'no failure' : words,
  }
}
