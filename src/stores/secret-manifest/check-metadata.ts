import { annotationBytesMax } from '../../limits.ts'
import type { Findings } from '../finding.ts'
import { checkFields, type FieldKinds, named, readStrings } from './field-types.ts'
import { labelValueProblems, qualifiedNameProblems } from './label-names.ts'
import { field, place, textField, type ManifestNode } from './manifest-node.ts'
import { nameProblems, namespaceProblems } from './secret-names.ts'
import type { SecretCode } from './secret-rules.ts'

/** Judges the metadata of a Secret: fields, labels, annotations, names. */
export function checkMetadata(secret: ManifestNode, file: string, findings: Findings<SecretCode>): void {
  const metadata = field(secret, 'metadata')
  checkFields(metadata, fields, 'metadata.', file, findings)
  checkLabels(field(metadata, 'labels'), file, findings)
  checkAnnotations(field(metadata, 'annotations'), file, findings)
  checkNames(secret, metadata, file, findings)
}

const fields: FieldKinds = {
  name: 'string',
  generateName: 'string',
  namespace: 'string',
  selfLink: 'string',
  uid: 'string',
  resourceVersion: 'string',
  generation: 'number',
  creationTimestamp: 'string',
  deletionTimestamp: 'string',
  deletionGracePeriodSeconds: 'number',
  labels: 'object',
  annotations: 'object',
  ownerReferences: 'array',
  finalizers: 'array',
  managedFields: 'array',
}

function checkLabels(node: ManifestNode | undefined, file: string, findings: Findings<SecretCode>): void {
  for (const [key, { text, where }] of readStrings(node, 'metadata.labels', file, findings))
    for (const problem of [...qualifiedNameProblems(key), ...labelValueProblems(text)])
      findings.add(
        'label-invalid',
        file,
        `Invalid value: ${problem}`,
        place(where, `metadata.labels[${named(key)}]`),
      )
}

/** Source: kubernetes `ValidateAnnotations`, `ValidateAnnotationsSize`. */
function checkAnnotations(
  node: ManifestNode | undefined,
  file: string,
  findings: Findings<SecretCode>,
): void {
  let bytes = 0
  for (const [key, { text, where }] of readStrings(node, 'metadata.annotations', file, findings)) {
    // Their names are compared in lower case.
    for (const problem of qualifiedNameProblems(key.toLowerCase()))
      findings.add(
        'annotation-invalid',
        file,
        `Invalid value: ${problem}`,
        place(where, `metadata.annotations[${named(key)}]`),
      )
    bytes += Buffer.byteLength(key) + Buffer.byteLength(text)
  }
  if (node === undefined || bytes <= annotationBytesMax) return
  const message = `Too long: may not be more than ${annotationBytesMax} bytes; they hold ${bytes}`
  findings.add('annotations-too-long', file, message, place(node, 'metadata.annotations'))
}

function checkNames(
  secret: ManifestNode,
  metadata: ManifestNode | undefined,
  file: string,
  findings: Findings<SecretCode>,
): void {
  const name = textField(metadata, 'name') ?? ''
  const generated = textField(metadata, 'generateName') ?? ''
  const at = field(metadata, 'name') ?? metadata ?? secret
  for (const problem of generated === '' ? [] : nameProblems(maskTrailingDash(generated)))
    findings.add(
      'name-invalid',
      file,
      `Invalid value: ${problem}`,
      place(field(metadata, 'generateName') ?? at, 'metadata.generateName'),
    )
  if (name !== '')
    for (const problem of nameProblems(name))
      findings.add('name-invalid', file, `Invalid value: ${problem}`, place(at, 'metadata.name'))
  else if (generated === '') {
    const wrongType = field(metadata, 'name') !== undefined && field(metadata, 'name')?.kind !== 'string'
    if (!wrongType)
      findings.add(
        'missing-field',
        file,
        'Required value: name or generateName is required',
        place(at, 'metadata.name'),
      )
  }
  const namespace = field(metadata, 'namespace')
  if (namespace?.kind === 'string' && namespace.text !== '')
    for (const problem of namespaceProblems(namespace.text))
      findings.add(
        'namespace-invalid',
        file,
        `Invalid value: ${problem}`,
        place(namespace, 'metadata.namespace'),
      )
}

/** The server adds characters to a generated name, so it may end with a dash. Source: `maskTrailingDash`. */
function maskTrailingDash(name: string): string {
  return name.replace(/(?<=.)-$/, 'a')
}
