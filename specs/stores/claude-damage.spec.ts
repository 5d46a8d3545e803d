import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { OptionError } from '../../src/errors.ts'
import { buildClaudeStore } from '../../src/stores/builders/claude-store-builder.ts'
import {
  damageClaudeStore,
  damageNames,
  hostileSessionIds,
} from '../../src/stores/builders/damage-claude-store.ts'
import { ClaudeStore } from '../../src/stores/claude/claude-store.ts'
import { validateClaudeStore } from '../../src/stores/claude/validate-claude-store.ts'
import { describeReport } from '../../src/stores/finding.ts'
import { JsonlScanner } from '../../src/stores/jsonl/jsonl-scanner.ts'
import { runs } from '../runs.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  return () => rm(folder, { recursive: true })
})

it('knows a damage for every number of the catalogue', () => {
  const numbers = new Set(damageNames.map((name) => name.split(' ')[0]))
  expect([...numbers]).toEqual(Array.from({ length: 28 }, (_, at) => `D${at + 1}`))
})

it('has nothing to say of a built store', async () => {
  await buildClaudeStore(folder)
  expect((await validateClaudeStore(folder)).findings).toEqual([])
})

it.each(damageNames)('finds %s, where it is and nothing else', async (name) => {
  const store = await buildClaudeStore(folder)
  const expected = await damageClaudeStore(store, name, { bytes: 60_000_000 })
  const { findings } = await validateClaudeStore(folder)
  const found = findings.map(({ code, file, line }) => ({
    code,
    file,
    ...(line === undefined ? {} : { line }),
  }))
  // A lost record orphans its child, which is true and not the point.
  expect(
    found.filter((each) => each.code !== 'orphan-parent' || expected.some((one) => one.code === each.code)),
  ).toEqual(expected)
  // Whatever is wrong with one session, the others are listed.
  expect((await new ClaudeStore(folder).listSessions()).map((each) => each.id)).toContain(store.sessionIds[1])
})

it('refuses a damage nobody knows', async () => {
  const store = await buildClaudeStore(folder)
  await expect(damageClaudeStore(store, 'D99')).rejects.toThrow(OptionError)
})

it.each(hostileSessionIds)('refuses the session id %j before it touches a file', async (id) => {
  await buildClaudeStore(folder)
  await expect(new ClaudeStore(folder).resolve(id)).rejects.toThrow(OptionError)
})

it('judges more bytes than one string can hold', () => {
  // One chunk again and again: the scanner sees 540 MB, the disk none.
  const line = `${JSON.stringify({ type: 'tag', tag: 'x'.repeat(1_000) })}\n`
  const chunk = Buffer.from(line.repeat(1_000))
  let records = 0
  const scanner = new JsonlScanner({ add: () => {} }, 'x', () => {
    records += 1
  })
  const chunks = Math.ceil(536_870_889 / chunk.length)
  for (let nth = 0; nth < chunks; nth += 1) scanner.push(chunk)
  expect(scanner.end().bytes).toBeGreaterThan(536_870_888)
  expect(records).toBe(chunks * 1_000)
})

describe('properties', () => {
  const single = fc.constantFrom<[string, string]>(
    ['nul-bytes', '\0'.repeat(300)],
    ['two-records', '{"type":"tag"}{"type":"tag"}'],
    ['cut-record', '{"type":"pr-l{"type":"tag"}'],
    ['malformed-json', '{"type":"tag"'],
    ['not-an-object', '[]'],
    ['missing-field', '{"type":"tag","sessionId":"x"}'],
    ['unknown-type', '{"type":"?"}'],
    ['lone-surrogate', String.raw`{"type":"?","x":"\udead"}`],
  )

  it('finds a damage at whatever line it is', async () => {
    const store = await buildClaudeStore(folder)
    const [file = ''] = store.transcripts
    const whole = await readFile(file, 'utf8')
    await fc.assert(
      fc.asyncProperty(single, fc.nat(12), async ([code, damage], at) => {
        const lines = whole.split('\n')
        lines.splice(at, 0, damage)
        await writeFile(file, lines.join('\n'))
        expect((await validateClaudeStore(folder)).findings.map((each) => [each.code, each.line])).toEqual([
          [code, at + 1],
        ])
      }),
      { numRuns: 60 },
    )
  })

  it('never throws and never shows a token, whatever a byte becomes', async () => {
    const store = await buildClaudeStore(folder)
    const files = [...store.transcripts, store.history, store.credentials]
    const contents = new Map<string, Buffer>()
    for (const file of files) contents.set(file, await readFile(file))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        fc.uint8Array({ maxLength: 5 }),
        async (file, at, put) => {
          const bytes = contents.get(file) ?? Buffer.alloc(0)
          const from = at % bytes.length
          await writeFile(file, Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + 2)]))
          const report = describeReport(await validateClaudeStore(folder))
          await writeFile(file, bytes)
          expect(report).not.toContain('SYNTHETIC')
        },
      ),
      { numRuns: runs(200) },
    )
  })

  it('stays valid in any order of keys, records of latches and files', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        async (order, sessions) => {
          const own = await mkdtemp(join(folder, 'store-'))
          const store = await buildClaudeStore(own, { sessions, records: 8 })
          const files = [...store.transcripts, store.history].sort(
            (a, b) => (order[a.length % 30] ?? 0) - b.length,
          )
          for (const file of files) {
            const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
            // A title may stand anywhere, even first.
            const latches = lines.filter((line) => line.startsWith('{"type":"custom-title"'))
            const chain = lines.filter((line) => !latches.includes(line))
            chain.splice((order[0] ?? 0) % (chain.length + 1), 0, ...latches)
            await rm(file)
            await writeFile(file, chain.map((line) => `${shuffleKeys(line, order)}\n`).join(''), {
              mode: 0o644,
            })
          }
          expect((await validateClaudeStore(own)).findings).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })
})

function shuffleKeys(line: string, order: readonly number[]): string {
  const entries = Object.entries<unknown>(JSON.parse(line))
  const ranked = entries.map((entry, at) => ({ entry, rank: order[at] ?? 0 })).sort((a, b) => a.rank - b.rank)
  return JSON.stringify(Object.fromEntries(ranked.map((each) => each.entry)))
}
