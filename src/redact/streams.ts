import type { Passage } from './passage.ts'

/** Passages read as one text. */
export interface Stream {
  text: string
  members: Member[]
}

export interface Member {
  /** Which passage. */
  index: number
  /** Where it begins in the stream. */
  start: number
  end: number
}

/** A change to a stream: what is at `[start, end)` becomes `insert`. */
export interface Edit {
  start: number
  end: number
  insert: string
}

/** Joins passages into their streams. One without a stream is a stream of its own. */
export function joinStreams(passages: readonly Passage[]): Stream[] {
  const streams = new Map<string | number, { pieces: string[]; length: number; members: Member[] }>()
  for (const [index, { text, stream }] of passages.entries()) {
    const key = stream ?? index
    const joined = streams.get(key) ?? { pieces: [], length: 0, members: [] }
    streams.set(key, joined)
    joined.members.push({ index, start: joined.length, end: joined.length + text.length })
    joined.pieces.push(text)
    joined.length += text.length
  }
  return [...streams.values()].map(({ pieces, members }) => ({ text: pieces.join(''), members }))
}

/** The passage a place in a stream belongs to. */
export function memberAt(stream: Stream, at: number): Member | undefined {
  let low = 0
  let high = stream.members.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stream.members[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return stream.members[low]
}

/** Carries out edits (ascending, apart from each other) and returns the text of every passage of the stream. */
export function applyEdits(stream: Stream, edits: readonly Edit[]): Map<number, string> {
  const texts = new Map<number, string>()
  let next = 0
  for (const { index, start, end } of stream.members) {
    let text = ''
    let done = start
    while (next < edits.length) {
      const edit = edits[next]
      if (edit === undefined || edit.start >= end) break
      text += stream.text.slice(done, Math.max(done, edit.start))
      if (edit.start >= start) text += edit.insert
      done = Math.min(Math.max(done, edit.end), end)
      if (edit.end > end) break
      next += 1
    }
    texts.set(index, text + stream.text.slice(done, end))
  }
  return texts
}
