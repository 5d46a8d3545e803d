import type { Findings } from '../finding.ts'
import { field, place, textField, type ManifestNode, type Where } from './manifest-node.ts'

/**
 * What the type of a Secret asks of its data. A type the server does not know asks for nothing.
 *
 * Source: kubernetes `ValidateSecret`.
 */
export function checkSecretType(
  secret: ManifestNode,
  data: ReadonlyMap<string, Uint8Array>,
  at: Where,
  file: string,
  findings: Findings<'type-data'>,
): void {
  const required = (path: string): void => {
    findings.add('type-data', file, 'Required value', place(at, path))
  }
  switch (textField(secret, 'type') ?? '') {
    case 'kubernetes.io/service-account-token': {
      const annotations = field(field(secret, 'metadata'), 'annotations')
      if ((textField(annotations, serviceAccount) ?? '') === '')
        required(`metadata.annotations[${serviceAccount}]`)
      break
    }
    case 'kubernetes.io/dockercfg':
      jsonObject('.dockercfg')
      break
    case 'kubernetes.io/dockerconfigjson':
      jsonObject('.dockerconfigjson')
      break
    case 'kubernetes.io/basic-auth':
      if (data.has('username') || data.has('password')) break
      required('data[username]')
      required('data[password]')
      break
    case 'kubernetes.io/ssh-auth':
      if ((data.get('ssh-privatekey')?.length ?? 0) === 0) required('data[ssh-privatekey]')
      break
    case 'kubernetes.io/tls':
      for (const key of ['tls.crt', 'tls.key']) if (!data.has(key)) required(`data[${key}]`)
      break
  }

  function jsonObject(key: string): void {
    const value = data.get(key)
    if (value === undefined) required(`data[${key}]`)
    else if (!isJsonObject(value)) {
      const message = 'Invalid value: "<secret contents redacted>": it is not a JSON object'
      findings.add('type-data', file, message, place(at, `data[${key}]`))
    }
  }
}

const serviceAccount = 'kubernetes.io/service-account.name'

function isJsonObject(bytes: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    // Go decodes JSON null into an empty map.
    return typeof value === 'object' && !Array.isArray(value)
  } catch {
    return false
  }
}
