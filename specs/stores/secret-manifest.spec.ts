import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { describeReport } from '../../src/stores/finding.ts'
import {
  checkSecretDeleted,
  checkSessionFolder,
  checkTestPrompt,
} from '../../src/stores/secret-manifest/session-folder.ts'
import {
  validateSecretManifest,
  validateSecretText,
  type SecretManifestOptions,
} from '../../src/stores/secret-manifest/validate-secret-manifest.ts'
import { runs } from '../runs.ts'

const now = 1_790_848_800_000
const credentials = JSON.stringify({
  claudeAiOauth: {
    accessToken: 'sk-ant-oat01-SPEC',
    refreshToken: 'sk-ant-ort01-SPEC',
    expiresAt: now + 1,
    scopes: ['user:inference'],
    subscriptionType: 'max',
  },
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')

const good = `apiVersion: v1
data:
  .credentials.json: ${base64(credentials)}
  settings.json: e30=
kind: Secret
metadata:
  creationTimestamp: null
  name: claude-session
  namespace: claude-agent
type: Opaque
`

async function codes(text: string | Uint8Array, options: SecretManifestOptions = {}): Promise<string[]> {
  const { findings } = await validateSecretText(text, 'secret.yaml', { now, ...options })
  return findings.map((each) => `${each.code}@${each.line ?? '-'} ${each.path ?? ''}`.trim())
}

const secret = (rest: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n${rest}`

describe('a manifest that is right', () => {
  it.each([
    ['the canonical one', good],
    ['without type and namespace', good.replace(/type.*\n/, '').replace(/ +namespace.*\n/, '')],
    ['with CRLF', good.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${good}`],
    [
      'as JSON',
      JSON.stringify(
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, data: { a: 'YQ==' } },
        null,
        '\t',
      ),
    ],
    ['with an empty document after it', `${good}---\n`],
    ['twice in one file', `${good}---\n${good.replace(/ {2}name: /, '  name: other-')}`],
    ['in a List', `apiVersion: v1\nkind: List\nitems:\n- ${good.replaceAll('\n', '\n  ')}`],
    [
      'in a SecretList, without its kind',
      'apiVersion: v1\nkind: SecretList\nitems: [{metadata: {name: x}, data: {a: YQ==}}]',
    ],
    ['with an anchor', secret('data: {a: &v YQ==, b: *v}')],
    ['with a merge', secret('data:\n  <<: {a: YQ==}\n  b: YQ==')],
    ['with a generated name', secret('data: {a: YQ==}').replace('name:', 'generateName:')],
    [
      'with a generated name that ends with a dash',
      secret('data: {a: YQ==}').replace('name: x', 'generateName: x-'),
    ],
    ['with an empty value', secret('data: {a: "", b: , c: null}')],
    ['with line breaks inside base64', secret('data:\n  a: |\n    YWJj\n    ZGVm\n')],
    ['with unused bits set', secret('data: {a: YR==}')],
    ['with a leading dot in a key', secret('data: {.a: YQ==}')],
    ['with keys YAML takes for numbers and words', secret('data: {1: YQ==, yes: YQ==}')],
    ['immutable', secret('immutable: yes\ndata: {a: YQ==}')],
    ['of a type nobody knows', secret('type: example.com/x\ndata: {a: YQ==}')],
    ['with a quoted number', secret('data: {a: "1234"}')],
    [
      'with dates and base 60, which stay strings',
      secret('data: {a: YQ==}\nstringData: {b: 2020-01-01, c: 02:00}'),
    ],
    ['with an explicit string', secret('data: {a: !!str 1234}')],
    ['tls', secret('type: kubernetes.io/tls\ndata: {tls.crt: YQ==, tls.key: ""}')],
    ['basic-auth', secret('type: kubernetes.io/basic-auth\ndata: {password: ""}')],
    ['ssh-auth', secret('type: kubernetes.io/ssh-auth\ndata: {ssh-privatekey: YQ==}')],
    ['dockerconfigjson', secret('type: kubernetes.io/dockerconfigjson\ndata: {.dockerconfigjson: e30=}')],
    ['dockercfg', secret('type: kubernetes.io/dockercfg\nstringData: {.dockercfg: "{}"}\ndata: {a: YQ==}')],
    [
      'service-account-token',
      'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/service-account-token\nmetadata: {name: x, annotations: {kubernetes.io/service-account.name: z}}\ndata: {a: YQ==}',
    ],
  ])('%s', async (_, text) => {
    expect(await codes(text)).toEqual([])
  })

  it('shows names and keys, and no value', async () => {
    const { secrets, valid } = await validateSecretText(good, 'x', { now })
    expect(valid).toBe(true)
    expect(secrets).toEqual([
      {
        name: 'claude-session',
        namespace: 'claude-agent',
        type: 'Opaque',
        keys: ['.credentials.json', 'settings.json'],
      },
    ])
  })
})

