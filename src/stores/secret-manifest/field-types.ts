import { redacted, type Findings } from '../finding.ts'
import { place, type ManifestNode, type Where } from './manifest-node.ts'

/** The fields of an object, and what kind of value each takes. */
export type FieldKinds = Readonly<Record<string, ManifestNode['kind']>>

/** Asks of an object that every field of it is known and of its kind; null is of any. */
export function checkFields(
  node: ManifestNode | undefined,
  known: FieldKinds,
  prefix: string,
  file: string,
  findings: Findings<'unknown-field' | 'field-type'>,
): void {
  if (node?.kind !== 'object') return
  for (const [key, { key: where, value }] of node.entries) {
    const kind = Object.hasOwn(known, key) ? known[key] : undefined
    // A broken line can make a key of a secret value, so a field that is not known is not named.
    if (kind === undefined)
      findings.add('unknown-field', file, 'unknown field', place(where, prefix.slice(0, -1)))
    else if (value.kind !== 'null' && value.kind !== kind)
      findings.add(
        'field-type',
        file,
        `${value.kind} where ${kind} was expected`,
        place(value, `${prefix}${key}`),
      )
  }
}

/** The entries of a mapping of strings; null counts as an empty string, as Go decodes it. */
export function readStrings(
  node: ManifestNode | undefined,
  path: string,
  file: string,
  findings: Findings<'field-type'>,
): Map<string, { text: string; where: Where }> {
  const strings = new Map<string, { text: string; where: Where }>()
  if (node?.kind !== 'object') return strings
  for (const [key, { key: at, value }] of node.entries) {
    if (value.kind === 'string') strings.set(key, { text: value.text, where: value })
    else if (value.kind === 'null') strings.set(key, { text: '', where: at })
    else
      findings.add(
        'field-type',
        file,
        `${value.kind} where string was expected`,
        place(value, `${path}[${named(key)}]`),
      )
  }
  return strings
}

/** A key as a finding may name it: a broken line can make a key of a secret value, but hardly a short legal one. */
export function named(key: string): string {
  return /^[-._/A-Za-z0-9]{1,64}$/.test(key) ? key : redacted(key)
}
