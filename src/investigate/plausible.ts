import { isHarmful } from './danger.ts'

/** What a question is answered with, or an argument filled with, where nothing better is known: by what it asks for. */
export function plausible(asked: string): string {
  const alternatives = /[<[({ ]([\w-]+)(?:\s?[|/]\s?[\w-]+)+[>\])}]?/.exec(` ${asked}`)?.[1]
  const harmless = isHarmful(asked) ? 'no' : 'yes'
  if (/\(yes\/no|\byes or no\b|\[yes\/no/i.test(asked)) return harmless
  if (/\b[yY]\/[nN]\b|\[[yYnN]+\]/.test(asked)) return harmless[0] ?? 'n'
  if (alternatives !== undefined && !/^(?:y|n)$/i.test(alternatives)) return alternatives
  // What it takes by itself, but for places: those are not ours.
  const byDefault = /[[(](?:default:? )?([\w.-]{1,40})[\])]\s*[:?]?\s*$/i.exec(asked)?.[1]
  if (byDefault !== undefined && !/^\.+$/.test(byDefault)) return byDefault
  for (const [words, value] of values) if (words.test(asked)) return value
  return 'demo'
}

const values: readonly (readonly [RegExp, string])[] = [
  [/\b(?:press|hit)\b.*\b(?:key|enter|return)\b/i, ''],
  [/\b(?:e-?mail)\b/i, 'demo@example.org'],
  [/\b(?:url|uri|link)\b/i, 'http://localhost/'],
  [/\b(?:host|hostname|server|address|ip)\b/i, 'localhost'],
  [/\b(?:dir|directory|folder)\b/i, '.'],
  [/\b(?:file|filename|path)\b/i, 'demo.txt'],
  [/\bdate\b/i, '2026-01-01'],
  [/\btime\b/i, '12:00'],
  [
    /\b(?:number|num|count|size|port|id|index|level|age|year|amount|how (?:many|much|old)|n|x|y|row|col(?:umn)?|width|height|seconds?|percent|quantity|choice|\d+ ?(?:-|to|\.\.) ?\d+)\b/i,
    '1',
  ],
  [/\bon\b.*\boff\b/i, 'on'],
]

/** The arguments of a command as its help shows them, filled in; undefined where it needs none. */
export function filled(args: string): string | undefined {
  const needed = args
    // What stands in brackets, between question marks or behind a dash may be left out.
    .replace(/\[[^\]]*\](?:\.\.\.)?|\?[^?]+\?|(?<= |^)--?[\w-]+/g, ' ')
    .trim()
  if (needed === '' || needed === '...' || /^[&|]/.test(needed)) return undefined
  const parts = needed.match(/<[^>]+>|\{[^}]+\}|\([^)]+\)|\S+/g) ?? []
  return parts
    .filter((part) => part !== '...')
    .map((part) =>
      /^[a-z]{1,4}$/.test(part) && joining.has(part) ? part : plausible(part.replace(/\.{3}$/, '')),
    )
    .join(' ')
}

const joining: ReadonlySet<string> = new Set([
  'as',
  'into',
  'to',
  'from',
  'with',
  'in',
  'of',
  'for',
  'by',
  'on',
  'at',
  'and',
])
