import { now } from '../../clock.ts'
import type { Exit } from '../../errors.ts'
import { expectTimeoutMs } from '../../limits.ts'
import { checkDuration } from '../../session/options.ts'
import { EOF, type Pattern, TIMEOUT } from '../../session/pattern.ts'
import { gatherOutput, tidy } from './gather-output.ts'
import { type CommandLine, type HelperOptions, startCommand } from './start-command.ts'

/** One step of a conversation; what is given happens in this order. */
export interface Step {
  expect?: Pattern | readonly Pattern[]
  /** Sent as it is. */
  send?: string
  /** Sent with Enter. */
  sendLine?: string
  /** Keys by name. */
  press?: readonly string[]
  /** Milliseconds to wait before the next step; a tape needs none. */
  delayMs?: number
}

/**
 * Goes through a conversation with a program step by step and gives all it printed and how it ended. A program that does not
 * end by itself after the last step is ended when the time is up, and its exit is null.
 *
 * @throws ExpectTimeoutError, ProcessExitedError when a step's pattern does not come; SpawnError
 */
export async function interactiveCommand(
  command: CommandLine,
  steps: readonly Step[],
  options: HelperOptions = {},
): Promise<{ output: string; exit: Exit | null }> {
  const deadline = now() + checkDuration('timeoutMs', options.timeoutMs ?? expectTimeoutMs)
  const leftMs = (): number => Math.max(0, deadline - now())
  const session = await startCommand(command, options)
  const gathered = gatherOutput(session)
  try {
    for (const { expect, send, sendLine, press, delayMs } of steps) {
      if (expect !== undefined) await session.expect(expect, { timeoutMs: leftMs() })
      if (send !== undefined) await session.send(send)
      if (sendLine !== undefined) await session.sendLine(sendLine)
      if (press !== undefined) await session.press(...press)
      if (delayMs !== undefined) await session.pause(delayMs)
    }
    const { pattern } = await session.expect([EOF, TIMEOUT], { timeoutMs: leftMs() })
    return { output: tidy(gathered.text), exit: pattern === EOF ? await session.exit : null }
  } finally {
    await session.close({ force: true })
  }
}
