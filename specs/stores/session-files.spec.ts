import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { StoreFileError, StoreFormatError } from '../../src/errors.ts'
import { loadWithRetry, saveWithRetry } from '../../src/stores/session-manager/retry.ts'
import { createSessionDir, loadSessionRegistry } from '../../src/stores/session-manager/session-registry.ts'
import { walkFiles } from '../../src/stores/walk-files.ts'

let folder: string

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'termtape-')), 'sessions')
  return () => rm(join(folder, '..'), { recursive: true })
})

const target = (): string => join(folder, 'deep/file.json')

describe('file operations', () => {
  it('save on the first try', async () => {
    const tries: number[] = []
    await saveWithRetry(target(), 'x', { onRetry: (attempt) => void tries.push(attempt) })
    expect([await readFile(target(), 'utf8'), tries]).toEqual(['x', []])
  })

  it('save again after a failure', async () => {
    await createSessionDir(folder)
    await writeFile(join(folder, 'deep'), 'a file where the folder should be')
    const tries: number[] = []
    await saveWithRetry(target(), 'x', {
      retryDelayMs: 0,
      onRetry: async (attempt, error) => {
        tries.push(attempt)
        expect(error).toBeInstanceOf(StoreFileError)
        if (attempt === 2) await rm(join(folder, 'deep'))
      },
    })
    expect([await readFile(target(), 'utf8'), tries]).toEqual(['x', [1, 2]])
  })

  it('give up after all tries, and leave the old file', async () => {
    await mkdir(target(), { recursive: true })
    const tries: number[] = []
    const onRetry = (attempt: number): void => void tries.push(attempt)
    await expect(saveWithRetry(target(), 'x', { maxRetries: 3, retryDelayMs: 0, onRetry })).rejects.toThrow(
      StoreFileError,
    )
    expect(tries).toEqual([1, 2, 3])
    expect((await walkFiles(folder)).map((each) => each.path)).toEqual(['deep', 'deep/file.json'])
  })

  it('load what is there, and undefined where nothing is, at once', async () => {
    expect(await loadWithRetry(target(), { onRetry: () => expect.unreachable() })).toBeUndefined()
    await saveWithRetry(target(), 'é')
    expect(await loadWithRetry(target())).toBe('é')
    await expect(loadWithRetry(folder, { maxRetries: 1, retryDelayMs: 0 })).rejects.toThrow(StoreFileError)
  })

  it('bring any JSON back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        await saveWithRetry(target(), JSON.stringify(value))
        expect(JSON.parse((await loadWithRetry(target())) ?? '')).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 30 },
    )
  })

  it('never let two writers mix', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => String(at).repeat(10_000))
    await Promise.all(texts.map((text) => saveWithRetry(target(), text)))
    expect(texts).toContain(await readFile(target(), 'utf8'))
  })

  it('load a registry, or say why not', async () => {
    await createSessionDir(folder)
    const registry = join(folder, 'registry.json')
    expect(await loadSessionRegistry(registry)).toEqual(new Map())
    for (const text of ['', '[]', '{}', '{"sessions":[]}']) {
      await writeFile(registry, text)
      await expect(loadSessionRegistry(registry)).rejects.toThrow(StoreFormatError)
    }
  })
})
