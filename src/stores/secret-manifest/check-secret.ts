import type { Findings } from '../finding.ts'
import { checkMetadata } from './check-metadata.ts'
import { checkValues } from './check-values.ts'
import { checkFields, type FieldKinds, named, readStrings } from './field-types.ts'
import { decodeGoBase64 } from './go-base64.ts'
import { field, place, textField, type ManifestNode, type Where } from './manifest-node.ts'
import { keyProblems } from './secret-names.ts'
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
  checkMetadata(secret, file, findings)

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
  } else if (!hasData && !isFilledIn(secret) && (dataNode === undefined || dataNode.kind === 'object')) {
    findings.add('no-data', file, 'Invalid secret structure: no data keys', place(dataNode ?? secret, 'data'))
  }
  checkDataSize(findings, file, data)
  checkValues(data, places, file, findings)
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

/** The control plane fills in the data of this type after the Secret is created. */
function isFilledIn(secret: ManifestNode): boolean {
  return textField(secret, 'type') === 'kubernetes.io/service-account-token'
}

const fields: FieldKinds = {
  apiVersion: 'string',
  kind: 'string',
  metadata: 'object',
  data: 'object',
  stringData: 'object',
  type: 'string',
  immutable: 'bool',
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
