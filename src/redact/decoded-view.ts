import { type View, ViewBuilder } from './view.ts'

/**
 * The text with what is written in another way decoded: URLs (`%3D`), JSON and shells (`\n`, `\u003d`, `\"`), HTML (`&quot;`) and
 * quoted-printable. Returns undefined when there is nothing of the kind.
 */
export function decodedView(under: View): View | undefined {
  const { text } = under
  if (!encoded.test(text)) return undefined
  const builder = new ViewBuilder()
  let done = 0
  for (const found of text.matchAll(new RegExp(encoded.source, 'g'))) {
    builder.add(text.slice(done, found.index), done)
    // One character stands for all of it: a decoded sign is rarely part of a secret, but where it is, all of it goes.
    builder.addAs(meaning(found[0]), found.index, found[0].length)
    done = found.index + found[0].length
  }
  if (done === 0) return undefined
  builder.add(text.slice(done), done)
  return builder.build(under)
}

const encoded =
  /'\\''|(?:%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f])+)|%[2-7][0-9A-Fa-f]|%0[9ADad]|\\u00[0-7][0-9A-Fa-f]|\\x[2-7][0-9A-Fa-f]|\\[nrt"'/\\]|&(?:amp|lt|gt|quot|apos|#\d{2,3}|#x[0-9A-Fa-f]{2});|=3D|=\r?\n/

function meaning(sequence: string): string {
  if (sequence.startsWith("'")) return "'"
  if (/^%[C-F]/i.test(sequence)) return Buffer.from(sequence.replaceAll('%', ''), 'hex').toString('utf8')
  if (sequence.startsWith('%')) return String.fromCharCode(Number.parseInt(sequence.slice(1), 16))
  if (/^\\[ux]/.test(sequence)) return String.fromCharCode(Number.parseInt(sequence.slice(2), 16))
  if (sequence.startsWith('\\')) return escapes[sequence.charAt(1)] ?? sequence.charAt(1)
  if (sequence === '=3D') return '='
  if (sequence.startsWith('=')) return ''
  const digits = /#(x?)([0-9A-Fa-f]+)/.exec(sequence)
  if (digits !== null)
    return String.fromCharCode(Number.parseInt(digits[2] ?? '', digits[1] === 'x' ? 16 : 10))
  return entities[sequence.slice(1, -1)] ?? ' '
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
