import type { Conversation } from './conversation.ts'
import { keysOf, runsOf } from './keys-of.ts'

export interface Typing {
  /** Between two keys, in milliseconds. */
  delayMs: number
  /** As for `send`. */
  secret?: boolean | undefined
}

/**
 * Types a text key by key, each accepted before the next, with a pause between two; a line break is Enter. What is typed up to
 * Enter is one input: how a program that paints now and then cuts its answer to single keys is chance.
 */
export async function typeKeys(
  conversation: Conversation,
  text: string,
  { delayMs, secret }: Typing,
): Promise<void> {
  const enter = conversation.terminal ? '\r' : '\n'
  const runs = runsOf(keysOf(text.replace(/\r\n?|\n/g, enter)))
  for (const [index, keys] of runs.entries()) {
    if (index > 0 && delayMs > 0) await conversation.pause(delayMs)
    const typed = keys.join('')
    const data = Buffer.from(typed, 'utf8')
    await conversation.give(
      keys.length === 1 ? { kind: 'raw', data, secret } : { kind: 'keys', data, secret, delayMs },
      typed,
    )
  }
}
