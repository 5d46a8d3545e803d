import { exchangesCharsMax } from '../src/limits.ts'
import { concealedIn } from '../src/session/concealed.ts'
import { describeInput } from '../src/session/describe-input.ts'
import { changedRows, sightOf } from '../src/screen/changed-rows.ts'
import { follow } from '../src/screen/follow.ts'
import { Screen } from '../src/screen/screen.ts'
import { jumps } from '../src/text/strip-escapes.ts'
import { plainText } from '../src/text/plain-text.ts'
import type { Session } from '../src/session/session.ts'
import type { Input } from '../src/session/transport.ts'
import { cover, type KnownSecrets } from '../src/redact/cover.ts'
import { knownSecretsOf } from '../src/session/session-secrets.ts'
import { internalsOf } from '../src/session/internals.ts'

/** An exchange as a person may read it: no secret in it, and no escape sequence. */
export interface ShownExchange {
  /** The input as named keys. */
  input: string
  /**
   * The lines that were printed before the next input, blank ones left out; of very much output only the last. Where they were painted, the
   * rows of the screen that changed.
   */
  output: string[]
}

/** The last exchanges of a session, at most `count`, oldest first. What was printed before the first input is one, too. */
export function lastExchanges(session: Session, count: number): ShownExchange[] {
  const secrets = knownSecretsOf(session)
  const { sentInputs } = internalsOf(session)
  const inputs = shownInputs(
    sentInputs.map(({ input }) => input),
    secrets,
  )
  const begins = [
    { input: theStart, at: 0, size: undefined },
    ...sentInputs.map(({ input, at }, index) => ({ input: inputs[index] ?? '', at, size: sizeIn(input) })),
  ]
  const { text, from } = recentOutput(session, secrets)
  const painter = new Painter(internalsOf(session).firstSize, secrets)
  const exchanges = begins.map(({ input, at, size }, index) => {
    const end = begins[index + 1]?.at ?? internalsOf(session).printed
    const printed = text.slice(Math.max(0, at - from), Math.max(0, end - from))
    const isShown = index >= begins.length - count
    const rows = painter.paint(printed, size, isShown)
    return { input, output: isShown && jumps(printed) ? rows : linesOf(printed) }
  })
  // A program that printed nothing by itself has no start worth showing.
  return exchanges.filter(({ input, output }) => input !== theStart || output.length > 0).slice(-count)
}

const theStart = 'the start'

function sizeIn(input: Input): { cols: number; rows: number } | undefined {
  return input.kind === 'resize' ? input : undefined
}

/** Follows what was painted, exchange by exchange. */
class Painter {
  readonly #screen: Screen
  readonly #secrets: KnownSecrets

  constructor(size: { cols: number; rows: number }, secrets: KnownSecrets) {
    this.#screen = new Screen(size)
    this.#secrets = secrets
  }

  /** The rows that an answer changed, if they are asked for. */
  paint(text: string, size: { cols: number; rows: number } | undefined, isAsked: boolean): string[] {
    if (size !== undefined) follow(this.#screen, size)
    const before = isAsked ? sightOf(this.#screen) : undefined
    this.#screen.feed(Buffer.from(text, 'utf8'))
    if (before === undefined) return []
    const rows = plainText(changedRows(before, sightOf(this.#screen)).join('\n'))
    const lines = cover(rows, this.#secrets, this.#screen.size.cols).split('\n')
    return lines.map((line) => line.trim()).filter((line) => line !== '')
  }
}

/** Inputs in words. What the terminal hid is not shown; the others are read as one text, as a secret may be typed key by key. */
function shownInputs(inputs: readonly Input[], secrets: KnownSecrets): string[] {
  const texts = inputs.map((input) => {
    if (!('data' in input) || concealedIn(input)?.hidden === true) return '\r'
    return Buffer.from(input.data).toString('utf8') + (input.kind === 'line' ? '\r' : '')
  })
  const covered = cover(texts.join(''), secrets)
  let end = 0
  return inputs.map((input, index) => {
    const text = texts[index] ?? ''
    const start = end
    end += text.length
    if (!('data' in input)) return describeInput(input)
    if (concealedIn(input)?.hidden === true) return describeInput({ ...input, data: Buffer.from('⟨hidden⟩') })
    const shown = covered.slice(start, end)
    if (shown === text) return describeInput(input)
    return describeInput({ ...input, data: Buffer.from(input.kind === 'line' ? shown.slice(0, -1) : shown) })
  })
}

/** The last output, covered as one text: a secret may begin in one exchange and end in the next. And where it begins. */
function recentOutput(session: Session, secrets: KnownSecrets): { text: string; from: number } {
  const recent = internalsOf(session).since(Math.max(0, internalsOf(session).printed - exchangesCharsMax))
  // Begun where a line begins, lest a part of a secret be left that nobody would know.
  const text =
    recent.length === internalsOf(session).printed ? recent : recent.slice(recent.indexOf('\n') + 1)
  return {
    text: cover(text, secrets, session.screen.size.cols),
    from: internalsOf(session).printed - text.length,
  }
}

function linesOf(text: string): string[] {
  return plainText(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}
