import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Session } from '../../src/session/session.ts'
import { runs } from '../runs.ts'
import { libraries, type Library } from './typed-passwords/libraries.ts'
import { type Asking, programs } from './typed-passwords/programs.ts'
import { recorded, type Recorded } from './typed-passwords/recorded.ts'
import { ways } from './typed-passwords/ways.ts'

const folder = process.env['PROMPT_LIBRARIES'] ?? process.cwd()
const words = ['Tr0ub4dor&3-xyz', 'pass word here', 'pä密码ß-7', 'root', 'abc', '1234', 'yes', 'hunter2']
const each = Object.entries(ways).flatMap(([name, type], at) =>
  words.map((word, turn) => ({ name, type, word: words[(at + turn) % words.length] ?? word })),
)
/** So many ways for one prompt; the next one goes on with others, so that all meet all in the end. */
const waysEach = Math.min(runs(3), each.length)

async function typedInto(
  session: Session,
  { asks, confirm, answers }: Pick<Asking, 'asks' | 'confirm' | 'answers'>,
  type: (session: Session) => Promise<void>,
): Promise<void> {
  for (const ask of asks) {
    await session.expect(ask)
    await session.settle({ quietMs: 80 })
    await type(session)
  }
  if (confirm === true) {
    await session.settle({ quietMs: 80 })
    await session.press('Enter')
  }
  await session.expect(answers)
  await session.expectEof()
}

function judge({ red, doubts, typed, everything }: Recorded, word: string): void {
  expect(red).toBeUndefined()
  expect(doubts).toEqual([])
  expect(typed).not.toContain(word)
  // As a word of its own: the tape says "npx vitest" by itself.
  if (word.length > 3) expect(everything.split(/[^\p{L}\p{N}&-]+/u)).not.toContain(word)
}

describe.concurrent('a password that is typed at', () => {
  for (const [at, program] of programs.entries())
    it.skipIf(!program.needs.every(isThere))(program.name, { timeout: 120_000 }, async () => {
      for (const { type, word: other } of chosen(at)) {
        const word = program.word ?? other
        judge(
          await recorded({
            command: 'bash',
            args: ['-c', program.script],
            options: { env: { TERM: 'xterm' } },
            talk: (session) => typedInto(session, program, (into) => type(into, word)),
          }),
          word,
        )
      }
    })

  const asking = join(import.meta.dirname, 'typed-passwords/libraries.mjs')
  for (const [at, library] of libraries.entries())
    it.skipIf(!isInstalled(library))(library.name, { timeout: 120_000 }, async () => {
      for (const [turn, { type, word }] of chosen(at).entries()) {
        const became = await recorded({
          command: process.execPath,
          options: { env: { PROMPT_LIBRARIES: folder } },
          args: [asking, library.name, ...(turn % 2 === 0 ? [] : ['echo'])],
          talk: async (session) => {
            await session.expect('User name')
            await session.settle({ quietMs: 60 })
            await session.sendLine('bobby')
            await typedInto(session, { asks: ['Password'], answers: /in as bobby, \d+ char/ }, (into) =>
              type(into, word),
            )
          },
        })
        judge(became, word)
        expect(became.typed).toContain('bobby')
      }
    })
})

function chosen(at: number): typeof each {
  return Array.from(
    { length: waysEach },
    (_, turn) => each[(at * waysEach + turn * 13) % each.length],
  ).filter((way) => way !== undefined)
}

function isThere(need: string): boolean {
  if (need.startsWith('/')) return existsSync(need)
  try {
    execFileSync('sh', ['-c', 'command -v "$1"', 'sh', need])
    return true
  } catch {
    return false
  }
}

function isInstalled({ needs }: Library): boolean {
  try {
    for (const need of needs) createRequire(join(folder, 'x.js')).resolve(need)
    return true
  } catch {
    return false
  }
}
