import { describe, expect, it } from 'vitest'
import { beginsWithKeyword } from '../../src/redact/begins.ts'
import { candidatesIn } from '../../src/redact/candidates.ts'
import type { Rule } from '../../src/redact/rule.ts'
import { builtinRules } from '../../src/redact/rules.ts'
import { kinds } from './planting/kinds.ts'
import { Random } from './planting/random.ts'
import { fills, outputs } from './planting/tools.ts'

const rule = (pattern: RegExp, keywords: string[]): Rule => ({
  id: 'x',
  category: 'token',
  pattern,
  keywords,
})

it.each<[RegExp, string[], boolean]>([
  [/ghp_\w{36}/g, ['ghp_'], true],
  [/gh[pous]_\w{36}/g, ['ghp_', 'gho_'], true],
  [/(?<![A-Za-z0-9])AKIA\w{16}/g, ['akia'], true],
  [/sl\.[\w-]{100}/g, ['sl.'], true],
  [/[sr]k_live_\w{10}/g, ['k_live_'], false],
  [/(?:abc|def)\w+/g, ['abc', 'def'], false],
  [/a?bc-\w+/g, ['bc-'], false],
  [/abc|def/g, ['abc', 'def'], false],
  [/abc\w+/g, ['xyz'], false],
  [/abc\w+/g, [], false],
])('whether %s begins with %j: %s', (pattern, keywords, begins) => {
  expect(beginsWithKeyword(rule(pattern, keywords))).toBe(begins)
})

describe('a rule that is tried at its keywords alone', () => {
  const texts = [
    ...kinds.map((kind) => kind.around.replace('§', () => kind.make(new Random(7)))),
    ...outputs.map(([, fill, text]) =>
      text.replaceAll('¶', '\r\n').replace('§', () => fills[fill]?.(new Random(8)) ?? ''),
    ),
  ]
  const elsewhere = builtinRules.filter(
    ({ within, keywords, find }) => within === undefined && find === undefined && keywords.length > 0,
  )

  it('finds what its pattern matches anywhere', () => {
    const missed = texts.flatMap((text) => {
      const found = candidatesIn(text, elsewhere)
      return elsewhere.flatMap(({ id, pattern, accepts }) =>
        Array.from(text.matchAll(pattern))
          .map((match) => secretOf(match))
          .filter((secret) => accepts?.(secret, false) !== false)
          .filter((secret) => !found.some((each) => text.slice(each.start, each.end).includes(secret)))
          .map((secret) => ({ id, secret, text })),
      )
    })
    expect(missed).toEqual([])
  })

  it('is not hidden by a match of its own that was none', () => {
    const text = 'Token for the token page: k3y9Zx81Qm5vA7'
    const values = candidatesIn(text, builtinRules).map(({ start, end }) => text.slice(start, end))
    expect(values).toContain('k3y9Zx81Qm5vA7')
  })
})

function secretOf({ groups = {}, 0: all }: RegExpExecArray): string {
  const own = Object.entries(groups).find(([name, text]) => text !== undefined && !/^(?:tag|gap)/.test(name))
  return own?.[1] ?? all
}

it('looks through the end of a text once, however often a keyword stands there', () => {
  let looks = 0
  class Counted extends RegExp {
    override [Symbol.matchAll](text: string): RegExpStringIterator<RegExpExecArray> {
      looks += 1
      return super[Symbol.matchAll](text)
    }
  }
  const pattern = new Counted('l?ftp[^\\n]{0,100}-u[ \\t]+(?<secret>\\S+)', 'g')
  candidatesIn('lftp '.repeat(1_000), [
    { id: 'client', category: 'password', keywords: ['lftp'], reach: 'lines', pattern },
  ])
  expect(looks).toBeGreaterThan(0)
  expect(looks).toBeLessThan(10)
})
