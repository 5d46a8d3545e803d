import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { animatedSvg } from '../../src/page/animated-svg.ts'
import { filmOf } from '../../src/page/film.ts'
import { filmFramesMax, filmKeyMs, filmPauseMsMax } from '../../src/limits.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'
import { exchange, line, start, tape } from './tape.ts'

const pictures = resolve(import.meta.dirname, '../../docs/pictures')

describe('a film of a tape', () => {
  const textsOf = (...exchanges: ReturnType<typeof exchange>[]): string[] =>
    filmOf(tape(...exchanges)).map(({ picture }) =>
      picture.rows
        .map((runs) =>
          runs
            .flatMap(({ glyphs }) => glyphs.map(({ text }) => text))
            .join('')
            .trimEnd(),
        )
        .join('\n')
        .trimEnd(),
    )

  it('types a line key by key, and then shows the answer', () => {
    expect(textsOf(exchange(start, '> '), exchange(line('ab'), 'ab\r\nok\r\n> '))).toEqual([
      '',
      '>',
      '> a',
      '> ab',
      '> ab\nok\n>',
    ])
  })

  it('types nothing that the terminal did not echo', () => {
    const hidden = exchange(line('letmein'), '\r\nwelcome\r\n')
    const all = textsOf(exchange(start, 'Password: '), hidden).join('\n')
    expect(all).not.toContain('l\n')
    expect(all).toContain('welcome')
  })

  it('makes long pauses short', () => {
    const slow = exchange(line('x'), '', { output: { chunks: [{ delay_ms: 60_000, text: ['done'] }] } })
    const frames = filmOf(tape(exchange(start, '> '), slow))
    expect(Math.max(...frames.map(({ ms }) => ms))).toBeLessThanOrEqual(2 * filmPauseMsMax + filmKeyMs)
  })

  it('is bounded: of a long tape it has one screen for each exchange', () => {
    const chunks = Array.from({ length: filmFramesMax + 1 }, (_, n) => ({ delay_ms: 1, text: [`\r${n}`] }))
    const frames = filmOf(tape(exchange(start, '', { output: { chunks } })))
    expect(frames.length).toBeLessThanOrEqual(2)
  })
})

describe('an animated SVG', () => {
  it('holds no script and refers to nothing outside, whatever the program printed', () => {
    const svg = animatedSvg(
      tape(exchange(start, '\u001b]0;<script>\u0007</style><script>alert(1)</script>\r\n"&amp;\r\n')),
    )
    expect(svg).not.toContain('<script')
    expect([...svg.matchAll(/href="([^"]*)"/g)].every(([, to = '']) => to.startsWith('#'))).toBe(true)
    expect(svg).not.toMatch(/url\(|@import/)
  })

  it('shows the last screen to who wants no motion', () => {
    const svg = animatedSvg(tape(exchange(start, 'one'), exchange(line('x'), 'x\r\ntwo')))
    expect(svg).toMatch(
      /@media \(prefers-reduced-motion:reduce\)\{#strip\{animation:none;transform:translateY\(-\d+px\)/,
    )
  })

  it('is the picture of README.md, as its tape gives it (else: npm run picture)', async () => {
    const read = await parseTape(readFileSync(join(pictures, 'record-and-replay.json5')))
    if (!read.ok) throw new Error('not a tape')
    expect(animatedSvg(read.tape)).toBe(readFileSync(join(pictures, 'record-and-replay.svg'), 'utf8'))
  })
})