describe('a manifest that is wrong', () => {
  const over = base64('x'.repeat(1_048_577))
  const exact = base64('x'.repeat(1_048_576))
  it.each<[string, string | Uint8Array, string[]]>([
    ['nothing at all', '', ['not-a-secret@-']],
    ['only another object', 'apiVersion: v1\nkind: ConfigMap', ['other-object@2 kind', 'not-a-secret@-']],
    ['lower case kind', good.replace('kind: Secret', 'kind: secret'), ['not-a-secret@5 kind']],
    ['another version', good.replace('v1', 'v2'), ['not-a-secret@5 kind']],
    ['no kind', good.replace('kind: Secret\n', ''), ['missing-field@1 kind']],
    ['no apiVersion', good.replace('apiVersion: v1\n', ''), ['missing-field@1 apiVersion']],
    ['a string', 'hello', ['not-a-secret@1']],
    ['no data', secret(''), ['no-data@1 data']],
    ['empty data', secret('data: {}'), ['no-data@4 data']],
    ['null data', secret('data:'), ['no-data@1 data']],
    ['only stringData', secret('stringData: {a: b}'), ['only-string-data@4 stringData']],
    ['data as a list', secret('data: [a]'), ['field-type@4 data']],
    ['data as a string', secret('data: abc'), ['field-type@4 data']],
    ['no name', secret('data: {a: YQ==}').replace('name: x', ''), ['missing-field@3 metadata.name']],
    [
      'an upper case name',
      secret('data: {a: YQ==}').replace('name: x', 'name: Claude_Session'),
      ['name-invalid@3 metadata.name'],
    ],
    [
      'a name too long',
      secret('data: {a: YQ==}').replace('name: x', `name: ${'x'.repeat(254)}`),
      ['name-invalid@3 metadata.name'],
    ],
    [
      'a generated name in upper case',
      secret('data: {a: YQ==}').replace('name: x', 'generateName: X-'),
      ['name-invalid@3 metadata.generateName'],
    ],
    [
      'a generated name of a dash',
      secret('data: {a: YQ==}').replace('name: x', 'generateName: "-"'),
      ['name-invalid@3 metadata.generateName'],
    ],
    [
      'a number as name',
      secret('data: {a: YQ==}').replace('name: x', 'name: 123'),
      ['field-type@3 metadata.name'],
    ],
    [
      'a namespace with a dot',
      secret('data: {a: YQ==}').replace('name: x', 'name: x, namespace: a.b'),
      ['namespace-invalid@3 metadata.namespace'],
    ],
    [
      'a namespace too long',
      secret('data: {a: YQ==}').replace('name: x', `name: x, namespace: ${'x'.repeat(64)}`),
      ['namespace-invalid@3 metadata.namespace'],
    ],
    ['a key with a star', secret('data: {a*b: YQ==}'), ['key-invalid@4 data[<redacted:3 chars>]']],
    ['the key dot', secret('data: {.: YQ==}'), ['key-invalid@4 data[.]']],
    ['a key of two dots and more', secret('data: {..a: YQ==}'), ['key-invalid@4 data[..a]']],
    [
      'a key too long',
      secret(`data:\n  ${'k'.repeat(254)}: YQ==`),
      ['key-invalid@5 data[<redacted:254 chars>]'],
    ],
    [
      'a key in stringData',
      secret('data: {a: YQ==}\nstringData: {a b: x}'),
      ['key-invalid@5 stringData[<redacted:3 chars>]'],
    ],
    ['plain text', secret('data: {a: admin}'), ['base64-invalid@4 data[a]']],
    ['folded base64', secret('data:\n  a: >-\n    YWJj\n    ZGVm'), ['base64-invalid@5 data[a]']],
    ['binary that is decoded first', secret('data: {a: !!binary YWJj}'), ['base64-invalid@4 data[a]']],
    ['an unquoted number', secret('data:\n  a: YQ==\n  b: 1234'), ['field-type@6 data[b]']],
    ['an unquoted octal', secret('data: {a: 0644}'), ['field-type@4 data[a]']],
    ['an unquoted float', secret('data: {a: 12e4}'), ['field-type@4 data[a]']],
    ['an unquoted yes', secret('data: {a: yes}'), ['field-type@4 data[a]']],
    [
      'an unquoted on in stringData',
      secret('data: {a: YQ==}\nstringData: {b: on}'),
      ['field-type@5 stringData[b]'],
    ],
    [
      'an unquoted label',
      secret('data: {a: YQ==}').replace('name: x', 'name: x, labels: {a: 1}'),
      ['field-type@3 metadata.labels[a]'],
    ],
    ['immutable as a string', secret("immutable: 'true'\ndata: {a: YQ==}"), ['field-type@4 immutable']],
    ['a number as type', secret('type: 5\ndata: {a: YQ==}'), ['field-type@4 type']],
    ['an unknown field', secret('dta: {}\ndata: {a: YQ==}'), ['unknown-field@4']],
    [
      'an unknown field of metadata',
      secret('data: {a: YQ==}').replace('name: x', 'name: x, lables: {}'),
      ['unknown-field@3 metadata'],
    ],
    ['a key twice', secret('data:\n  a: YQ==\n  a: YQ=='), ['duplicate-key@6']],
    ['a tab', secret('data:\n\ta: YQ=='), ['yaml-syntax@5']],
    ['a bell', secret('data: {a: "\u0007"}'), ['control-character@4']],
    ['an alias without anchor', secret('data: {a: *v}'), ['yaml-syntax@4']],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0xfe]), ['yaml-syntax@-']],
    [
      'too much data',
      secret(`data: {a: ${over}}`),
      ['data-too-long@- data', 'apply-too-large@- metadata.annotations'],
    ],
    ['exactly as much as allowed', secret(`data: {a: ${exact}}`), ['apply-too-large@- metadata.annotations']],
    ['an anchor that contains itself', secret('data: &d\n  a: *d'), ['yaml-syntax@5']],
    [
      'tls without key',
      secret('type: kubernetes.io/tls\ndata: {tls.crt: YQ==}'),
      ['type-data@5 data[tls.key]'],
    ],
    [
      'basic-auth without both',
      secret('type: kubernetes.io/basic-auth\ndata: {a: YQ==}'),
      ['type-data@5 data[username]', 'type-data@5 data[password]'],
    ],
    [
      'ssh-auth with an empty key',
      secret('type: kubernetes.io/ssh-auth\ndata: {ssh-privatekey: ""}'),
      ['type-data@5 data[ssh-privatekey]'],
    ],
    [
      'dockercfg without it',
      secret('type: kubernetes.io/dockercfg\ndata: {a: YQ==}'),
      ['type-data@5 data[.dockercfg]'],
    ],
    [
      'dockerconfigjson that is a list',
      secret('type: kubernetes.io/dockerconfigjson\ndata: {.dockerconfigjson: W10=}'),
      ['type-data@5 data[.dockerconfigjson]'],
    ],
    [
      'a service account without its name',
      secret('type: kubernetes.io/service-account-token\ndata: {a: YQ==}'),
      ['type-data@5 metadata.annotations[kubernetes.io/service-account.name]'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await codes(text)).toEqual(expected)
  })

  it('bounds what aliases expand to', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, at) => `  l${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(',')}]`,
    )
    expect(await codes(secret(`metadata2:\n  l0: &l0 [x]\n${levels.join('\n')}`))).toEqual(['alias-bomb@1'])
  })

  it('says what kubectl says of bad base64', async () => {
    for (const [value, at] of [
      ['admin', 4],
      ['YQ', 0],
      ['"YQ==="', 4],
      ['__8=', 0],
      ["'YWJj '", 4],
    ] as const) {
      const { findings } = await validateSecretText(secret(`data: {a: ${value}}`), 'x')
      expect(findings[0]?.message).toBe(`illegal base64 data at input byte ${at}`)
    }
  })
})

