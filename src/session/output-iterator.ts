import { captureCallSite } from './call-site.ts'
import type { Conversation } from './conversation.ts'
import { EOF } from './pattern.ts'
import { Searcher } from './searcher.ts'

/**
 * Output piece by piece as it comes, from what no expect has consumed yet until the program ends; it is consumed. Waits
 * without limit; a tape that has nothing more to say until the next input is an error, as for an expect.
 */
export async function* outputOf(conversation: Conversation): AsyncGenerator<string, void, void> {
  const { engine } = conversation
  const site = captureCallSite(outputOf)
  for (;;) {
    const match = await engine.expect({
      patterns,
      searcher: new Searcher(patterns),
      timeoutMs: Number.POSITIVE_INFINITY,
      echo: true,
      site,
    })
    // A piece may begin inside an escape sequence, where nothing matches: that part is before the match.
    const text = match.before + match.text
    if (text !== '') yield text
    if (match.pattern === EOF) return
  }
}

const patterns = [/[^]+/, EOF] as const
