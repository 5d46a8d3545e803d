import type { Problem } from './tape.ts'
import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

/** `redaction-rules.json` holds something that is no rule, or a pattern that cannot or must not be used. */
export class RedactionRulesError extends TermtapeError {
  readonly code = 'redaction-rules'
  readonly file: string
  readonly problems: readonly Problem[]

  constructor(file: string, problems: readonly Problem[], facts?: ErrorFacts) {
    super(
      `${file} contains rules that cannot be used:\n${problems.map((each) => `  ${file}:${each.line} ${each.path === '' ? '' : `${each.path}: `}${each.message}`).join('\n')}`,
      facts,
    )
    this.file = file
    this.problems = problems
  }
}

/** What was about to be written still holds a secret, so it was not written. Names rules and places, never the secret. */
export class ResidualSecretError extends TermtapeError {
  readonly code = 'residual-secret'
  readonly tape: string
  readonly findings: readonly { rule: string; where: string; length: number }[]

  constructor(tape: string, findings: ResidualSecretError['findings'], facts?: ErrorFacts) {
    super(
      `${tape} was not written: it still contains what looks like a secret.\n${findings.map((each) => `  ${each.where}: ${each.rule} (${each.length} characters)`).join('\n')}`,
      facts,
    )
    this.tape = tape
    this.findings = findings
  }
}
