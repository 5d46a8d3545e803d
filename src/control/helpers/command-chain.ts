import { attempt, type AttemptOptions, type CommandResult } from './attempt.ts'
import { type CommandLine, type HelperOptions, shownCommand } from './start-command.ts'

/** When a command of a chain runs, and what it is told. Without a condition it runs always. */
export interface ChainCommand extends Pick<AttemptOptions, 'expect' | 'send' | 'events' | 'timeoutMs'> {
  /** Runs only if this says true of the results so far. */
  condition?: (results: readonly ChainResult[]) => boolean | Promise<boolean>
  /** Runs only if no command before it failed. */
  onSuccess?: boolean
  /** Runs only if the command that ran just before it failed. */
  onFailure?: boolean
}

/** How a command of a chain went, or why it did not run. */
export type ChainResult =
  | (CommandResult & { skipped: false })
  | { command: string; skipped: 'condition' | 'earlier-failure' | 'no-failure' }

/** Commands that run one after the other, each depending on how those before it went. */
export class CommandChain {
  readonly #options: HelperOptions
  readonly #commands: { command: CommandLine; when: ChainCommand }[] = []

  /** @param options for every command; `timeoutMs` is the time each may take */
  constructor(options: HelperOptions = {}) {
    this.#options = options
  }

  add(command: CommandLine, when: ChainCommand = {}): this {
    this.#commands.push({ command, when })
    return this
  }

  /** Runs the chain and gives a result for every command, in order. A command that fails is a result, not an error. */
  async run(): Promise<ChainResult[]> {
    const results: ChainResult[] = []
    for (const { command, when } of this.#commands) {
      const skipped = await reasonToSkip(when, results)
      if (skipped === undefined) {
        const { condition: _, onSuccess: __, onFailure: ___, ...own } = when
        results.push({ ...(await attempt(command, { ...this.#options, ...own })), skipped: false })
      } else results.push({ command: shownCommand(command), skipped })
    }
    return results
  }
}

async function reasonToSkip(
  { condition, onSuccess, onFailure }: ChainCommand,
  results: readonly ChainResult[],
): Promise<'condition' | 'earlier-failure' | 'no-failure' | undefined> {
  const ran = results.filter((each) => each.skipped === false)
  if (onSuccess === true && ran.some(({ ok }) => !ok)) return 'earlier-failure'
  if (onFailure === true && ran.at(-1)?.ok !== false) return 'no-failure'
  if (condition !== undefined && !(await condition(results))) return 'condition'
  return undefined
}
