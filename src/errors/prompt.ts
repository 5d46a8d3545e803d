import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

export type PromptProblem = 'no-list' | 'no-option' | 'ambiguous' | 'disabled' | 'stuck'

/** A question on the screen could not be answered as asked: it has no such option, or one that cannot be chosen. */
export class PromptError extends TermtapeError {
  readonly code = 'prompt'
  readonly problem: PromptProblem
  /** The options the question has, as far as they were seen. */
  readonly options: readonly string[]

  constructor(
    problem: PromptProblem,
    message: string,
    facts?: ErrorFacts & { options?: readonly string[] | undefined },
  ) {
    super(message, facts)
    this.problem = problem
    this.options = facts?.options ?? []
  }
}
