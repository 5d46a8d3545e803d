import JSON5 from 'json5'
import { type Problem, show, isError } from '../errors.ts'
import { tapeDepthMax } from '../limits.ts'
import { commentsIn } from './comments-in.ts'
import { markInputs, type Path } from './comments.ts'
import { escapeLive } from './escape.ts'
import { annotationsDepth } from './fields.ts'
import { cutOff, type Fault, tooDeep } from './first-fault.ts'
import { isTape } from './guard.ts'
import { type Issue, issuesIn } from './issues.ts'
import { tooDeepAt } from './json5-tokens.ts'
import { locate } from './locate.ts'
import { conflictWords, newerWords } from './problem-words.ts'
import { migrate } from './migrate.ts'
import type { ParsedTape, ParseOptions } from './parsed-tape.ts'
import { modernizeChunks } from './older-chunk.ts'

/**
 * The slow way to read a tape: accepts JSON5 as people write it, or says what is wrong and where. Loaded only when
 * the quick way gave up, for what it imports.
 *
 * @param json what `source` holds as JSON; undefined where it is none
 */
export function diagnose(source: string, json: unknown, options: ParseOptions): ParsedTape {
  if (source.trim() === '') return { ok: false, problems: [problem('the file is empty', [], 1, 1)] }
  const read = json === undefined ? json5(source) : { value: json }
  if ('problem' in read) return { ok: false, problems: [read.problem] }
  const { value } = read
  const newer = newerVersion(value)
  if (newer !== undefined) return { ok: false, problems: located([newer], source) }

  migrate(value)
  modernizeChunks(value)
  const { first, count, dropped } = issuesIn(value, options.lax === true)
  if (count === 0 && isTape(value)) {
    const comments = markInputs(commentsIn(source), value)
    return { ok: true, tape: value, comments, warnings: located(dropped, source) }
  }
  const problems = located(first, source)
  if (count > first.length) problems.push(problem(`and ${count - first.length} more problems`, [], 1, 1))
  return { ok: false, problems: problems.length > 0 ? problems : [problem('is not a tape', [], 1, 1)] }
}

/** What is wrong with the text of a large tape, which is read as JSON with comments on lines of their own and in no other way. */
export function diagnoseLarge(source: string, { at, message }: Fault): ParsedTape {
  const place = placed({ at, message: message === cutOff ? message : `${message}; ${plainOnly}` }, [], source)
  return { ok: false, problems: [conflictBefore(source, place.line) ?? place] }
}

const depthMax = tapeDepthMax + annotationsDepth

const plainOnly = 'a tape of over 4 MB has to be plain JSON, with comments on lines of their own'

function json5(source: string): { value: unknown } | { problem: Problem } {
  const deep = tooDeepAt(source, depthMax)
  if (deep !== undefined) return { problem: placed({ at: deep, message: tooDeep(depthMax) }, [], source) }
  try {
    return { value: JSON5.parse<unknown>(source) }
  } catch (error) {
    const text = isError(error) ? error.message : String(error)
    const message = /invalid end of input/.test(text)
      ? cutOff
      : escapeLive(text.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, ''))
    const [line, column] = placeOf(error, source)
    return { problem: conflictBefore(source, line) ?? problem(message, [], line, column) }
  }
}

/** The markers git leaves in a file are what is wrong with it, wherever before or right after them a parser stops. */
function conflictBefore(source: string, line: number): Problem | undefined {
  const found = /^(?:<{7}|={7}|>{7})(?: |$)/m.exec(source)
  const conflict = found === null ? Infinity : lineAt(source, found.index)
  return conflict <= line + 1 ? problem(conflictWords, [], conflict, 1) : undefined
}

/** The line, from 1, of an offset. */
function lineAt(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) line++
  return line
}

function placeOf(error: unknown, source: string): [line: number, column: number] {
  const line: unknown = Reflect.get(Object(error), 'lineNumber')
  const column: unknown = Reflect.get(Object(error), 'columnNumber')
  if (typeof line !== 'number' || typeof column !== 'number') return [1, 1]
  // The parser counts an unexpected line break as column 0 of the next line; for a reader it ends the line before.
  return column > 0 ? [line, column] : [line - 1, (source.split('\n')[line - 2]?.length ?? 0) + 1]
}

function newerVersion(value: unknown): Issue | undefined {
  const version: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined
  if (typeof version !== 'number' || !(version > 1)) return undefined
  const message = `the tape has version ${show(version)}, ${newerWords}; this one reads version 1`
  return { path: ['version'], message }
}

function located(issues: readonly Issue[], source: string): Problem[] {
  if (issues.length === 0) return []
  const offsets = locate(
    source,
    issues.map(({ path }) => path),
  )
  return issues.map(({ message, path }, index) => placed({ at: offsets[index] ?? 0, message }, path, source))
}

function placed({ at, message }: Fault, path: Path, source: string): Problem {
  const column = at - (at === 0 ? -1 : source.lastIndexOf('\n', at - 1))
  return problem(message, path, lineAt(source, at), column)
}

function problem(message: string, path: Path, line: number, column: number): Problem {
  return { message: escapeLive(message), line, column, path: pathText(path) }
}

function pathText(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (/^[A-Za-z_$][\w$]*$/.test(step)) text += text === '' ? step : `.${step}`
    else text += `[${show(step)}]`
  }
  return text
}
