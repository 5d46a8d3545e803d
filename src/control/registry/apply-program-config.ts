import { OptionError } from '../../errors.ts'
import { sceneLinesMax } from '../../limits.ts'
import { plainText } from '../../text/plain-text.ts'
import type { Session } from '../../session/session.ts'
import { commandLine, commandWords } from '../../open/command-words.ts'
import type { ProgramConfig } from './program-configs.ts'

/**
 * Answers what the program asks on its way, in whatever order it asks, each question once, until it is ready: it prints one of
 * the ready indicators, or where there are none, everything was asked.
 *
 * @throws ExpectTimeoutError or ProcessExitedError when it does not become ready in its typical time
 */
export async function applyProgramConfig(session: Session, config: ProgramConfig): Promise<void> {
  const ready = (config.readyIndicators ?? []).map((source) => new RegExp(source))
  const timeout = config.typicalTimeoutMs === undefined ? {} : { timeoutMs: config.typicalTimeoutMs }
  const open = (config.expectSequences ?? []).map(({ pattern, response }) => ({
    pattern: new RegExp(pattern),
    response,
  }))
  while (open.length > 0 || ready.length > 0) {
    const { index } = await session.expect([...open.map(({ pattern }) => pattern), ...ready], timeout)
    const [asked] = open.splice(index, 1)
    if (asked === undefined) return
    await session.sendLine(asked.response)
  }
}

/**
 * The words of a configuration's command with its values filled in. A value stays within its word, whatever it holds.
 *
 * @throws OptionError for a value that is missing
 */
export function commandOf(
  config: ProgramConfig,
  values: Readonly<Record<string, string>> = {},
): { command: string; args: string[] } {
  const [command, ...args] = commandWords(config.commandTemplate)
  const filled = (word: string): string =>
    word.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      if (value === undefined)
        throw new OptionError('values', name, `a value for {${name}} of ${config.name}`)
      return value
    })
  return { command: filled(command), args: args.map(filled) }
}

/** A session as a configuration: its command, its timeout, and what it printed last as a sample, without secrets. */
export async function configOf(
  session: Session,
  config: Omit<ProgramConfig, 'commandTemplate'>,
): Promise<ProgramConfig> {
  const { createRedactor } = await import('../../redact/redactor.ts')
  const [sample] = createRedactor().redact([{ text: session.recent(sceneLinesMax) }])
  return {
    commandTemplate: commandLine([session.command, ...session.args]),
    typicalTimeoutMs: session.timeoutMs,
    sampleOutput: plainText(sample?.text ?? ''),
    ...config,
  }
}
