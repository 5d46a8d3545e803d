import { readFileSync } from 'node:fs'
import { alnum, digits, hex, lower, type Random, upper } from './random.ts'

/** A line as people, programs and files write it, and what makes the secret that stands there. */
export interface Everyday {
  text: string
  fill: (random: Random) => string
}

const plain = (r: Random): string =>
  r.pick([
    () => `${r.chars(lower, 4)}${r.chars(digits, 2)}${r.chars(upper, 2)}${r.chars(alnum, 4)}`,
    () => `${r.chars(upper, 1)}${r.chars(lower, 5)}${r.chars(digits, 4)}x${r.chars(alnum, 3)}`,
    () => `${r.chars(alnum, 5)}_${r.chars(digits, 2)}${r.chars(alnum, 5)}`,
  ])()

const strong = (r: Random): string =>
  r.pick([
    () => `${r.chars(upper, 1)}${r.chars(lower, 6)}${r.chars(digits, 4)}!`,
    () => `P@${r.chars(lower, 2)}w0rd${r.chars(digits, 3)}`,
    () => `${r.chars(alnum, 4)}#${r.chars(alnum, 4)}!${r.chars(digits, 1)}x`,
    () => `Tr0ub4dor&${r.chars(digits, 2)}${r.chars(lower, 3)}`,
    () => plain(r),
  ])()

const weak = (r: Random): string =>
  r.pick([
    () => `hunter${r.chars('23456789', 1)}`,
    () => `${r.chars(lower, 3)}${r.chars(digits, 3)}${r.chars(lower, 3)}`,
    () =>
      `${r.chars(lower, 2)}${r.chars(digits, 1)}${r.chars(lower, 2)}${r.chars(digits, 1)}${r.chars(lower, 1)}`,
  ])()

const urlsafe = (r: Random): string =>
  r.pick([
    () => r.chars(hex, 32),
    () => `t${r.chars(alnum, 23)}`,
    () => `${r.chars(alnum, 8)}-${r.chars(alnum, 10)}_${r.chars(alnum, 9)}`,
    () => [8, 4, 4, 4, 12].map((length) => r.chars(hex, length)).join('-'),
  ])()

const token = (r: Random): string =>
  r.pick([
    () => urlsafe(r),
    () => `${r.chars(alnum, 12)}/${r.chars(alnum, 14)}+${r.chars(alnum, 12)}`,
    () => `${r.chars(alnum, 10)}+${r.chars(alnum, 20)}==`,
    () => r.chars(hex, 64),
  ])()

const fills: Readonly<Record<string, (random: Random) => string>> = {
  any: (r) => (r.int(4) === 0 ? weak(r) : strong(r)),
  strong,
  plain,
  token,
  urlsafe,
  digits: (r) => r.chars(digits, r.pick([4, 6, 8])),
}

/**
 * Lines of settings, commands, source code, logs, tables and sentences: `everyday.txt` has the kind of secret in front, `\n` for the end of a
 * line and `§` for the secret. `plain` is a password without signs, `strong` one that no word looks like.
 */
export const everyday: readonly Everyday[] = readFileSync(new URL('everyday.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const fill = fills[line.slice(0, 8).trim()]
    if (fill === undefined) throw new Error(`no such kind of secret: ${line}`)
    const text = line
      .slice(8)
      .replaceAll(String.raw`\n`, '\r\n')
      .replaceAll(String.raw`\t`, '\t')
    return { text: text.replaceAll('\\\\', '\\'), fill }
  })
