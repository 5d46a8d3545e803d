import { annotationBytesMax } from '../../limits.ts'
import { redacted, type Findings } from '../finding.ts'
import { decodeGoBase64 } from './go-base64.ts'
import { field, place, textField, type ManifestNode, type Where } from './manifest-node.ts'
import { keyProblems, nameProblems, namespaceProblems } from './secret-names.ts'
import type { SecretCode } from './secret-rules.ts'
import { checkDataSize } from './secret-sizes.ts'
import { checkSecretType } from './secret-type.ts'

/** A Secret whose values were decoded. Never print it. */
export interface DecodedSecret {
  name: string | undefined
  namespace: string | undefined
  type: string
  immutable: boolean | undefined
  /** `data` with `stringData` over it, as the server merges them. Values that do not decode are absent. */
  data: Map<string, Buffer>
  /** Where each key stands. */
  places: Map<string, Where>
  where: Where
}

/**
 * Judges one Secret object as kubectl and the API server do: fields and their types, names, keys, base64, size, and
 * what its type asks for.
 */
export function checkSecret(
  secret: ManifestNode,
  file: string,
  findings: Findings<SecretCode>,
): DecodedSecret {
  const metadata = field(secret, 'metadata')
  checkFields(secret, fields, '', file, findings)
  checkFields(metadata, metadataFields, 'metadata.', file, findings)
  readStrings(field(metadata, 'labels'), 'metadata.labels', file, findings)
  checkAnnotations(field(metadata, 'annotations'), file, findings)
  checkNames(secret, metadata, file, findings)

  const places = new Map<string, Where>()
  const data = readData(secret, file, findings, places)
  const dataNode = field(secret, 'data')
  const hasData = dataNode?.kind === 'object' && dataNode.entries.size > 0
  for (const [key, { text, where }] of readStrings(
    field(secret, 'stringData'),
    'stringData',
    file,
    findings,
  )) {
    checkKey(key, `stringData[${named(key)}]`, where, file, findings)
    data.set(key, Buffer.from(text))
    places.set(key, where)
  }
  if (!hasData && data.size > 0) {
    const message = 'the values are in stringData; there is no data'
    findings.add(
      'only-string-data',
      file,
      message,
      place(field(secret, 'stringData') ?? secret, 'stringData'),
    )
  } else if (!hasData && (dataNode === undefined || dataNode.kind === 'object')) {
    findings.add('no-data', file, 'Invalid secret structure: no data keys', place(dataNode ?? secret, 'data'))
  }
  checkDataSize(findings, file, data)
  checkSecretType(secret, data, dataNode ?? secret, file, findings)
  const immutable = field(secret, 'immutable')
  return {
    name: textField(metadata, 'name'),
    namespace: textField(metadata, 'namespace'),
    type: textField(secret, 'type') ?? 'Opaque',
    immutable: immutable?.kind === 'bool' ? immutable.text === 'true' : undefined,
    data,
    places,
    where: { line: secret.line, column: secret.column },
  }
}

type Kind = ManifestNode['kind']

const fields: Readonly<Record<string, Kind>> = {
  apiVersion: 'string',
  kind: 'string',
  metadata: 'object',
  data: 'object',
  stringData: 'object',
  type: 'string',
  immutable: 'bool',
}

const metadataFields: Readonly<Record<string, Kind>> = {
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

function checkFields(
  node: ManifestNode | undefined,
  known: Readonly<Record<string, Kind>>,
  prefix: string,
  file: string,
  findings: Findings<SecretCode>,
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

/** Source: kubernetes `ValidateAnnotationsSize`. */
function checkAnnotations(
  node: ManifestNode | undefined,
  file: string,
  findings: Findings<SecretCode>,
): void {
  let bytes = 0
  for (const [key, { text }] of readStrings(node, 'metadata.annotations', file, findings))
    bytes += Buffer.byteLength(key) + Buffer.byteLength(text)
  if (node === undefined || bytes <= annotationBytesMax) return
  const message = `Too long: may not be more than ${annotationBytesMax} bytes; they hold ${bytes}`
  findings.add('annotations-too-long', file, message, place(node, 'metadata.annotations'))
}

function readData(
  secret: ManifestNode,
  file: string,
  findings: Findings<SecretCode>,
  places: Map<string, Where>,
): Map<string, Buffer> {
  const data = new Map<string, Buffer>()
  for (const [key, { text, where }] of readStrings(field(secret, 'data'), 'data', file, findings)) {
    checkKey(key, `data[${named(key)}]`, where, file, findings)
    const decoded = decodeGoBase64(text)
    if ('badByte' in decoded) {
      const message = `illegal base64 data at input byte ${decoded.badByte}`
      findings.add('base64-invalid', file, message, place(where, `data[${named(key)}]`))
      continue
    }
    data.set(key, decoded.bytes)
    places.set(key, where)
  }
  return data
}

/** The entries of a mapping of strings; null counts as an empty string, as Go decodes it. */
function readStrings(
  node: ManifestNode | undefined,
  path: string,
  file: string,
  findings: Findings<SecretCode>,
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

function checkKey(
  key: string,
  path: string,
  where: Where,
  file: string,
  findings: Findings<SecretCode>,
): void {
  for (const problem of keyProblems(key))
    findings.add('key-invalid', file, `Invalid value: ${problem}`, place(where, path))
}

/** A key as a finding may name it: a broken line can make a key of a secret value, but hardly a short legal one. */
function named(key: string): string {
  return /^[-._/A-Za-z0-9]{1,64}$/.test(key) ? key : redacted(key)
}
