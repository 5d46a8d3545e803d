import type { Change } from '../files/sandbox/left.ts'
import { bytesOfChunk, payloadOfBytes } from './data.ts'
import type { TapedFile } from './tape.ts'

/** What a program left in a sandbox, as a tape holds it. {@link fromTapedFile} is its inverse. */
export function toTapedFile({ name: path, left }: Change): TapedFile {
  switch (left.kind) {
    case 'file':
      return { path, mode: octal(left.mode), ...payloadOfBytes(left.bytes) }
    case 'large':
      return { path, mode: octal(left.mode), hash: left.hash, bytes: left.bytes }
    case 'folder':
      return { path, mode: octal(left.mode), folder: true }
    case 'link':
      return { path, link: left.target }
    default:
      return { path, deleted: true }
  }
}

export function fromTapedFile({ path, mode, text, dataB64, hash, bytes, link, folder }: TapedFile): Change {
  const permissions = { mode: Number.parseInt(mode ?? '644', 8) }
  if (link !== undefined) return { name: path, left: { kind: 'link', target: link } }
  if (folder === true) return { name: path, left: { kind: 'folder', ...permissions } }
  if (hash !== undefined)
    return { name: path, left: { kind: 'large', hash, bytes: bytes ?? 0, ...permissions } }
  if (text === undefined && dataB64 === undefined) return { name: path, left: { kind: 'nothing' } }
  const held = bytesOfChunk(text === undefined ? { dataB64: dataB64 ?? '' } : { text })
  return { name: path, left: { kind: 'file', bytes: held, ...permissions } }
}

function octal(mode: number): string {
  return mode.toString(8).padStart(3, '0')
}
