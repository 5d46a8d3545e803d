import { show } from './show.ts'
import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

/** An option, mode, key name or limit the caller gave is not one we know. */
export class OptionError extends TermtapeError {
  readonly code = 'option'
  readonly option: string
  readonly value: unknown

  constructor(option: string, value: unknown, expected: string, facts?: ErrorFacts) {
    super(`Invalid ${option}: ${show(value)}. Expected ${expected}.`, facts)
    this.option = option
    this.value = value
  }
}
