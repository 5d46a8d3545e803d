import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useHome } from '../control/home.ts'
import { termtape } from '../control/host/hosted.ts'
import { spawn as session } from '../../src/open/spawn.ts'
import { shell } from './command-line.ts'

useHome()
const tapes = resolve(import.meta.dirname, '../../tapes')
const sqlite = join(tapes, 'sqlite3/specs--fixtures--sqlite3/sqlite-answers.json5')

/** `termtape` with something typed into its standard input. */
async function typed(input: string, ...args: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const [program, ...before] = termtape
  const child = spawn(program, [...before, ...args])
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  child.stdin.end(input)
  const [code]: unknown[] = await once(child, 'close')
  return { code, ...said }
}

describe('play', () => {
  it('is the program, for who types what was recorded', async () => {
    const { code, out } = await typed('select 6 * 7;\n.quit\n', 'play', sqlite)
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/42\r\n.*sqlite> .quit\r\n/) })
  })

  it('is it key by key, for a program that drives it in a terminal', async () => {
    const [program, ...before] = termtape
    await using played = await session(program, [...before, 'play', sqlite])
    await played.expect('sqlite> ')
    await played.type('select 6 * 7;')
    await played.press('Enter')
    await played.expect('42')
    await played.sendLine('.quit')
    expect(await played.exit).toEqual({ code: 0, signal: null })
  })

  it('ends where something else is typed, and says what was expected', async () => {
    const { code, err } = await typed('select 1;\n', 'play', sqlite)
    expect(code).toBe(1)
    expect(err).toContain('expected "select 6 * 7;" Enter, got "select 1;"')
  })

  it('plays by itself', async () => {
    const { code, out } = await shell('play', '--watch', '--speed', '100', sqlite)
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('42') })
    expect(await shell('play', '--watch', '--speed', '0', sqlite)).toMatchObject({ code: 2 })
  })
})

describe('proxy', () => {
  it('goes on with the program where the tape ends', async () => {
    const { code, out } = await typed(
      'select 6 * 7;\nselect 9 * 9;\n.quit\n',
      'proxy',
      sqlite,
      '--',
      'sqlite3',
      '-interactive',
      ':memory:',
    )
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/42\r\n[^]*81\r\n/) })
  })

  it('wants a tape of its program', async () => {
    expect(await shell('proxy', sqlite, '--', 'cat')).toMatchObject({ code: 2 })
    expect(await shell('proxy', sqlite)).toMatchObject({ code: 2 })
  })
})
