import { ResidualSecretError } from '../errors.ts'
import { type ResidualOptions, residualSecrets } from './residual-scan.ts'

/** The last gate before a tape is written: throws a `ResidualSecretError` when its text still holds a secret. `tape` is its path. */
export function audit(text: string, tape: string, options: ResidualOptions = {}): void {
  const findings = residualSecrets(text, options)
  if (findings.length > 0)
    throw new ResidualSecretError(tape, findings, {
      hint: 'Add a rule for it to redaction-rules.json, or switch off the rule that is wrong about it.',
    })
}
