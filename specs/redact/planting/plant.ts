import type { Passage } from '../../../src/redact/passage.ts'
import { issuedPrefix } from '../../../src/redact/prefixes.ts'
import { createRedactor } from '../../../src/redact/redactor.ts'
import { Screen } from '../../../src/screen/screen.ts'
import type { Kind } from './kinds.ts'
import { Random } from './random.ts'
import type { Way } from './ways.ts'

/** A secret that was planted. */
export interface Planted {
  secret: string
  passages: Passage[]
}

export function plant(kind: Kind, way: Way, seed: number): Planted {
  const random = new Random(seed * 7_919 + hash(kind.name) * 31 + hash(way.name))
  const secret = kind.make(random)
  const text = kind.around.replace('§', () => secret)
  return { secret, passages: way.come(text, secret, random) }
}

/** What is left of a secret after redaction, in what is written and on the screen it paints; undefined where nothing is. */
export function survives({ secret, passages }: Planted): string | undefined {
  const written = createRedactor({ columns: 80 }).redact(passages)
  const texts = [
    written.map(({ text }) => text).join(''),
    ...streams(
      passages,
      written.map(({ text }) => text),
    ),
  ]
  const screen = new Screen({ cols: 80, rows: 24 })
  for (const [index, { text }] of written.entries())
    if (passages[index]?.stream === 'stdout') screen.feed(Buffer.from(text, 'utf8'))
  const shown = screen.lines
  texts.push(
    shown.join('\n'),
    shown.map((line) => line.replace(/^[│|]\s?|\s*[│|]$/g, '').trimEnd()).join(''),
    shown.join(''),
  )
  return piecesIn(secret, texts)
}

/** A piece of a secret that stands in one of these texts: as it is, without its escapes, or decoded. */
export function piecesIn(secret: string, texts: readonly string[]): string | undefined {
  const all = texts.flatMap((text) => [text, strip(text), decoded(text)])
  return pieces(secret).find((piece) => all.some((text) => text.includes(piece)))
}

/** A secret is betrayed by eight characters of it, behind what its issuer puts in front. */
export function pieces(secret: string): string[] {
  const lines = secret.split('\r\n').filter((line) => !line.startsWith('-----'))
  return lines.flatMap((line) => {
    const core = line.slice(line.length > 30 ? 14 : issuedPrefix(line).length)
    const size = Math.min(core.length, 12)
    return Array.from({ length: core.length - size + 1 }, (_, at) => core.slice(at, at + size))
  })
}

function streams(passages: readonly Passage[], written: readonly string[]): string[] {
  const byStream = new Map<string, string>()
  for (const [index, { stream = '' }] of passages.entries())
    byStream.set(stream, (byStream.get(stream) ?? '') + (written[index] ?? ''))
  return [...byStream.values()]
}

function strip(text: string): string {
  return text.replace(
    /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-~])|[\r\n\u0000\u0007]/g,
    '',
  )
}

function decoded(text: string): string {
  const runs = text.match(/[\w+/-]{20,}={0,2}/g) ?? []
  const plain = runs.flatMap((run) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')),
  )
  let url = text
  try {
    url = decodeURIComponent(text)
  } catch {
    // Not URL-encoded.
  }
  return [url, ...plain].join('\n')
}

function hash(text: string): number {
  let sum = 0
  for (const character of text) sum = (Math.imul(sum, 33) + character.charCodeAt(0)) >>> 0
  return sum
}
