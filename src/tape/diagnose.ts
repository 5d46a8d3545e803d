import JSON5 from 'json5'
import { type Problem, show, isError } from '../errors.ts'
import { tapeProblemsMax } from '../limits.ts'
import { markInputs, type Path } from './comments.ts'
import { escapeLive } from './escape.ts'
import { isTape } from './guard.ts'
import { conflictWords, newerWords } from './problem-words.ts'
import { migrate } from './migrate.ts'
import type { ParsedTape, ParseOptions } from './parsed-tape.ts'
import { pathKey, scan } from './scan.ts'
import { type Issue, tapeIssues } from './schema.ts'
import { modernizeChunks } from './older-chunk.ts'

/**
 * The slow way to read a tape: accepts JSON5 as people write it, or says what is wrong and where. Loaded only when
 * the quick way gave up, for what it imports.
 */
export function diagnose(source: string, options: ParseOptions): ParsedTape {
  if (source.trim() === '') return { ok: false, problems: [problem('the file is empty', [], 1, 1)] }
  const read = json5(source)
  if ('problem' in read) return { ok: false, problems: [read.problem] }
  const { value } = read
  const newer = newerVersion(value)
  const { comments, offsets } = scan(source)
  const locate = (issue: Issue): Problem => located(issue, source, offsets)
  if (newer !== undefined) return { ok: false, problems: [locate(newer)] }

  migrate(value)
  modernizeChunks(value)
  const issues = tapeIssues(value)
  const unknown = options.lax === true ? issues.filter((issue) => issue.unknownField) : []
  for (const { path } of unknown) dropField(value, path)
  const left = unknown.length === 0 ? issues : tapeIssues(value)
  if (left.length === 0 && isTape(value))
    return { ok: true, tape: value, comments: markInputs(comments, value), warnings: unknown.map(locate) }
  const problems = left.slice(0, tapeProblemsMax).map(locate)
  if (left.length > tapeProblemsMax)
    problems.push(problem(`and ${left.length - tapeProblemsMax} more problems`, [], 1, 1))
  return { ok: false, problems: problems.length > 0 ? problems : [problem('is not a tape', [], 1, 1)] }
}

function json5(source: string): { value: unknown } | { problem: Problem } {
  try {
    return { value: JSON5.parse<unknown>(source) }
  } catch (error) {
    const text = isError(error) ? error.message : String(error)
    const message = /invalid end of input/.test(text)
      ? 'the file ends in the middle: it was cut off, or a bracket or quote is not closed'
      : escapeLive(text.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, ''))
    const [line, column] = placeOf(error, source)
    const conflict = source.split('\n').findIndex((each) => /^(?:<{7}|={7}|>{7})(?: |$)/.test(each))
    if (conflict !== -1 && conflict < line) return { problem: problem(conflictWords, [], conflict + 1, 1) }
    return { problem: problem(message, [], line, column) }
  }
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
  return { path: ['version'], message, unknownField: false }
}

function located(issue: Issue, source: string, offsets: ReadonlyMap<string, number>): Problem {
  for (let length = issue.path.length; length >= 0; length--) {
    const offset = offsets.get(pathKey(issue.path.slice(0, length)))
    if (offset === undefined) continue
    const before = source.slice(0, offset)
    const line = before.split('\n').length
    return problem(issue.message, issue.path, line, offset - before.lastIndexOf('\n'))
  }
  return problem(issue.message, issue.path, 1, 1)
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

function dropField(value: unknown, path: Path): void {
  const owner = path.slice(0, -1).reduce<unknown>((each, step) => Reflect.get(Object(each), step), value)
  const name = path.at(-1)
  if (typeof owner === 'object' && owner !== null && name !== undefined) Reflect.deleteProperty(owner, name)
}
