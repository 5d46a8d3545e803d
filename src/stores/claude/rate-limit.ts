import type { JsonlRecord } from '../jsonl/judge-line.ts'

/**
 * Whether a record is the program's own word that the limit is reached. A search for "rate limit" would also find
 * every chat about rate limits; this asks for the error the program itself wrote.
 */
export function isRateLimit(record: JsonlRecord): boolean {
  if (record['type'] !== 'assistant' || record['isApiErrorMessage'] !== true) return false
  return (
    record['error'] === 'rate_limit' ||
    record['apiErrorStatus'] === 429 ||
    limitReached.test(messageText(record))
  )
}

/** When the limit ends, as the program says it, e.g. `8pm (Asia/Tokyo)`; or in milliseconds since 1970; else undefined. */
export function rateLimitReset(record: JsonlRecord): string | number | undefined {
  const text = messageText(record)
  const seconds = /usage limit reached\|(\d{9,11})\b/.exec(text)?.[1]
  if (seconds !== undefined) return Number(seconds) * 1_000
  return /\bresets\s+((?:[A-Z][a-z]{2} \d{1,2} at )?\d{1,2}(?::\d{2})?\s*[ap]m(?:\s*\([^)]{1,64}\))?)/i.exec(
    text,
  )?.[1]
}

const limitReached =
  /^(?:Claude AI usage limit reached\|\d+|You've hit your (?:\w+ )?limit\b|API Error: (?:429\b|Rate limit reached))/i

/** The text of a message: its own, or that of its text blocks. */
export function messageText(record: JsonlRecord): string {
  const { message } = record
  if (typeof message !== 'object' || message === null || !('content' in message)) return ''
  if (typeof message.content === 'string') return message.content
  if (!Array.isArray(message.content)) return ''
  return (message.content as unknown[])
    .flatMap((block) => {
      if (typeof block === 'string') return [block]
      const isText =
        typeof block === 'object' && block !== null && 'text' in block && typeof block.text === 'string'
      return isText ? [String(block.text)] : []
    })
    .join('\n')
}
