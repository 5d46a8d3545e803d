import { isUtf8 } from 'node:buffer'
import { sandboxFileHashedBytesMax } from '../../limits.ts'
import { type Found, hashOf, readFound, targetOf } from './look.ts'
import { isSandboxName, staysInside } from './name.ts'
import type { Contents } from './put.ts'

/** Something a program left behind, or took away. */
export interface Change {
  name: string
  /** `large`: a file too big to be kept. */
  left: Contents | { kind: 'large'; hash: string; bytes: number; mode: number }
}

/** Brings the text of a file into the form in which it is compared and kept, without this machine's folders. */
export type Spell = (text: string) => string

/** What stands there, of a large file its hash alone. Undefined when it cannot be read. */
export function readLeft(each: Found, bytesMax: number): Change['left'] | undefined {
  const { kind, mode } = each
  if (kind === 'folder') return { kind, mode }
  if (kind === 'link') {
    const target = targetOf(each)
    return target === undefined ? undefined : { kind, target }
  }
  const read = readFound(each, bytesMax)
  if (read === undefined) return undefined
  return read.bytes === undefined
    ? { kind: 'large', hash: read.hash, bytes: each.bytes, mode }
    : { kind: 'file', bytes: read.bytes, mode }
}

/** Why no tape can tell of it, in words. */
export function whyUntold(name: string, left: Change['left']): string | undefined {
  if (!isSandboxName(name)) return `${JSON.stringify(name)} has a name that a tape cannot store`
  if (left.kind === 'link' && !staysInside(name, left.target))
    return `${name} links to ${left.target}, outside the sandbox`
  return undefined
}

/** Of kind, permissions and contents: equal only where nothing changed. */
export function printOf(left: Change['left']): string {
  switch (left.kind) {
    case 'file':
      return `${left.mode.toString(8)} ${hashOf(left.bytes)}`
    case 'large':
      return `${left.mode.toString(8)} ${left.hash}`
    case 'folder':
      return `folder ${left.mode.toString(8)}`
    case 'link':
      return `link ${left.target}`
    default:
      return ''
  }
}

/** Short, for it stands on a tape for each file the spec gives. Of permissions only whether it is executable: the rest is the umask's. */
export function givenPrint(each: Found | undefined, spell: Spell): string {
  const left = each === undefined ? undefined : readLeft(each, sandboxFileHashedBytesMax)
  if (left === undefined) return 'nothing'
  if (left.kind === 'link') return `link:${spell(left.target)}`
  if (left.kind === 'folder') return 'folder'
  if (left.kind === 'nothing') return left.kind
  const isText = left.kind === 'file' && isUtf8(left.bytes)
  const hash = isText
    ? hashOf(Buffer.from(spell(Buffer.from(left.bytes).toString('utf8')), 'utf8'))
    : left.kind === 'file'
      ? hashOf(left.bytes)
      : left.hash
  return `${(left.mode & 0o111) === 0 ? 'sha256' : 'executable sha256'}:${hash.slice(0, 32)}`
}
