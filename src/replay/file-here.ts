import type { Change } from '../files/sandbox/left.ts'
import { bytesAsText, textAsBytes } from '../redact/bytes.ts'
import { placeholderStart, reveal } from '../redact/placeholders.ts'
import { fromTapedFile } from '../tape/taped-file.ts'
import type { TapedFile } from '../tape/tape.ts'
import type { SameText } from './same-text.ts'

/** What a program left, as it is on replay: with the folders of this machine, and with values or stand-ins for what is masked. */
export function fileHere(file: TapedFile, { roots, bindings, ledger }: SameText): Change {
  const { name: named, left } = fromTapedFile(file)
  const name = reveal(named, ledger.outputs)
  if (left.kind === 'link') return { name, left: { ...left, target: reveal(left.target, ledger.outputs) } }
  if (left.kind !== 'file') return { name, left }
  if (file.text !== undefined) {
    const text = Buffer.from(left.bytes).toString('utf8')
    const here = reveal(bindings.substitute(roots.placed(text)), ledger.outputs)
    return { name, left: { ...left, bytes: Buffer.from(here, 'utf8') } }
  }
  if (!Buffer.from(left.bytes).includes(placeholderStart)) return { name, left }
  return { name, left: { ...left, bytes: textAsBytes(reveal(bytesAsText(left.bytes), ledger.outputs)) } }
}
