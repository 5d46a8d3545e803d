import { now, sleep } from '../clock.ts'
import { lineModePollMs } from '../limits.ts'
import type { CallSite } from './call-site.ts'
import type { Conversation } from './conversation.ts'
import { waitedInVain } from './failures.ts'
import { hidesTyping } from './line-mode.ts'

/**
 * Waits until the program has switched the terminal's echo off, as it does before it reads a password. Where the world
 * cannot tell, on a pipe or a tape, there is nothing to wait for.
 *
 * @throws ExpectTimeoutError when the time is up; ProcessExitedError when the program ended first
 */
export async function echoEnds(conversation: Conversation, allowedMs: number, site: CallSite): Promise<void> {
  const begun = now()
  for (;;) {
    const mode = await conversation.lineMode()
    const { ended: exit } = conversation
    const elapsedMs = now() - begun
    if (exit !== undefined || (mode?.echo === true && elapsedMs >= allowedMs))
      throw site.blame(waitedInVain(conversation, { what, elapsedMs, allowedMs, exit, hint }))
    if (mode?.echo !== true) {
      conversation.nextIsUnechoed = hidesTyping(mode)
      return
    }
    await sleep(Math.min(lineModePollMs, allowedMs - elapsedMs))
  }
}

const what = 'the terminal to hide what is typed'
const hint = 'A program that reads a password switches the echo off first; this one shows what is typed.'
