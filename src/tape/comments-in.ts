import { tapeDepthMax } from '../limits.ts'
import { type Comment, derivedMark, type Path } from './comments.ts'
import { annotationsDepth } from './fields.ts'
import { endOfString, keyOf } from './json5-tokens.ts'

/**
 * Walks over a JSON5 text for what a JSON5 parser does not keep: its comments, each with its place. It judges nothing and never throws:
 * on a broken text it finds what it can.
 */
export function commentsIn(source: string): Comment[] {
  const scanner = new Scanner(source)
  scanner.run()
  return scanner.comments
}

interface Frame {
  path: Path
  list: boolean
  /** Items met so far, in a list. */
  count: number
  /** The field whose value has not ended, in an object. */
  key: string | undefined
  /** The child that ended last. */
  done: Path | undefined
  /** Whether a comma has followed it. */
  comma: boolean
}

const pathStepsMax = tapeDepthMax + annotationsDepth

const space = /[\s\uFEFF]+/y
const comment = /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?(?:\*\/|$)/y
const word = /[^\s\uFEFF,:{}[\]"'/]+/y
const restOfLine = /(?:[^\S\n]|\/\*[\s\S]*?\*\/)*(?:\/\/|\n|[\]}]|$)/y

class Scanner {
  readonly comments: Comment[] = []
  private readonly source: string
  private at = 0
  private readonly frames: Frame[] = [frame([], false)]
  /** Comments whose place shows only at the next token. */
  private waiting: string[] = []
  private newLine = true

  constructor(source: string) {
    this.source = source
  }

  run(): void {
    while (this.at < this.source.length) this.step()
    this.place(this.waiting, this.top.path, this.top.done === undefined ? 'end' : 'after')
  }

  private step(): void {
    const { source } = this
    const spaces = this.take(space)
    if (spaces !== undefined) {
      if (spaces.includes('\n')) this.newLine = true
      return
    }
    const text = this.take(comment)
    if (text !== undefined) return this.onComment(text)
    const character = source[this.at] ?? ''
    const start = this.at
    if (character === '"' || character === "'") this.at = endOfString(source, this.at)
    else if (this.take(word) === undefined) this.at++
    this.onToken(character, start)
    this.newLine = false
  }

  private onComment(text: string): void {
    if (text.startsWith(derivedMark)) return
    const { top } = this
    if (top.key !== undefined && !this.isRoot) return this.place([text], this.childPath, 'before')
    const behind = top.done !== undefined && !this.newLine && this.waiting.length === 0
    if (behind && (!top.comma || this.endsLine() || text.startsWith('//')))
      return this.place([text], top.done, 'after')
    this.waiting.push(text)
  }

  private onToken(character: string, start: number): void {
    if (character === '{' || character === '[') {
      const path = this.beginValue()
      this.frames.push(frame(path, character === '['))
    } else if (character === '}' || character === ']') this.close()
    else if (character === ',') {
      this.place(this.waiting, this.top.done, 'after')
      this.top.comma = true
    } else if (character !== ':' && character !== '/') this.onScalar(start)
  }

  private onScalar(start: number): void {
    const { top } = this
    if (!this.isRoot && !top.list && top.key === undefined) {
      top.key = keyOf(this.source.slice(start, this.at))
      this.place(this.waiting, this.childPath, 'before')
      return
    }
    this.endValue(this.beginValue())
  }

  private beginValue(): Path {
    const { top } = this
    // Deeper than any tape: paths would fill the memory, and what is found there belongs to the last owner noted.
    const path = this.isRoot || top.path.length > pathStepsMax ? top.path : this.childPath
    this.place(this.waiting, path, 'before')
    return path
  }

  private endValue(path: Path): void {
    const { top } = this
    top.done = path
    top.comma = false
    top.count++
    top.key = undefined
  }

  private close(): void {
    if (this.isRoot) return
    this.place(this.waiting, this.top.path, 'end')
    const closed = this.frames.pop()
    if (closed !== undefined) this.endValue(closed.path)
  }

  private place(texts: string[], path: Path | undefined, where: Comment['where']): void {
    for (const text of texts) this.comments.push({ text, path: path ?? this.top.path, where })
    if (texts === this.waiting) this.waiting = []
  }

  private endsLine(): boolean {
    restOfLine.lastIndex = this.at
    return restOfLine.test(this.source)
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [text] = pattern.exec(this.source) ?? []
    if (text !== undefined) this.at += text.length
    return text
  }

  private get childPath(): Path {
    const { top } = this
    return [...top.path, top.list ? top.count : (top.key ?? '')]
  }

  /** The root is a frame that holds one value, the document. */
  private get isRoot(): boolean {
    return this.frames.length === 1
  }

  private get top(): Frame {
    const top = this.frames.at(-1)
    if (top === undefined) throw new Error('The root frame is never closed.')
    return top
  }
}

function frame(path: Path, list: boolean): Frame {
  return { path, list, count: 0, key: undefined, done: undefined, comma: false }
}
