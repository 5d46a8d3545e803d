import { now } from '../clock.ts'
import type { CallSite } from './call-site.ts'
import type { Conversation } from './conversation.ts'
import type { Expects } from './expects.ts'
import { sessionClosed, waitedInVain } from './failures.ts'
import { EOF } from './pattern.ts'

/** Lines as they came: of one that was painted over with CR all of it, its line end left out. */
const lineEnds = [/\r?\n/, EOF] as const

/** The next line, the terminal's echo included; undefined once the program ended and all was read. */
export async function nextLine(
  expects: Expects,
  options: { timeoutMs?: number },
  site: CallSite,
): Promise<string | undefined> {
  const match = await expects.run(lineEnds, { ...options, echo: true }, site)
  return match.pattern === EOF && match.before === '' ? undefined : match.before
}

/** Every line until the program ends. */
export async function* linesOf(
  expects: Expects,
  options: { timeoutMs?: number },
  site: CallSite,
): AsyncGenerator<string, void, void> {
  for (;;) {
    const line = await nextLine(expects, options, site)
    if (line === undefined) return
    yield line
  }
}

/**
 * Exactly so many characters, whatever they are; fewer only when the program ended.
 *
 * @throws ExpectTimeoutError when they did not come in time; nothing is consumed
 */
export async function takeExactly(
  conversation: Conversation,
  count: number,
  allowedMs: number,
  site: CallSite,
): Promise<string> {
  const { engine, watches } = conversation
  const begun = now()
  conversation.hear()
  const enough = (): true | undefined =>
    Number.isFinite(count) && engine.unread.length >= count ? true : undefined
  const end = await watches.until(enough, allowedMs)
  if ('held' in end || end.gaveUp === 'exit') return engine.take(count)
  if (end.gaveUp === 'closed') throw site.blame(sessionClosed())
  const there = engine.unread.length
  const what = Number.isFinite(count) ? `${count} characters` : 'the end of the program'
  const hint = there === 0 ? 'Nothing is unread.' : `${there} are there: readAvailable() gives what there is.`
  throw site.blame(
    waitedInVain(conversation, { what, elapsedMs: now() - begun, allowedMs, exit: undefined, hint }),
  )
}