describe('what the caller expects', () => {
  it.each<[string, SecretManifestOptions, string[]]>([
    [
      'all as it is',
      { name: 'claude-session', namespace: 'claude-agent', type: 'Opaque', requiredFiles: ['settings.json'] },
      [],
    ],
    ['another name', { name: 'other' }, ['unexpected-value@1 metadata.name']],
    ['another namespace', { namespace: 'other' }, ['unexpected-value@1 metadata.namespace']],
    ['another type', { type: 'kubernetes.io/tls' }, ['unexpected-value@1 type']],
    ['a file that is missing', { requiredFiles: ['history.jsonl'] }, ['file-missing@1 data[history.jsonl]']],
    [
      'a login that is over',
      { now: now + 1 },
      ['credentials-stale@3 data[.credentials.json].claudeAiOauth.expiresAt'],
    ],
  ])('%s', async (_, options, expected) => {
    expect(await codes(good, options)).toEqual(expected)
  })

  it('accepts an absent namespace', async () => {
    expect(await codes(good.replace(/ +namespace.*\n/, ''), { namespace: 'claude-agent' })).toEqual([])
  })

  it('finds a required file that is empty', async () => {
    const { findings } = await validateSecretText(secret('data: {a: ""}'), 'x', { requiredFiles: ['a'] })
    expect(findings[0]?.message).toContain('Session files corrupted')
  })

  it.each([
    ['the same', 'immutable: true\ndata: {a: YQ==}', []],
    ['other data', 'immutable: true\ndata: {a: Yg==}', ['field-immutable@1 data']],
    ['not immutable any more', 'data: {a: YQ==}', ['field-immutable@1 immutable']],
    ['another type', 'immutable: true\ntype: example.com/x\ndata: {a: YQ==}', ['field-immutable@1 type']],
  ])('compares with what the cluster holds: %s', async (_, rest, expected) => {
    const previous = secret('immutable: true\ndata: {a: YQ==}')
    expect(await codes(secret(rest), { previous })).toEqual(expected)
  })
})

