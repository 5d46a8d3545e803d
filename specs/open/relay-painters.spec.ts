import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { open } from '../../src/open/open.ts'
import { verify } from '../../src/open/verify.ts'
import { notAsked } from '../../src/session/questions.ts'
import type { Session } from '../../src/session/session.ts'
import { internalsOf } from '../../src/session/internals.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-painter-'))
  await cp(resolve(import.meta.dirname, '../programs/painter.mjs'), join(root, 'painter.mjs'))
})
afterEach(() => rm(root, { recursive: true }))

const path = (): string => join(root, 'tapes/node/tape.json5')

async function type(keys: string): Promise<string> {
  const { session, recorder } = await open(
    'node',
    ['painter.mjs'],
    { cwd: root, tapeName: 'tape', record: 'NEW', timeoutMs: 10_000, rows: 5, cols: 20 },
    { root, policy: 'none', rerecord: 'again', warn: () => {} },
  )
  try {
    await shows(session, '=====')
    for (const key of keys) {
      await session.send(key)
      if (key !== 'q') await shows(session, keys.slice(0, keys.indexOf(key) + 1))
    }
    await session.exit
    return session.screen.text
  } finally {
    await session.close()
    await recorder()?.save()
  }
}

async function shows(session: Session, text: string): Promise<void> {
  const isShown = (): boolean => notAsked(() => session.screen.text.includes(text))
  const end = await internalsOf(session).until(() => (isShown() ? true : undefined))
  if ('gaveUp' in end) throw new Error(`${text} is not shown: ${end.gaveUp}`)
}

describe('a program that asks its terminal and paints', () => {
  it.each([[[]], [['other-way']]])('goes on live where its tape ends: %j', async (files: string[]) => {
    await type('abq')
    for (const name of files) await writeFile(join(root, name), '')
    expect(await type('abcq')).toBe('abc')
    expect(await readFile(path(), 'utf8')).toContain('"dataText": "c"')
    // What was appended is played, and nothing is started.
    await rm(join(root, 'painter.mjs'))
    expect(await type('abcq')).toBe('abc')
  })

  it('does not where it shows something else', async () => {
    await type('aq')
    await writeFile(join(root, 'other-words'), '')
    await expect(type('abq')).rejects.toMatchObject({ code: 'drift', tier: 'output', exchange: 0 })
  })

  it('is verified by what it shows', async () => {
    await type('abq')
    expect(await verify(path(), { root })).toMatchObject({ tier: 'same' })
    await writeFile(join(root, 'other-way'), '')
    expect(await verify(path(), { root })).toMatchObject({ tier: 'cosmetic' })
    await writeFile(join(root, 'other-words'), '')
    const { tier, exchanges } = await verify(path(), { root })
    expect(tier).toBe('output')
    expect(exchanges.map(({ input }) => input)).toEqual(['the start', '"a"', '"b"', '"q"'])
  })
})
