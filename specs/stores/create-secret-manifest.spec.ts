import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { StoreFileError } from '../../src/errors.ts'
import { createSecretManifest } from '../../src/stores/secret-manifest/create-secret-manifest.ts'
import { decodeGoBase64 } from '../../src/stores/secret-manifest/go-base64.ts'
import { validateSecretText } from '../../src/stores/secret-manifest/validate-secret-manifest.ts'

const run = promisify(execFile)
const kubectl = await run('kubectl', ['version', '--client']).then(
  () => true,
  () => false,
)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  return () => rm(folder, { recursive: true })
})

const put = (name: string, content: string | Uint8Array = 'x'): Promise<void> =>
  writeFile(join(folder, name), content)

const ownEnv = { ...process.env, KUBECONFIG: '/dev/null' }

async function askKubectl(from: string, ...flags: string[]): Promise<string> {
  const args = ['create', 'secret', 'generic', 'x', `--from-file=${from}`, '--dry-run=client', '-o', 'yaml']
  return (await run('kubectl', [...args, ...flags], { env: ownEnv })).stdout
}

// Names and contents that a YAML reader would take for numbers, words, dates or marks unless quoted.
const tricky =
  `- -- --- ---a -.inf -1 .5 .9_ .a .inf .nan _ 0 00 1. 1.2.3 1.5 1_000 1e3 01 12e4 017 089 0b1 0b2 0o17 0x1F 2020-01-01 2020-01-01x 99999999999999999999 A Z a a-b a.10 a.9 a_b a1 a10 a2 n no null on true x10y x9y y yes`.split(
    ' ',
  )
const words = [
  '1234',
  '12e4',
  '0x1e',
  '0o17',
  '0b10',
  'null',
  'true',
  'True',
  '+123',
  '+1e1',
  '0644',
  'eXA=',
  'abcd',
]

describe('what it writes', () => {
  it('is what kubectl 1.32 wrote', async () => {
    await put('.credentials.json', '{"claudeAiOauth":{}}')
    await put('settings.json', '{}')
    await put('empty.txt', '')
    await put('Aa_b.c')
    const { yaml, keys } = await createSecretManifest(folder, {
      name: 'claude-session',
      namespace: 'claude-agent',
      type: 'Opaque',
    })
    expect(yaml).toBe(`apiVersion: v1
data:
  .credentials.json: eyJjbGF1ZGVBaU9hdXRoIjp7fX0=
  Aa_b.c: eA==
  empty.txt: ""
  settings.json: e30=
kind: Secret
metadata:
  creationTimestamp: null
  name: claude-session
  namespace: claude-agent
type: Opaque
`)
    expect(keys).toEqual(['.credentials.json', 'Aa_b.c', 'empty.txt', 'settings.json'])
  })

  it('quotes values that would be numbers or words, as kubectl 1.32 did', async () => {
    await put('num', Buffer.from('1234', 'base64'))
    await put('true_', Buffer.from('true', 'base64'))
    await put('yes')
    expect((await createSecretManifest(folder, { name: 'x' })).yaml).toContain(
      '  num: "1234"\n  true_: "true"\n  "yes": eA==\n',
    )
  })

  it('has no data for an empty folder, and says so', async () => {
    const { yaml, findings } = await createSecretManifest(folder, { name: 'x' })
    expect(yaml).toBe('apiVersion: v1\nkind: Secret\nmetadata:\n  creationTimestamp: null\n  name: x\n')
    expect(findings).toMatchObject([{ code: 'no-data' }])
  })

  it('says what kubectl leaves out', async () => {
    await put('a')
    await mkdir(join(folder, 'projects'))
    await symlink('a', join(folder, 'link'))
    const { findings, keys } = await createSecretManifest(folder, { name: 'x' })
    expect(keys).toEqual(['a'])
    expect(findings.map((each) => [each.code, each.file])).toEqual([
      ['skipped-entry', join(folder, 'link')],
      ['skipped-entry', join(folder, 'projects')],
    ])
  })

  it('says that a name or a size will be refused later', async () => {
    await put('a', Buffer.alloc(1_048_577))
    const { findings } = await createSecretManifest(folder, { name: 'Claude_Session', namespace: 'a.b' })
    expect(findings.map((each) => each.code)).toEqual([
      'name-invalid',
      'namespace-invalid',
      'data-too-long',
      'apply-too-large',
    ])
  })

  it.each(['bad name!.txt', '..x'])('stops at the file name %s, as kubectl does', async (name) => {
    await put(name)
    await expect(createSecretManifest(folder, { name: 'x' })).rejects.toThrow(
      /is not a valid key name for a Secret/,
    )
  })

  it('stops at a folder that is not there and at a name that needs escapes', async () => {
    await expect(createSecretManifest(join(folder, 'none'), { name: 'x' })).rejects.toThrow(StoreFileError)
    await expect(createSecretManifest(folder, { name: 'x: y' })).rejects.toThrow(/Invalid name/)
    await expect(createSecretManifest(folder, { name: '' })).rejects.toThrow(/Invalid name/)
  })

  it('passes its own validator', async () => {
    const name = fc.constantFrom(...tricky)
    const files = fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 40 })), {
      selector: ([each]) => each,
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        for (const [each, content] of entries) await put(each, content)
        const { yaml, keys } = await createSecretManifest(folder, { name: 'x' })
        const report = await validateSecretText(yaml, 'x')
        for (const [each] of entries) await rm(join(folder, each))
        // A file of any bytes may look like a line that echo ended.
        expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(report.secrets[0]?.keys).toEqual(keys)
      }),
      { numRuns: 40 },
    )
  })
})

