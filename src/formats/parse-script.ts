import { wordsOfCommand } from '../tape/command-line.ts'
import { exitCodeMax } from '../tape/fields.ts'
import { type ImportedTape, instantOf, isSide, Problems, sourceBytes } from './imported.ts'
import { type Happening, type RecordingFacts, tapeOf } from './timeline.ts'

/** The files `script` of util-linux writes. */
export interface ScriptLogs {
  /** From `--log-timing` or `-T`: either of its two formats. */
  timing: string | Uint8Array
  /** The typescript: from `--log-out`, or `--log-io`, which holds the input too. */
  output: string | Uint8Array
  /** From `--log-in`; left out where there was none, or where it is the same file as the output. */
  input?: string | Uint8Array
}

/**
 * Reads a recording of `script` as a tape. The simple timing format knows output only; the advanced one also input,
 * signals, size, command and exit code. The first line of a log is the date and no output, as scriptreplay(1) has it.
 *
 * @param facts what the recording itself does not say, or says wrongly
 */
export function parseScript(logs: ScriptLogs, facts: Partial<RecordingFacts> = {}): ImportedTape {
  const problems = new Problems()
  const warnings = new Problems()
  const timing = sourceBytes(logs.timing, problems, 'timing')?.toString('utf8') ?? ''
  const output = logOf(logs.output, problems, 'output')
  // Without an input log of its own, input is in the output log, if it was logged at all.
  const input = logs.input === undefined ? output : logOf(logs.input, problems, 'input')
  const reading: Reading = { happenings: [], headers: new Map(), atUs: 0, output, input, problems, warnings }
  if (problems.list.length === 0)
    for (const [index, line] of timing.split('\n').entries())
      if (line.trim() !== '') readLine(line.replace(/\r$/, ''), index + 1, reading)
  if (problems.list.length === 0 && reading.atUs === 0 && reading.happenings.length === 0)
    problems.add('the timing holds no output and no input', 1, 1, 'timing')
  if (problems.list.length > 0) return problems.refused()
  const tape = tapeOf(reading.happenings, { ...factsOf(reading.headers), ...facts })
  return { ok: true, tape, warnings: warnings.list }
}

interface Log {
  name: string
  bytes: Buffer
  at: number
}

interface Reading {
  happenings: Happening[]
  headers: Map<string, string>
  atUs: number
  output: Log
  input: Log
  problems: Problems
  warnings: Problems
}

function logOf(source: string | Uint8Array, problems: Problems, name: string): Log {
  const bytes = sourceBytes(source, problems, name) ?? Buffer.alloc(0)
  const firstLine = bytes.indexOf('\n') + 1
  if (firstLine === 0) problems.add('the log has no first line, which says when it was started', 1, 1, name)
  return { name, bytes, at: firstLine }
}

const eachEntry = /^(?:([OISH]) +)?(\d+(?:\.\d+)?) +(.*)$/

function readLine(line: string, at: number, reading: Reading): void {
  const [, kind = 'O', seconds = '', rest = ''] = eachEntry.exec(line) ?? []
  const elapsedUs = Math.round(Number(seconds) * 1_000_000)
  if (seconds === '' || !Number.isSafeInteger(reading.atUs + elapsedUs))
    return reading.problems.add('is not an entry of a timing file: kind, seconds, value', at, 1, 'timing')
  reading.atUs += elapsedUs
  if (kind === 'H') readHeader(rest, at, reading)
  else if (kind === 'S') readSignal(rest, at, reading)
  else readData(kind === 'O' ? 'output' : 'input', rest, at, reading)
}

function readData(kind: 'output' | 'input', rest: string, at: number, reading: Reading): void {
  const { atUs, problems } = reading
  const log = reading[kind]
  if (!/^\d{1,12}$/.test(rest)) return problems.add('is not a number of bytes', at, 1, 'timing')
  const end = log.at + Number(rest)
  if (end > log.bytes.length)
    return problems.add(`needs ${rest} bytes, but the ${log.name} log ends before`, at, 1, 'timing')
  const bytes = Buffer.from(log.bytes.subarray(log.at, end))
  log.at = end
  reading.happenings.push({ atUs, kind, bytes })
}

/** `SIGWINCH ROWS=24 COLS=80`, or another signal that `script` received. */
function readSignal(rest: string, at: number, { atUs, happenings, problems, warnings }: Reading): void {
  const [, signal = '', rows, cols] = /^(SIG[A-Z0-9+-]{1,29})(?: ROWS=(\d+) COLS=(\d+))?$/.exec(rest) ?? []
  const size = { rows: Number(rows), cols: Number(cols) }
  if (signal === '') problems.add('is no signal', at, 1, 'timing')
  else if (signal !== 'SIGWINCH') happenings.push({ atUs, kind: 'signal', signal })
  else if (isSide(size.rows) && isSide(size.cols)) happenings.push({ atUs, kind: 'resize', ...size })
  else warnings.add('a change of size without a size is passed over', at, 1, 'timing')
}

function readHeader(rest: string, at: number, { atUs, happenings, headers, problems }: Reading): void {
  const [, name = '', value = ''] = /^([A-Z_]+) ?(.*)$/.exec(rest) ?? []
  if (name === '') return problems.add('is not a header: a name and a value', at, 1, 'timing')
  headers.set(name, value)
  if (name !== 'EXIT_CODE') return
  if (!/^\d{1,10}$/.test(value) || Number(value) > exitCodeMax)
    return problems.add('the exit code is not a whole number', at, 1, 'timing')
  happenings.push({ atUs, kind: 'exit', code: Number(value) })
}

function factsOf(headers: ReadonlyMap<string, string>): RecordingFacts {
  const command = headers.get('COMMAND') ?? headers.get('SHELL') ?? 'sh'
  const [rows, cols] = [Number(headers.get('LINES')), Number(headers.get('COLUMNS'))]
  const createdAt = instantOf(Date.parse((headers.get('START_TIME') ?? '').replace(' ', 'T')))
  const term = headers.get('TERM')
  return {
    ...wordsOfCommand(command),
    env: term === undefined ? {} : { TERM: term },
    ...(isSide(rows) && isSide(cols) ? { pty: { rows, cols } } : {}),
    ...(createdAt === undefined ? {} : { createdAt }),
    recorder: 'script (util-linux)',
  }
}
