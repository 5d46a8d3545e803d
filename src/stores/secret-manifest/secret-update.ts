import type { DecodedSecret } from './check-secret.ts'
import type { Findings } from '../finding.ts'

/**
 * What the server refuses when a Secret replaces the one it holds.
 *
 * Source: kubernetes `ValidateSecretUpdate`.
 */
export function checkSecretUpdate(
  before: DecodedSecret,
  after: DecodedSecret,
  file: string,
  findings: Findings<'field-immutable'>,
): void {
  if (before.type !== after.type)
    findings.add('field-immutable', file, 'field is immutable', { ...after.where, path: 'type' })
  if (before.immutable !== true) return
  const message = 'Forbidden: field is immutable when `immutable` is set'
  if (after.immutable !== true)
    findings.add('field-immutable', file, message, { ...after.where, path: 'immutable' })
  if (!sameData(before.data, after.data))
    findings.add('field-immutable', file, message, { ...after.where, path: 'data' })
}

function sameData(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): boolean {
  if (a.size !== b.size) return false
  return [...a].every(([key, value]) => b.get(key)?.equals(value) === true)
}