describe('the steps of an export', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'termtape-'))
    return () => rm(folder, { recursive: true })
  })

  it('says "Run claude login first" without a folder', async () => {
    expect(describeReport(await checkSessionFolder(join(folder, 'none')))).toContain('Run claude login first')
    await writeFile(join(folder, 'file'), '')
    expect((await checkSessionFolder(join(folder, 'file'))).valid).toBe(false)
    expect((await checkSessionFolder(folder)).valid).toBe(true)
  })

  it('says "Session files corrupted" of an empty session file, and of no lock', async () => {
    await mkdir(join(folder, 'projects/-p'), { recursive: true })
    await writeFile(join(folder, 'projects/-p/.lock'), '')
    expect((await checkSessionFolder(folder)).valid).toBe(true)
    await writeFile(join(folder, 'projects/-p/a.jsonl'), '')
    const report = await checkSessionFolder(folder)
    expect(describeReport(report)).toContain('Session files corrupted')
    expect(report.findings[0]?.file).toBe(join(folder, 'projects/-p/a.jsonl'))
  })

  it('says "Invalid secret structure" of a manifest without data', async () => {
    expect(describeReport(await validateSecretText(secret(''), 'x'))).toContain('Invalid secret structure')
  })

  it.each([
    ['success', { code: 0, output: 'Auth test successful\r\n' }, true],
    ['another exit code', { code: 1, output: 'auth test successful' }, false],
    ['a signal', { code: null, output: 'auth test successful' }, false],
    ['no answer', { code: 0, output: 'hm' }, false],
    [
      'a failed login that quotes the prompt',
      { code: 0, output: 'auth test successful? API Error: 401 OAuth access token has expired.' },
      false,
    ],
    ['not logged in', { code: 0, output: 'Not logged in · Please run /login' }, false],
  ])('judges the test prompt: %s', (_, outcome, valid) => {
    const report = checkTestPrompt(outcome)
    expect(report.valid).toBe(valid)
    expect(describeReport(report).includes('Authentication failed')).toBe(!valid)
  })

  it('finds a manifest that was not deleted', async () => {
    const file = join(folder, 'claude-session-secret.yaml')
    expect((await checkSecretDeleted(file)).valid).toBe(true)
    await writeFile(file, good)
    expect((await checkSecretDeleted(file)).findings).toMatchObject([{ code: 'not-deleted', file }])
  })

  it('reports a file that cannot be read', async () => {
    expect((await validateSecretManifest(folder)).findings).toMatchObject([{ code: 'unreadable-file' }])
  })
})

describe('properties', () => {
  it('never throws and never shows a value, whatever the damage', async () => {
    const text = secret(
      `data: {a: ${base64('SPECSPEC')}, .credentials.json: ${base64(credentials)}}\nstringData: {b: SPECSPEC}`,
    )
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(12),
        fc.constantFrom('', '\n', '{', '*', '"', '\t', '&a ', '- ', ': ', '|'),
        async (at, cut, put) => {
          const from = at % text.length
          const report = await validateSecretText(text.slice(0, from) + put + text.slice(from + cut), 'x')
          const shown = describeReport(report)
          expect(shown).not.toContain('SPEC')
          expect(shown).not.toContain(base64('SPEC').slice(0, 5))
        },
      ),
      { numRuns: runs(400) },
    )
  })

  it('is valid in any order of its keys', async () => {
    const lines = [
      'apiVersion: v1',
      'kind: Secret',
      'metadata: {namespace: m, name: x}',
      'data: {b: YQ==, a: YQ==}',
      'type: Opaque',
    ]
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (order) => {
        expect(await codes(order.join('\n'))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})
