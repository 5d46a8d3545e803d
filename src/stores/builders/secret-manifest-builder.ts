import { OptionError } from '../../errors.ts'
import { buildCredentials } from './claude-store-builder.ts'

export interface SecretShape {
  /** Default `claude-session`. */
  name?: string
  /** Files by name. Default: synthetic credentials and empty settings. */
  files?: Readonly<Record<string, string>>
}

/** A valid manifest as kubectl writes it, with synthetic contents. */
export function buildSecretManifest(shape: SecretShape = {}): string {
  const { name = 'claude-session' } = shape
  const files = shape.files ?? {
    '.credentials.json': JSON.stringify(buildCredentials()),
    'settings.json': '{}',
  }
  const data = Object.entries(files).map(
    ([key, content]) => `  ${key}: "${Buffer.from(content).toString('base64')}"\n`,
  )
  return `apiVersion: v1\ndata:\n${data.join('')}kind: Secret\nmetadata:\n  creationTimestamp: null\n  name: ${name}\ntype: Opaque\n`
}

/** What a validator must say of each damage. */
export const secretDamages: Readonly<Record<string, { code: string; damage: (manifest: string) => string }>> =
  {
    'no data': { code: 'no-data', damage: (text) => text.replace(/data:\n(?: {2}\S+: ".*"\n)*/, '') },
    'another kind': { code: 'not-a-secret', damage: (text) => text.replace('kind: Secret', 'kind: secret') },
    'no kind': { code: 'missing-field', damage: (text) => text.replace('kind: Secret\n', '') },
    'plain text for base64': {
      code: 'base64-invalid',
      damage: (text) => text.replace(/: ".*"/, ': "admin"'),
    },
    'base64 cut short': { code: 'base64-invalid', damage: (text) => text.replace('"e30="', '"e30"') },
    'unquoted number': { code: 'field-type', damage: (text) => text.replace('"e30="', '1234') },
    'illegal key': { code: 'key-invalid', damage: (text) => text.replace('settings.json', 'settings!') },
    'illegal name': {
      code: 'name-invalid',
      damage: (text) => text.replace(/name: .*/, 'name: Claude_Session'),
    },
    'key twice': { code: 'duplicate-key', damage: (text) => text.replace(/( {2}settings.*\n)/, '$1$1') },
    'misspelt field': { code: 'unknown-field', damage: (text) => text.replace('type:', 'tpye:') },
    'tab as indentation': { code: 'yaml-syntax', damage: (text) => text.replace('  settings', '\tsettings') },
    'expired login': {
      code: 'credentials-stale',
      damage: (text) => withCredentials(text, JSON.stringify(buildCredentials(1_000_000_000_000))),
    },
    'credentials that are no JSON': {
      code: 'credentials-shape',
      damage: (text) => withCredentials(text, 'gone'),
    },
  }

/** Does one damage to a built manifest, by name. Throws an `OptionError` for a name that is not one. */
export function damageSecretManifest(manifest: string, name: string): { manifest: string; code: string } {
  const known = Object.hasOwn(secretDamages, name) ? secretDamages[name] : undefined
  if (known === undefined)
    throw new OptionError('damage', name, `one of ${Object.keys(secretDamages).join(', ')}`)
  return { manifest: known.damage(manifest), code: known.code }
}

function withCredentials(manifest: string, content: string): string {
  const encoded = Buffer.from(content).toString('base64')
  return manifest.replace(/(\.credentials\.json: )".*"/, `$1"${encoded}"`)
}
