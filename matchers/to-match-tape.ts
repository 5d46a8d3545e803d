import { resolve } from 'node:path'
import { OptionError, TapeFileError } from '../src/errors.ts'
import { captureCallSite } from '../src/session/call-site.ts'
import { Session } from '../src/session/session.ts'
import { isTape } from '../src/tape/guard.ts'
import type { Tape } from '../src/tape/tape.ts'
import { readTape } from '../src/tape/tape-file.ts'
import { textOfSession, textOfTape } from './conversation-text.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'
import { checkWaiting, type Waited, type WaitOptions, waitUntil } from './patience.ts'

/**
 * The same was said as on a tape: the same inputs, the same output without its escape sequences, the same end. A session
 * is awaited until it has caught up with the tape; a tape, or the path of one, is compared at once. Times do not count.
 */
export function toMatchTape(
  this: MatcherContext,
  received: unknown,
  tape: string | Tape,
  options: WaitOptions = {},
): Promise<Verdict> {
  const site = captureCallSite(toMatchTape)
  checkWaiting(options)
  return later(this, site, received, judge(received, tape, this.isNot === true, options))
}

async function judge(
  received: unknown,
  tape: string | Tape,
  isNot: boolean,
  options: WaitOptions,
): Promise<Judgement> {
  const expected = textOfTape(await tapeOf(tape, 'tape'))
  let actual: () => string
  let waited: Waited | undefined
  if (received instanceof Session) {
    actual = () => textOfSession(received)
    waited = await waitUntil(received, () => (actual() === expected) !== isNot, options)
  } else {
    const other = textOfTape(await tapeOf(received, 'value for toMatchTape'))
    actual = () => other
  }
  const said = actual()
  return {
    pass: said === expected,
    call: `toMatchTape(${typeof tape === 'string' ? JSON.stringify(tape) : 'tape'})`,
    expected: {
      who: 'the conversation',
      to: `be the one on ${typeof tape === 'string' ? tape : 'the tape'}`,
    },
    received: said === expected ? 'the same' : firstDifference(expected, said),
    waited,
    diff: { expected, actual: said },
  }
}

/**
 * A tape by itself, or read from its file.
 *
 * @throws OptionError, TapeFileError, TapeFormatError
 */
export async function tapeOf(value: unknown, option: string): Promise<Tape> {
  if (typeof value !== 'string') {
    if (isTape(value)) return value
    throw new OptionError(option, value, 'a session, a tape, or the path of one')
  }
  const file = await readTape(resolve(value))
  if (file !== undefined) return file.tape
  throw new TapeFileError(value, `There is no tape ${value}.`, {
    hint: 'A path is relative to the current folder. The fixture tape.folder has the absolute folder of the tapes.',
  })
}

function firstDifference(expected: string, said: string): string {
  const [wanted, got] = [expected.split('\n'), said.split('\n')]
  const at = wanted.findIndex((line, index) => line !== got[index])
  const index = at === -1 ? wanted.length : at
  return `another one, from line ${index + 1} on\n  tape: ${shown(wanted[index])}\n  here: ${shown(got[index])}`
}

function shown(line: string | undefined): string {
  return line === undefined ? 'nothing more' : JSON.stringify(line)
}
