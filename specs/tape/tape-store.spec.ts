import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtProgram } from '../built.ts'
import { OptionError, TapeFileError, TapeFormatError } from '../../src/errors.ts'
import { tapeFolderDepthMax } from '../../src/limits.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { TapeStore } from '../../src/tape/tape-store.ts'
import { plainTape } from './plain-tape.ts'

const [node, storeWriter] = await builtProgram('specs/programs/store-writer.ts')

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tape-store-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(name: string, contents: string | Tape): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, typeof contents === 'string' ? contents : printTape(contents))
  return path
}

async function loaded(options?: ConstructorParameters<typeof TapeStore>[1]): Promise<TapeStore> {
  const store = new TapeStore(folder, options)
  await store.load()
  return store
}

function ids(tapes: readonly { id: string }[]): string[] {
  return tapes.map(({ id }) => id)
}

describe('loading', () => {
  it('takes every tape of every sub-folder, and nothing else', async () => {
    await put('sqlite3/b/one.json5', plainTape())
    await put('sqlite3/a.json5', plainTape())
    await put('sqlite3/.a.json5.lock', 'x')
    await put('.git/a.json5', 'x')
    await put('node_modules/x/a.json5', 'x')
    await put('sqlite3/readme.md', 'x')
    await mkdir(join(folder, 'empty.json5'))
    expect(ids((await loaded()).tapes)).toEqual(['sqlite3/a', 'sqlite3/b/one'])
  })

  it('finds no tapes where there is no folder, and refuses a file in its place', async () => {
    const store = new TapeStore(join(folder, 'none'))
    await store.load()
    expect(store.tapes).toEqual([])
    await put('none', '')
    await expect(store.load()).rejects.toThrow(TapeFileError)
  })

  it('stops at a broken tape with its path and line, and keeps what it had', async () => {
    await put('p/a.json5', plainTape())
    const store = await loaded()
    const broken = await put('p/b.json5', '{\n  version: 1,\n  meta: @\n}\n')
    const error = await store.load().catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(TapeFormatError)
    expect(String(error)).toContain(`${broken}:3:9`)
    expect(ids(store.tapes)).toEqual(['p/a'])
  })

  it('goes on past broken tapes when it is lax, and keeps what was wrong', async () => {
    const broken = await put('p/a.json5', '{')
    await put('p/b.json5', plainTape())
    await put('p/c.json5', printTape(plainTape()).replace('"seed": 12345', '"seed": 12345, "speed": 1'))
    const store = await loaded({ lax: true })
    expect(ids(store.tapes)).toEqual(['p/b', 'p/c'])
    expect(store.problems).toMatchObject([{ tape: broken, problems: [{ line: 1 }] }])
    expect(store.warnings).toMatchObject([{ path: 'meta.speed' }])
    await put('p/a.json5', plainTape())
    await store.load()
    expect(store.problems).toEqual([])
  })

  it('visits every real folder once, whatever links there are', async () => {
    await put('p/a.json5', plainTape())
    await symlink('..', join(folder, 'p', 'up'))
    await symlink('self', join(folder, 'p', 'self'))
    await symlink('nowhere', join(folder, 'p', 'dangling.json5'))
    await symlink(join(folder, 'p'), join(folder, 'again'))
    await symlink('a.json5', join(folder, 'p', 'linked.json5'))
    expect(ids((await loaded()).tapes)).toEqual(['p/a', 'p/linked'])
  })

  it('follows a link out of the folder', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'tape-store-else-'))
    await writeFile(join(elsewhere, 'a.json5'), printTape(plainTape()))
    await symlink(elsewhere, join(folder, 'shared'))
    expect(ids((await loaded()).tapes)).toEqual(['shared/a'])
    await rm(elsewhere, { recursive: true })
  })

  it('refuses folders nested without end', async () => {
    await put(join(...Array.from({ length: tapeFolderDepthMax + 1 }, () => 'd'), 'a.json5'), plainTape())
    await expect(loaded()).rejects.toThrow(/nested deeper than 32 folders/)
  })

  it('sees edits on the next load', async () => {
    await put('p/a.json5', plainTape(['one']))
    const store = await loaded()
    const edited = plainTape(['two'])
    await put('p/a.json5', edited)
    await put('p/b.json5', plainTape(['three']))
    await store.load()
    expect(store.tape('p/a')?.tape).toEqual(edited)
    expect(ids(store.tapes)).toEqual(['p/a', 'p/b'])
  })
})

