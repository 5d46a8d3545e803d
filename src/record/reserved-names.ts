import { NotReplayableError, show } from '../errors.ts'
import { rootNames } from '../match/roots.ts'
import { placeholderPattern } from '../redact/placeholders.ts'
import type { Input } from '../session/transport.ts'

/**
 * On a tape `⟨project⟩` stands for a folder and `⟨secret:db⟩` for a value. Where a spec means the name itself, a replay would take
 * other text for it, so nothing is recorded that the spec gives with such a name in it.
 *
 * @param tape the path of the tape, for the message
 * @throws NotReplayableError that shows the name
 */
export function refuseReservedInput(input: Input, tape: string): void {
  if (!('data' in input) || input.kind === 'reply') return
  refuse(Buffer.from(input.data).toString('utf8'), 'What is typed', tape)
}

/** The same of what a program is started with. */
export function refuseReservedStart({ args, env, cwd, path = '' }: Asked, tape: string): void {
  for (const arg of args) refuse(arg, `The argument ${show(arg)}`, tape)
  for (const [name, value = ''] of Object.entries(env)) refuse(value, `The variable ${name}`, tape)
  refuse(cwd, 'The working folder', tape)
  refuse(path, "The program's path", tape)
}

interface Asked {
  args: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  path?: string | undefined
}

function refuse(text: string, what: string, tape: string): void {
  const name = (placeholderPattern().exec(text) ?? rootNames().exec(text))?.[0]
  if (name === undefined) return
  throw new NotReplayableError(
    tape,
    name,
    `${what} holds the name ${name}, which stands for another text on a tape, so it cannot be recorded.`,
    { hint: 'Use another text, or run this session without a tape: { tape: false }.' },
  )
}
