import { OptionError } from '../errors.ts'
import { inquiryBudgetMs, inquiryCommandsMax, inquiryDepthMax } from '../limits.ts'
import { checkKnown } from '../session/known-options.ts'
import { checkCount, checkDuration } from '../session/options.ts'
import { type InquiryOptions, inquiryOptionNames } from './open-world.ts'

export interface InvestigateOptions extends InquiryOptions {
  /** How many states deep to go; default 5. */
  depth?: number
  /** What to spend at most: seconds of a live run (default 60), commands tried (default 200). */
  budget?: { seconds?: number; commands?: number }
  /** Also runs commands that are, or may be, destructive. Still on a copy. Default false. */
  unsafe?: boolean
  /** Answers to what the program asks first: by a text in the question. */
  answers?: Readonly<Record<string, string>>
  /** Saves the report of a live run in the home store; default true. A string names another folder. */
  save?: boolean | string
  /** Hears what is being done; default a line on standard error, on a terminal and not on CI. */
  onProgress?: (words: string) => void
}

const names: readonly string[] = [
  ...inquiryOptionNames,
  ...(['depth', 'budget', 'unsafe', 'answers', 'save', 'onProgress'] satisfies (keyof InvestigateOptions)[]),
]

export interface CheckedInvestigation extends InvestigateOptions {
  depth: number
  seconds: number
  commands: number
}

/** @throws OptionError for an option that is unknown or has a value it cannot have */
export function checkInvestigation(options: InvestigateOptions): CheckedInvestigation {
  checkKnown(options, names)
  const { depth = inquiryDepthMax, budget = {} } = options
  checkKnown(budget, ['seconds', 'commands'])
  const { seconds = inquiryBudgetMs / 1_000, commands = inquiryCommandsMax } = budget
  checkCount('depth', depth, 'states')
  checkCount('budget.commands', commands, 'commands', 0)
  checkDuration('budget.seconds', seconds)
  if (options.timeoutMs !== undefined) checkDuration('timeoutMs', options.timeoutMs)
  if (options.unsafe !== undefined && typeof options.unsafe !== 'boolean')
    throw new OptionError('unsafe', options.unsafe, 'true or false')
  return { ...options, depth, seconds, commands }
}
