import { isUtf8 } from 'node:buffer'
import { printable } from '../text/printable.ts'
import { keyAt } from './key-at.ts'
import type { Input } from './transport.ts'

/** An input as a person would say it: `"select 1;" Enter`, `Ctrl+C`, `resize to 100x30`, `signal SIGTERM`. */
export function describeInput(input: Input): string {
  switch (input.kind) {
    case 'line':
      return input.data.length === 0 ? 'Enter' : `${nameKeys(input.data)} Enter`
    case 'raw':
    case 'keys':
      return input.data.length === 0 ? 'nothing' : nameKeys(input.data)
    case 'reply':
      return `the terminal's reply ${nameKeys(input.data)}`
    case 'eof':
      return 'end of file'
    case 'resize':
      return `resize to ${input.cols}x${input.rows}`
    case 'signal':
      return `signal ${input.signal}`
  }
}

const shownCharsMax = 400

/** Bytes as named keys: text in quotes, everything else by the name `press` takes. */
export function nameKeys(bytes: Uint8Array): string {
  if (!isUtf8(bytes))
    return `${bytes.length} bytes ${Buffer.from(bytes.subarray(0, 32)).toString('hex')}${bytes.length > 32 ? '…' : ''}`
  const text = Buffer.from(bytes).toString('utf8')
  const parts: string[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') parts.push(printable(JSON.stringify(plain)))
    plain = ''
  }
  for (let at = 0; at < text.length && at < shownCharsMax;) {
    const key = keyAt(text, at)
    if (key === undefined) {
      plain += text.charAt(at++)
    } else {
      flush()
      parts.push(key.name)
      at += key.length
    }
  }
  flush()
  if (text.length > shownCharsMax) parts.push(`… (${text.length} characters)`)
  return parts.join(' ')
}