describe.skipIf(!kubectl)('beside kubectl', () => {
  it('writes the same bytes for every tricky name', async () => {
    // Two at a time: for some larger sets kubectl's own order changes from run to run.
    for (let at = 0; at < tricky.length; at += 2) {
      const names = tricky.slice(at, at + 2)
      for (const [nth, name] of names.entries())
        await put(name, Buffer.from(words[(at + nth) % words.length] ?? '', 'base64'))
      expect((await createSecretManifest(folder, { name: 'x', type: 'Opaque', namespace: 'n' })).yaml).toBe(
        await askKubectl(folder, '--type=Opaque', '-n', 'n'),
      )
      for (const name of names) await rm(join(folder, name))
    }
  })

  it('writes the same bytes for any two files', async () => {
    const name = fc
      .string({ unit: fc.constantFrom(...'aA019.-_xeyn'.split('')), minLength: 1, maxLength: 6 })
      .filter((each) => each !== '.' && !each.startsWith('..'))
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 9 })), {
          selector: ([each]) => each,
          minLength: 2,
          maxLength: 2,
        }),
        async (entries) => {
          const own = await mkdtemp(join(folder, 'pair-'))
          for (const [each, content] of entries) await writeFile(join(own, each), content)
          expect((await createSecretManifest(own, { name: 'x' })).yaml).toBe(await askKubectl(own))
        },
      ),
      { numRuns: 10 },
    )
  })

  it('agrees on which base64 decodes, and on the byte that does not', async () => {
    const file = join(folder, 'secret.yaml')
    const text = fc.string({
      unit: fc.constantFrom('A', 'z', '0', '+', '/', '=', '\n', '\r', ' ', '-', '_'),
      maxLength: 9,
    })
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        await writeFile(
          file,
          JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, data: { a: value } }),
        )
        const args = ['set', 'env', '--local', '-f', file, 'A=B']
        const stderr = await run('kubectl', args, { env: ownEnv }).then(
          () => '',
          (error: { stderr: string }) => error.stderr,
        )
        const decoded = decodeGoBase64(value)
        if ('badByte' in decoded)
          expect(stderr).toContain(`illegal base64 data at input byte ${decoded.badByte}`)
        else expect(stderr).toContain('does not have a pod template')
      }),
      { numRuns: 30 },
    )
  })
})

describe('parts', () => {
  it('decodes what any encoder wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), (bytes) => {
        expect(decodeGoBase64(Buffer.from(bytes).toString('base64'))).toEqual({ bytes: Buffer.from(bytes) })
      }),
    )
  })
})
