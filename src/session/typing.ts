import type { Conversation } from './conversation.ts'

export interface Typing {
  /** Between two keys, in milliseconds. */
  delayMs: number
  /** As for `send`. */
  secret?: boolean | undefined
}

/** Types a text key by key, each accepted before the next, with a pause between two; a line break is Enter. */
export async function typeKeys(
  conversation: Conversation,
  text: string,
  { delayMs, secret }: Typing,
): Promise<void> {
  const enter = conversation.terminal ? '\r' : '\n'
  // What a person sees as one character is one key, whatever it is made of.
  const keys = new Intl.Segmenter().segment(text.replace(/\r\n?|\n/g, enter))
  for (const { index, segment: key } of keys) {
    if (index > 0 && delayMs > 0) await conversation.pause(delayMs)
    await conversation.give({ kind: 'raw', data: Buffer.from(key, 'utf8'), secret }, key)
  }
}
