import { isUtf8 } from 'node:buffer'
import type { Problem } from '../errors.ts'
import { handEditedCharsMax, tapeBytesMax, tapeDepthMax } from '../limits.ts'
import { type Comment, derivedMark, markInputs } from './comments.ts'
import { annotationsDepth } from './fields.ts'
import { firstFault } from './first-fault.ts'
import { isTape } from './guard.ts'
import type { ParsedTape, ParseOptions } from './parsed-tape.ts'
import { commentsIn } from './comments-in.ts'

/**
 * Reads a tape from the bytes or the text of its file.
 *
 * Plain JSON with comments before it and on lines of their own, which is what `printTape` writes, costs JSON.parse and one
 * pass over the result. Everything else (hand-edited JSON5, older chunks, mistakes) takes a slower way that loads a
 * JSON5 parser and zod. A tape of over 4 MB is read as JSON with such comments only: nobody edits it by hand, and what is wrong with it is
 * told within seconds. One signature serves both, hence the promise.
 */
export async function parseTape(
  source: string | Uint8Array,
  options: ParseOptions = {},
): Promise<ParsedTape> {
  const text = typeof source === 'string' ? source : decoded(source)
  if (typeof text !== 'string') return refused(text)
  const head = headLength(text)
  if (text.length > handEditedCharsMax) {
    const bare = withoutComments(text, head)
    const fault = firstFault(bare, tapeDepthMax + annotationsDepth)
    if (fault !== undefined) return (await import('./diagnose.ts')).diagnoseLarge(bare, fault)
  }
  const plain = json(text.slice(head))
  const value = plain ?? json(withoutComments(text, head))
  if (!isTape(value)) return (await import('./diagnose.ts')).diagnose(text, value, options)
  // Where the comments inside stand matters to a rewrite only.
  const comments = (): Comment[] =>
    plain === undefined ? markInputs(commentsIn(text), value) : commentsOf(text.slice(0, head))
  return {
    ok: true,
    tape: value,
    get comments() {
      return comments()
    },
    warnings: [],
  }
}

/** A blank stretch or a comment before a file goes on as JSON. */
const leading = /\uFEFF|[ \t\r\n]+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\//y
const eachComment = /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\//g

/** A line that holds a comment only. No string of JSON reaches over a line feed, so none is taken for one. */
const commentLine = /(?<=[\n\r])[ \t]*\/\/[^\n\r\u2028\u2029]*/g

// One piece after the other: a repeated group would exhaust the stack on megabytes of comments.
function headLength(text: string): number {
  for (let at = 0; ; at = leading.lastIndex) {
    leading.lastIndex = at
    if (!leading.test(text)) return at
  }
}

/** The same lines with nothing but JSON in them. */
function withoutComments(text: string, head: number): string {
  return text.slice(0, head).replace(/[^\n]+/g, '') + text.slice(head).replace(commentLine, '')
}

function commentsOf(head: string): Comment[] {
  return (head.match(eachComment) ?? [])
    .filter((text) => !text.startsWith(derivedMark))
    .map((text) => ({ text, path: [], where: 'before' }))
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function decoded(bytes: Uint8Array): string | Problem {
  if (bytes.byteLength > tapeBytesMax)
    return atStart(`is ${bytes.byteLength} bytes long; a tape has at most ${tapeBytesMax}`)
  if (!isUtf8(bytes)) return atStart('is binary: a tape is text in UTF-8')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

function atStart(message: string): Problem {
  return { message: `the file ${message}`, line: 1, column: 1, path: '' }
}

function refused(problem: Problem): ParsedTape {
  return { ok: false, problems: [problem] }
}
