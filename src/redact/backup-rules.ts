import type { Rule } from './rule.ts'

/** What a person writes down to get back in: phrases of words and lists of codes. */
export const backupRules: readonly Rule[] = [
  {
    id: 'backup-code',
    category: 'token',
    keywords: ['scratch code', 'backup code', 'recovery code', 'rescue code', 'emergency code'],
    begins: true,
    pattern:
      /(?:scratch|backup|recovery|rescue|emergency) code[^\n:=]{0,40}[:=][ \t]*["']?(?<secret>(?=[a-z-]{0,24}\d)[a-z0-9]{4,12}(?:-[a-z0-9]{4,12}){0,5})(?=["'\s.,<&]|$)/gi,
  },
  {
    id: 'seed-phrase',
    category: 'key',
    keywords: ['mnemonic', 'seed', 'recovery', 'secret', 'backup', 'wallet'],
    begins: true,
    pattern: /mnemonic|seed|recovery|secret|backup|wallet/gi,
    find: wordsBehind,
    accepts: (text) => {
      const words = text.match(/[a-z]{3,8}/gi) ?? []
      return (
        words.length % 3 === 0 &&
        words.every((word) => word === word.toLowerCase()) &&
        !/\b(?:the|and|you|this|that|with|for|are|not|have)\b/.test(text)
      )
    },
  },
  {
    id: 'backup-codes',
    category: 'token',
    keywords: ['scratch code', 'backup code', 'recovery code', 'rescue code', 'emergency code'],
    reach: 'lines',
    within:
      /(?:scratch|backup|recovery|rescue|emergency)[ -]codes?[^\n]{0,80}:[ \t]*(?:\r?\n[ \t]*)(?:[ \t]*(?:\d{1,2}[.):][ \t]{1,4})?[a-z0-9]{4,12}(?:[- ]+[a-z0-9]{4,12}){0,5}[ \t]*(?:\r?\n|$)){1,20}/gi,
    pattern: /(?<=[\s.):])(?=[a-z-]{0,12}\d)[a-z0-9]{4,12}(?:-[a-z0-9]{4,12}){0,3}(?=\s|$)/gi,
  },
]

/** 12 to 24 words of BIP 39 behind what they are called, also in numbered lines. */
function* wordsBehind(text: string, at: number): Generator<[start: number, end: number]> {
  const label = text.slice(at, at + labelCharsMax)
  for (const { index, 0: end } of label.matchAll(/[:=]|phrase|words|mnemonic/gi)) {
    words.lastIndex = at + index + end.length
    const found = words.exec(text)?.groups?.['words']
    if (found === undefined) continue
    yield [words.lastIndex - found.length, words.lastIndex]
    return
  }
}

const words =
  /[^\S\n]{0,40}["'\s]{0,40}(?:1[.):]\s{0,4})?(?<words>(?!phrase|words|mnemonic|recovery|wallet)[a-z]{3,8}(?:[\s,]{1,8}(?:\d{1,2}[.):]?\s{0,4})?(?!phrase|words|mnemonic|recovery|wallet)[a-z]{3,8}){11,23})(?=["'\s.]{0,4}(?:$|[\r\n"'<&]))/y

const labelCharsMax = 110
