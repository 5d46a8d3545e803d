import { now } from '../clock.ts'
import type { Conversation } from './conversation.ts'

/** Resolves when nothing was printed for `quietMs`, the program ended, or `timeoutMs` are over. */
export async function settled(conversation: Conversation, quietMs: number, timeoutMs: number): Promise<void> {
  const { engine, watches } = conversation
  const deadline = now() + timeoutMs
  for (;;) {
    const seen = engine.transcript.total
    const moved = (): true | undefined => (engine.transcript.total === seen ? undefined : true)
    const end = await watches.until(moved, Math.min(quietMs, Math.max(0, deadline - now())))
    if ('gaveUp' in end || now() >= deadline) return
  }
}
