import { execFile } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildCredentials } from '../../../src/stores/builders/claude-store-builder.ts'
import type { Report } from '../../../src/stores/finding.ts'
import { createSecretManifest } from '../../../src/stores/secret-manifest/create-secret-manifest.ts'
import type { GitRunner } from '../../../src/stores/secret-manifest/git-exposure.ts'
import { type SecretCode, secretRules } from '../../../src/stores/secret-manifest/secret-rules.ts'
import {
  checkSecretDeleted,
  checkSessionFolder,
  checkTestPrompt,
} from '../../../src/stores/secret-manifest/session-folder.ts'
import {
  type SecretManifestOptions,
  validateSecretManifest,
  validateSecretText,
} from '../../../src/stores/secret-manifest/validate-secret-manifest.ts'
import { eachRule, type Judge } from './each-rule.ts'

const past = 1_790_848_800_000
const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64')
const sized = (bytes: number): string => `data: {a: ${base64(Buffer.alloc(bytes))}}`

/** A whole manifest. */
const text =
  (manifest: string, options: SecretManifestOptions = {}): Judge =>
  async () =>
    (await validateSecretText(manifest, 'secret.yaml', options)).findings

const secret = (rest: string, metadata = 'name: x'): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {${metadata}}\n${rest}`

/** What stands behind the name of a Secret. */
const holding = (rest: string, options: SecretManifestOptions = {}): Judge => text(secret(rest), options)
const named = (metadata: string): Judge => text(secret('data: {a: YQ==}', metadata))

const login = (fields: object, now = past - 1): Judge => {
  const { claudeAiOauth } = buildCredentials(past)
  const content = JSON.stringify({ claudeAiOauth: { ...Object(claudeAiOauth), ...fields } })
  return holding(`data: {.credentials.json: ${base64(content)}}`, { now })
}

const reported =
  (judge: (folder: string) => Promise<Report> | Report): Judge =>
  async (folder) =>
    (await judge(folder)).findings

/** The file in a repository, after some steps. */
const inGit =
  (ignore: string | undefined, ...steps: string[]): Judge =>
  async (folder) => {
    const file = await put(folder, 'secret.yaml', secret('data: {a: YQ==}'))
    if (ignore !== undefined) await put(folder, '.gitignore', ignore)
    for (const step of steps) await git(['-C', folder, ...step.split(' ')])
    return (await validateSecretManifest(file, { git })).findings
  }

const git: GitRunner = (args) =>
  new Promise((resolve) => {
    const child = execFile('git', [...args], (_, stdout) => resolve({ code: child.exitCode, stdout }))
  })

async function put(folder: string, name: string, content = 'x'): Promise<string> {
  await writeFile(join(folder, name), content, { mode: 0o600 })
  return join(folder, name)
}

const mode =
  (bits: number): Judge =>
  async (folder) => {
    const file = await put(folder, 'secret.yaml', secret('data: {a: YQ==}'))
    await chmod(file, bits)
    return (await validateSecretManifest(file)).findings
  }

const created = (more: (folder: string) => Promise<unknown>): Judge =>
  reported(async (folder) => {
    await put(folder, 'a')
    await more(folder)
    const { findings } = await createSecretManifest(folder, { name: 'x' })
    return { valid: true, findings, dropped: 0, counts: { error: 0, warning: 0, info: 0 } }
  })

const previous = secret('immutable: true\ndata: {a: YQ==}')
const levels = Array.from(
  { length: 9 },
  (_, at) => `l${at + 1}: &l${at + 1} {${Array.from('abcdefghi', (key) => `${key}: *l${at}`).join(', ')}}`,
)

eachRule<SecretCode>(secretRules, {
  'annotation-invalid': {
    wrong: named('name: x, annotations: {"a b": c}'),
    right: named('name: x, annotations: {Example.com/My_Name.1: "any text, even this\\n"}'),
  },
  'double-base64': {
    wrong: holding(`data: {a: ${base64(base64('correct horse'))}}`),
    // A key that happens to be base64 of bytes.
    right: holding(
      `data: {a: ${base64(base64(Buffer.from('8a17fe30c99b40d2e1', 'hex')))}, b: ${base64('password')}}`,
    ),
  },
  'duplicate-secret': {
    wrong: text([secret('data: {a: YQ==}'), secret('data: {a: Yg==}')].join('\n---\n')),
    right: text(
      [secret('data: {a: YQ==}'), secret('data: {a: Yg==}', 'name: x, namespace: other')].join('\n---\n'),
    ),
  },
  'label-invalid': {
    wrong: named('name: x, labels: {app: "two words"}'),
    right: named('name: x, labels: {app.kubernetes.io/name: My-App_1.0, empty: ""}'),
  },
  'placeholder-value': {
    wrong: holding(`stringData: {a: changeme}\ndata: {b: ${base64('<your-token>')}}`),
    right: holding(`data: {a: ${base64('change me not, I am a pass phrase')}, b: ${base64('xxx')}}`),
  },
  'trailing-newline': {
    wrong: holding(`data: {password: ${base64('tr0ub4dor\n')}}`),
    right: holding(
      `data: {password: ${base64('tr0ub4dor')}, config.json: ${base64('{}\n')}, pem: ${base64('a\nb\n')}}`,
    ),
  },
  'wrong-mode': {
    wrong: mode(0o644),
    right: mode(0o600),
  },
  'alias-bomb': {
    wrong: text(secret('data: {a: YQ==}', `name: x, managedFields: [{l0: &l0 {}, ${levels.join(', ')}}]`)),
    right: text(secret('data: {a: YQ==}', `name: x, managedFields: [{l0: &l0 {}, ${levels[0]}}]`)),
  },
  'annotations-too-long': {
    wrong: named(`name: x, annotations: {a: ${'x'.repeat(262_144)}}`),
    right: named(`name: x, annotations: {a: ${'x'.repeat(262_143)}}`),
  },
  'apply-too-large': { wrong: holding(sized(200_000)), right: holding(sized(190_000)) },
  'base64-invalid': { wrong: holding("data: {a: 'YWJj '}"), right: holding('data: {a: "YWJj\\n"}') },
  'control-character': {
    wrong: holding('data: {a: YQ==} # \u0007'),
    right: holding('data: {a: YQ==} # \t'),
  },
  'credentials-expired': {
    wrong: login({ refreshToken: null }, past),
    right: login({ refreshToken: null }),
  },
  'credentials-shape': { wrong: login({ accessToken: 'a\nb' }), right: login({ refreshToken: null }) },
  'credentials-stale': { wrong: login({}, past), right: login({}) },
  'credentials-suspicious': {
    wrong: login({ scopes: ['user:profile'] }),
    right: login({ scopes: ['user:inference'] }),
  },
  'data-too-long': {
    wrong: holding(sized(1_048_577)),
    // A Secret of any size beyond a quarter of that is too large for apply.
    too: ['apply-too-large'],
    right: holding(sized(100_000)),
  },
  'duplicate-key': {
    wrong: holding('data: {a: YQ==, a: YQ==}'),
    right: text(`${secret('data: {a: YQ==}')}\n---\n${secret('data: {a: YQ==}', 'name: z')}`),
  },
  'field-immutable': {
    wrong: holding('immutable: true\ndata: {a: Yg==}', { previous }),
    right: holding('immutable: true\ndata: {a: "YQ==\\n"}', { previous }),
  },
  'field-type': { wrong: holding('data: {a: 1234}'), right: holding('data: {a: "1234"}') },
  'file-empty': {
    wrong: holding('data: {a: ""}', { requiredFiles: ['a'] }),
    right: holding('data: {a: "", b: Yg==}', { requiredFiles: ['b'] }),
  },
  'file-missing': {
    wrong: holding('data: {a: YQ==}', { requiredFiles: ['b'] }),
    right: holding('data: {a: YQ==}', { requiredFiles: ['a'] }),
  },
  'git-unknown': { wrong: inGit('*.yaml'), right: inGit('*.yaml', 'init -q') },
  'key-invalid': { wrong: holding('data: {..a: YQ==}'), right: holding('data: {.a: YQ==}') },
  'missing-field': { wrong: named('namespace: x'), right: named('generateName: x-') },
  'name-invalid': { wrong: named('name: Claude_Session'), right: named('name: claude.session-1') },
  'namespace-invalid': {
    wrong: named('name: x, namespace: a.b'),
    right: named('name: x, namespace: a-b'),
  },
  'no-data': { wrong: holding('data: {}'), right: holding('data: {a: ""}') },
  'no-session': {
    wrong: reported((folder) => checkSessionFolder(join(folder, '.claude'))),
    right: reported((folder) => checkSessionFolder(folder)),
  },
  'not-a-secret': {
    wrong: text(secret('data: {a: YQ==}').replace('Secret', 'secret')),
    right: text(
      `kind: List\napiVersion: v1\nitems:\n- ${JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, data: { a: '' } })}`,
    ),
  },
  'not-deleted': {
    wrong: reported(async (folder) => checkSecretDeleted(await put(folder, 'secret.yaml'))),
    right: reported((folder) => checkSecretDeleted(join(folder, 'secret.yaml'))),
  },
  'only-string-data': {
    wrong: holding('stringData: {a: b}'),
    right: holding('data: {b: Yg==}\nstringData: {a: b}'),
  },
  'other-object': {
    wrong: text(`${secret('data: {a: YQ==}')}\n---\napiVersion: v1\nkind: ConfigMap`),
    right: text(`${secret('data: {a: YQ==}')}\n---\n# nothing`),
  },
  'prompt-failed': {
    wrong: reported(() => checkTestPrompt({ code: 0, output: 'Not logged in' })),
    right: reported(() => checkTestPrompt({ code: 0, output: 'Auth test successful\n' })),
  },
  'secret-exposed': {
    wrong: inGit('*.yaml', 'init -q', 'add --force secret.yaml'),
    right: inGit('*.yaml', 'init -q', 'add .gitignore'),
  },
  'skipped-entry': {
    wrong: created((folder) => mkdir(join(folder, 'projects'))),
    right: created((folder) => put(folder, 'projects')),
  },
  'type-data': {
    wrong: holding('type: kubernetes.io/tls\ndata: {tls.crt: YQ==}'),
    right: holding('type: kubernetes.io/tls\ndata: {tls.crt: YQ==, tls.key: ""}'),
  },
  'unexpected-value': {
    wrong: holding('data: {a: YQ==}', { type: 'example.com/x' }),
    right: holding('data: {a: YQ==}', { type: 'Opaque', name: 'x', namespace: 'any' }),
  },
  'unknown-field': {
    wrong: holding('Data: {a: YQ==}\ndata: {a: YQ==}'),
    right: named('name: x, labels: {Data: a}'),
  },
  'unreadable-file': {
    wrong: reported((folder) => validateSecretManifest(join(folder, 'secret.yaml'))),
    right: reported(async (folder) =>
      validateSecretManifest(await put(folder, 'secret.yaml', secret('data: {a: YQ==}'))),
    ),
  },
  'yaml-syntax': { wrong: holding('data:\n\ta: YQ=='), right: holding('data:\n a: YQ==') },
})
