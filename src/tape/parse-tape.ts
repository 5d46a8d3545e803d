import { isUtf8 } from 'node:buffer'
import type { Problem } from '../errors.ts'
import { tapeBytesMax } from '../limits.ts'
import { type Comment, derivedMark, markInputs } from './comments.ts'
import { isTape } from './guard.ts'
import type { ParsedTape, ParseOptions } from './parsed-tape.ts'
import { scan } from './scan.ts'

/**
 * Reads a tape from the bytes or the text of its file.
 *
 * Plain JSON with comments before it and on lines of their own, which is what `printTape` writes, costs JSON.parse and one
 * pass over the result. Everything else (hand-edited JSON5, older chunks, mistakes) takes a slower way that loads a
 * JSON5 parser and zod. One signature serves both, hence the promise.
 */
export async function parseTape(
  source: string | Uint8Array,
  options: ParseOptions = {},
): Promise<ParsedTape> {
  const text = typeof source === 'string' ? source : decoded(source)
  if (typeof text !== 'string') return refused(text)
  return quickly(text) ?? (await import('./diagnose.ts')).diagnose(text, options)
}

/** Leading blanks and comments of a file that goes on as JSON. */
const leading = /^\uFEFF?(?:[ \t\r\n]+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/
const eachComment = /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\//g

/** A line that holds a comment only. No string of JSON reaches over a line feed, so none is taken for one. */
const commentLine = /(?<=[\n\r])[ \t]*\/\/[^\n\r\u2028\u2029]*/g

function quickly(text: string): ParsedTape | undefined {
  const [head = ''] = leading.exec(text) ?? []
  const body = text.slice(head.length)
  const plain = json(body)
  const tape = plain ?? json(body.replace(commentLine, ''))
  if (!isTape(tape)) return undefined
  // Where the comments inside stand matters to a rewrite only.
  const comments = (): Comment[] =>
    plain === undefined ? markInputs(scan(text).comments, tape) : commentsOf(head)
  return {
    ok: true,
    tape,
    get comments() {
      return comments()
    },
    warnings: [],
  }
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
