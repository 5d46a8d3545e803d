import type { Findings } from '../finding.ts'
import { field, place, type ManifestNode } from './manifest-node.ts'
import { parseManifest } from './parse-manifest.ts'
import type { SecretCode } from './secret-rules.ts'

/** The Secret objects of a manifest, lists expanded. Other objects are named; a file without a Secret is a finding. */
export async function readSecrets(
  text: string,
  file: string,
  findings: Findings<SecretCode>,
): Promise<ManifestNode[]> {
  // One mistake, one finding: that there is no Secret is news only where nothing says why.
  let explained = false
  const log: Findings<SecretCode> = {
    add(code, ...rest) {
      explained ||= code !== 'duplicate-key' && code !== 'other-object'
      findings.add(code, ...rest)
    },
  }
  const documents = await parseManifest(text, file, log)
  const secrets = documents
    .flatMap((document) => objects(document))
    .filter((object) => isSecret(object, file, log))
  if (secrets.length === 0 && !explained)
    findings.add('not-a-secret', file, 'Invalid secret structure: the file holds no Secret')
  return secrets
}

/** A `List` stands for its items; a `SecretList` may leave their kind out. */
function objects(node: ManifestNode): ManifestNode[] {
  const kind = field(node, 'kind')
  const items = field(node, 'items')
  if (kind?.kind !== 'string' || items?.kind !== 'array') return [node]
  if (kind.text === 'List') return items.items.flatMap((item) => objects(item))
  if (kind.text !== 'SecretList') return [node]
  return items.items.map((item) => (item.kind === 'object' ? withKind(item, node) : item))
}

function withKind(item: ManifestNode & { kind: 'object' }, list: ManifestNode): ManifestNode {
  const where = { line: item.line, column: item.column }
  const entries = new Map(item.entries)
  const apiVersion = field(list, 'apiVersion')
  if (!entries.has('kind'))
    entries.set('kind', { key: where, value: { kind: 'string', text: 'Secret', ...where } })
  if (!entries.has('apiVersion') && apiVersion !== undefined)
    entries.set('apiVersion', { key: where, value: apiVersion })
  return { ...item, entries }
}

function isSecret(node: ManifestNode, file: string, findings: Findings<SecretCode>): boolean {
  if (node.kind !== 'object') {
    findings.add(
      'not-a-secret',
      file,
      `Invalid secret structure: ${node.kind} where an object was expected`,
      place(node, ''),
    )
    return false
  }
  const missing = (['kind', 'apiVersion'] as const).filter((key) => field(node, key) === undefined)
  for (const key of missing) {
    const word = key === 'kind' ? 'Kind' : key
    findings.add(
      'missing-field',
      file,
      `Invalid secret structure: Object '${word}' is missing`,
      place(node, key),
    )
  }
  if (missing.length > 0) return false
  const kind = field(node, 'kind')
  const version = field(node, 'apiVersion')
  if (kind?.kind !== 'string' || version?.kind !== 'string') {
    const wrong = kind?.kind === 'string' ? version : kind
    const message = `Invalid secret structure: ${wrong?.kind} where string was expected`
    findings.add('field-type', file, message, place(wrong ?? node, wrong === kind ? 'kind' : 'apiVersion'))
    return false
  }
  if (kind.text === 'Secret' && version.text === 'v1') return true
  if (kind.text.toLowerCase() === 'secret')
    findings.add(
      'not-a-secret',
      file,
      'Invalid secret structure: no such kind in this version',
      place(kind, 'kind'),
    )
  else findings.add('other-object', file, 'an object of another kind', place(kind, 'kind'))
  return false
}
