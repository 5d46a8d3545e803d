import { resolve } from 'node:path'
import { OptionError, TapeFormatError } from '../src/errors.ts'
import { captureCallSite } from '../src/session/call-site.ts'
import { parseTape } from '../src/tape/parse-tape.ts'
import { readTape } from '../src/tape/tape-file.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'

/** The file at a path is a tape, or the value is one: every field known and in its bounds. */
export function toBeValidTape(this: MatcherContext, received: unknown): Promise<Verdict> {
  return later(this, captureCallSite(toBeValidTape), received, judge(received))
}

async function judge(received: unknown): Promise<Judgement> {
  const wrong = await problems(received)
  return {
    pass: wrong.length === 0,
    call: 'toBeValidTape()',
    expected: { who: typeof received === 'string' ? received : 'the value', to: 'be a valid tape' },
    received: wrong.length === 0 ? 'a valid tape' : wrong.join('\n'),
  }
}

async function problems(received: unknown): Promise<string[]> {
  if (typeof received === 'string') return problemsOfFile(received)
  if (typeof received !== 'object' || received === null)
    throw new OptionError('value for toBeValidTape', received, 'the path of a tape, or a tape')
  const parsed = await parseTape(JSON.stringify(received, null, 2))
  return parsed.ok
    ? []
    : parsed.problems.map(({ path, message }) => `${path === '' ? '' : `${path}: `}${message}`)
}

async function problemsOfFile(path: string): Promise<string[]> {
  try {
    return (await readTape(resolve(path))) === undefined ? [`no file ${path}`] : []
  } catch (error) {
    if (!(error instanceof TapeFormatError)) throw error
    return error.problems.map(
      ({ line, column, path: at, message }) =>
        `${path}:${line}:${column} ${at === '' ? '' : `${at}: `}${message}`,
    )
  }
}
