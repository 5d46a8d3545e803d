import { keyAt } from './key-at.ts'

/**
 * What is typed, key by key, as a person's fingers give it: a key with a name, such as an arrow, is one though it sends several
 * characters, and so is what a person sees as one character, whatever it is made of.
 */
export function keysOf(text: string): string[] {
  const keys: string[] = []
  let plain = ''
  const flush = (): void => {
    for (const { segment } of new Intl.Segmenter().segment(plain)) keys.push(segment)
    plain = ''
  }
  for (let at = 0; at < text.length;) {
    const key = keyAt(text, at)
    if (key === undefined) plain += text.charAt(at++)
    else {
      flush()
      keys.push(text.slice(at, at + key.length))
      at += key.length
    }
  }
  flush()
  return keys
}

/** The keys of an input of kind `keys`, each as it is written to the program. */
export function keysOfBytes(bytes: Uint8Array): Buffer[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return keysOf(text).map((key) => Buffer.from(key, 'utf8'))
}

/**
 * Keys in the runs that a tape holds as one exchange: a text with its corrections, up to the key that ends it, such as Enter or
 * Tab. What is typed next answers another question.
 */
export function runsOf(keys: readonly string[]): string[][] {
  const runs: string[][] = []
  let open: string[] = []
  for (const key of keys) {
    open.push(key)
    if (!ends.test(key)) continue
    runs.push(open)
    open = []
  }
  return open.length === 0 ? runs : [...runs, open]
}

/** A control character or a sequence, but for those that edit: Backspace, Ctrl+U, Ctrl+W, and the cursor's keys. */
// oxlint-disable-next-line no-control-regex -- These are the keys.
const ends = /^(?![\b\u0015\u0017]|\u001b[[O][A-DHF]$)[\u0000-\u001f]/
