import { isUtf8 } from 'node:buffer'
import { wordsOfCommand } from '../tape/command-line.ts'
import { exitCodeMax, forbiddenKey } from '../tape/fields.ts'
import { type ImportedTape, instantOf, isSide, Problems, sourceBytes } from './imported.ts'
import { type Happening, type RecordingFacts, tapeOf } from './timeline.ts'

/**
 * Reads a recording of asciinema, version 2 or 3, as a tape. Output becomes chunks, recorded input and resizes become
 * exchanges, markers are kept as annotations; events of unknown kinds are passed over with a warning.
 *
 * Sources: https://docs.asciinema.org/manual/asciicast/v2/ and /v3/.
 */
export function parseAsciicast(source: string | Uint8Array): ImportedTape {
  const problems = new Problems()
  const warnings = new Problems()
  const bytes = sourceBytes(source, problems)
  if (bytes !== undefined && !isUtf8(bytes)) problems.add('the file is binary: an asciicast is text in UTF-8')
  if (bytes === undefined || problems.list.length > 0) return problems.refused()
  const [first = '', ...lines] = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const header = headerOf(first, problems)
  if (header === undefined) return problems.refused()
  const happenings: Happening[] = []
  let lastUs = 0
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const happening = eventOf(line, index + 2, header.version === 3 ? lastUs : undefined, {
      problems,
      warnings,
    })
    if (happening === undefined) continue
    if (happening.atUs < lastUs) problems.add('the time goes back', index + 2, 2)
    lastUs = happening.atUs
    if (happening.kind !== 'nothing') happenings.push(happening)
  }
  if (problems.list.length > 0) return problems.refused()
  return { ok: true, tape: tapeOf(happenings, header.facts), warnings: warnings.list }
}

interface Header {
  version: 2 | 3
  facts: RecordingFacts
}

function headerOf(line: string, problems: Problems): Header | undefined {
  const fields = json(line)
  if (!isRecord(fields)) {
    problems.add('the first line is not a JSON object, the header of an asciicast')
    return undefined
  }
  const { version, timestamp, command, title, env } = fields
  if (version !== 2 && version !== 3) {
    problems.add(
      `asciicast version ${JSON.stringify(version) ?? 'none'} is not known; 2 and 3 are`,
      1,
      1,
      'version',
    )
    return undefined
  }
  const term = version === 3 && isRecord(fields['term']) ? fields['term'] : {}
  const [cols, rows] = version === 3 ? [term['cols'], term['rows']] : [fields['width'], fields['height']]
  if (!isSide(cols) || !isSide(rows)) {
    problems.add('the size of the terminal is missing, or not two numbers from 1 to 65535')
    return undefined
  }
  const variables = stringsOf(env)
  if (typeof term['type'] === 'string') variables['TERM'] ??= term['type']
  const createdAt = typeof timestamp === 'number' ? instantOf(timestamp * 1_000) : undefined
  const shell = variables['SHELL'] ?? 'sh'
  return {
    version,
    facts: {
      ...wordsOfCommand(typeof command === 'string' && command.trim() !== '' ? command : shell),
      env: variables,
      pty: { rows, cols },
      ...(createdAt === undefined ? {} : { createdAt }),
      tag: typeof title === 'string' ? title : null,
      recorder: `asciicast ${version}`,
    },
  }
}

type Read = Happening | { atUs: number; kind: 'nothing' }

/** @param sinceUs the time of the event before, where times are counted from it */
function eventOf(
  line: string,
  at: number,
  sinceUs: number | undefined,
  { problems, warnings }: { problems: Problems; warnings: Problems },
): Read | undefined {
  const event = json(line)
  if (!Array.isArray(event) || event.length !== 3) {
    problems.add('is not an event: a list of time, code and data', at)
    return undefined
  }
  const [seconds, code, data]: unknown[] = event
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds < secondsMax)) {
    problems.add('the time is not a number of seconds', at, 2)
    return undefined
  }
  if (typeof code !== 'string' || typeof data !== 'string') {
    problems.add('the code and the data of an event are text', at)
    return undefined
  }
  const atUs = Math.round(seconds * 1_000_000) + (sinceUs ?? 0)
  const happening = happeningOf(code, data, atUs)
  if (typeof happening === 'string') problems.add(happening, at)
  else if (happening.kind === 'nothing')
    warnings.add(`events of kind ${JSON.stringify(code)} are passed over`, at)
  return typeof happening === 'string' ? undefined : happening
}

/** Longest time, a year: beyond, microseconds would soon be no exact numbers any more. */
const secondsMax = 31_536_000

function happeningOf(code: string, data: string, atUs: number): Read | string {
  if (code === 'o') return { atUs, kind: 'output', bytes: Buffer.from(data) }
  if (code === 'i') return { atUs, kind: 'input', bytes: Buffer.from(data) }
  if (code === 'm') return { atUs, kind: 'marker', label: data }
  if (code === 'r') {
    const [, cols, rows] = /^(\d{1,5})x(\d{1,5})$/.exec(data) ?? []
    const size = { cols: Number(cols), rows: Number(rows) }
    return isSide(size.cols) && isSide(size.rows)
      ? { atUs, kind: 'resize', ...size }
      : 'a resize is written as 80x24'
  }
  if (code === 'x') {
    const isCode = /^\d{1,10}$/.test(data) && Number(data) <= exitCodeMax
    return isCode ? { atUs, kind: 'exit', code: Number(data) } : 'the exit status is not a whole number'
  }
  return { atUs, kind: 'nothing' }
}

function json(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function stringsOf(value: unknown): Record<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : []
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] => entry[0] !== forbiddenKey && typeof entry[1] === 'string',
    ),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