describe('use', () => {
  it('tells used tapes from unused ones, across loads', async () => {
    await put('p/a.json5', plainTape())
    await put('p/b.json5', plainTape())
    const store = await loaded()
    expect(ids(store.unused())).toEqual(['p/a', 'p/b'])
    store.markUsed(store.tape('p/a')!)
    expect(ids(store.unused())).toEqual(['p/b'])
    await store.load()
    expect(ids(store.unused())).toEqual(['p/b'])
  })
})

describe('writing', () => {
  it('adds a tape where its program and name say, as new', async () => {
    const store = await loaded()
    const stored = await store.add(plainTape(), 'spec/test')
    expect(stored).toMatchObject({ id: 'sqlite3/spec/test', path: join(folder, 'sqlite3/spec/test.json5') })
    expect(store.tape('sqlite3/spec/test')).toBe(stored)
    expect([ids(store.newTapes()), store.unused()]).toEqual([['sqlite3/spec/test'], []])
    expect(ids((await loaded()).newTapes())).toEqual([])
    await expect(store.add(plainTape(), '../out')).rejects.toThrow(OptionError)
  })

  it('never takes the place of another conversation, and keeps the same one once', async () => {
    const store = await loaded()
    const later = { ...plainTape(), meta: { ...plainTape().meta, createdAt: '2027-01-01T00:00:00Z' } }
    const given = [plainTape(), plainTape(['other']), later, plainTape(['other'])]
    const stored = await Promise.all(given.map((tape) => store.add(tape, 'a')))
    const [first, second] = ids(stored)
    expect(new Set([first, second])).toEqual(new Set(['sqlite3/a', 'sqlite3/a-2']))
    expect(ids(stored)).toEqual([first, second, first, second])
    expect((await readdir(join(folder, 'sqlite3'))).sort()).toEqual(['a-2.json5', 'a.json5'])
  })

  it('does not record over a broken tape', async () => {
    const path = await put('sqlite3/a.json5', '{ broken')
    await expect(new TapeStore(folder).add(plainTape(), 'a')).rejects.toThrow(TapeFormatError)
    expect(await readFile(path, 'utf8')).toBe('{ broken')
  })

  it('overwrites in the same file of the same sub-folder', async () => {
    const path = await put('odd/place/x.json5', `// ours\n${printTape(plainTape(['one']))}`)
    const store = await loaded()
    const stored = await store.overwrite(store.tapes[0]!, plainTape(['two']))
    expect(stored).toMatchObject({ id: 'odd/place/x', path })
    expect(await readFile(path, 'utf8')).toMatch(/^\/\/ ours\n/)
    expect(store.tape('odd/place/x')).toBe(stored)
    expect(ids((await loaded()).tapes)).toEqual(['odd/place/x'])
    expect(store.newTapes()).toEqual([])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
})

describe('many at once', () => {
  it('loses nothing when two workers write side by side', async () => {
    const workers = ['one', 'two'].map((mark) => worker(mark, 5))
    expect(await Promise.all(workers.map(ended))).toEqual([0, 0])
    const said = (await loaded()).tapes.map(({ tape: { exchanges } }) => exchanges[1]?.input)
    const texts = said.flatMap((input) =>
      input !== undefined && 'dataText' in input ? [input.dataText] : [],
    )
    const expected = [1, 2, 3, 4, 5].flatMap((time) => [`one ${time}`, `two ${time}`, `alike ${time}`])
    expect(texts).toHaveLength(expected.length)
    expect(new Set(texts)).toEqual(new Set(expected))
    expect((await readdir(join(folder, 'sqlite3/shared'))).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

function worker(mark: string, times: number): ChildProcess {
  return spawn(node, [storeWriter, folder, mark, String(times)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

async function ended(child: ChildProcess): Promise<unknown> {
  const [code]: unknown[] = await once(child, 'exit')
  return code
}
