import { type VolatileRule, volatileRules } from '../match/volatile-rules.ts'

/**
 * What varies from run to run by its shape, beside what may vary in a match: times in file names, rates and sizes with a unit, ids. Only
 * what a program says is compared so, and only to tell whether it says the same again; what is typed is compared exactly. A word, and
 * a whole number without a unit that no id has for a name, count as they are.
 */
export const rerecordRules: readonly VolatileRule[] = [
  ...volatileRules,
  // `2026-11-21_22-38-07`, `20261121T223807Z`, `backup-20261121223807.tgz`
  {
    id: 'time',
    pattern:
      /(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d[T_ -]{1,2}[0-2]\d[-_:.h]?[0-5]\d(?:[-_:.m]?[0-5]\d(?:[.,]\d{1,9})?)?Z?(?!\d)/g,
  },
  {
    id: 'time',
    pattern:
      /(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[T_-]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:\.?\d{3,6})?Z?(?!\d)/g,
  },
  { id: 'clock', pattern: /(?<![\w:.,-])[0-2]\d:[0-5]\d(?![\w:]|[.-]\d)/g },
  // `duration_ms 191.01`, `elapsed: 0.52`, `user 0.000031 sys 0.000000`
  {
    id: 'duration',
    pattern:
      /(?<!\w)(?:\w*(?:duration|elapsed|latency|took)\w*|\w+_(?:ms|us|ns|secs?|seconds)|real|user|sys(?:tem)?)"?(?: ?[=:] ?|\s+)(?<value>\d+\.\d{1,12})(?![\w.])/gi,
  },
  {
    id: 'rate',
    pattern:
      /(?<![\w.-])\d+(?:[.,]\d+)? ?(?:(?:[kKMGT]i?)?(?:B|b|bit|bytes?)|it|iter|ops|req|rows?|requests|files|lines)(?:\/s(?:ec|s{0,3})?|ps)(?!\w)/g,
  },
  // A bar that is painted over itself leaves the end of a longer one: `1ss`.
  { id: 'duration', pattern: /(?<![\w.:-])\d+(?:\.\d+)?s{2,3}(?!\w)/g },
  { id: 'size', pattern: /(?<![\w.-])\d+(?:[.,]\d+)? ?[kKMGT](?:i?B|bytes?)(?![\w/])/g },
  {
    id: 'pid',
    pattern:
      /(?<![A-Za-z])(?:[pt]id|ppid|pgid|thread|process|proc|job|worker)(?:[=#-]|: ?| )(?<value>\d{4,10})(?![\w.]|-\w)/gi,
  },
  { id: 'address', pattern: /(?<!\w)0x[0-9a-f]{5,16}(?!\w)/gi },
  // Of git's short hashes one in thirty is a number.
  {
    id: 'hex',
    pattern:
      /(?:(?<!\w)(?:commit|index|HEAD is now at) |\[[\w./-]+ (?:\(root-commit\) )?)(?<value>[0-9a-f]{7,40})(?=[\]\s]|$)/gm,
  },
  // `run-f80214`: beside a name six digits are enough.
  { id: 'hex', pattern: /(?<=[a-z][-_])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{6,40}(?![\w-])/g },
  // A ULID, a nanoid, and others of their kind: capitals, small letters and digits all over.
  { id: 'id', pattern: /(?<![\w-])[0-7](?=[A-Z]*\d)[0-9A-HJKMNP-TV-Z]{25}(?![\w-])/g },
  {
    id: 'id',
    pattern: /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{21}(?![\w-])/g,
  },
  {
    id: 'id',
    pattern: /(?<![\w-])(?=\w*[A-Z])(?=\w*[a-z])(?=[A-Za-z]*\d+[A-Za-z]+\d)[A-Za-z0-9]{16,64}(?![\w-])/g,
  },
]

/** Whether two texts are equal once such values are taken out. An id of which chance made a number is one where the other tells. */
export function equalShapes(one: string, other: string): boolean {
  if (one === other) return true
  const [ours, theirs] = [one.split('\n'), other.split('\n')]
  return (
    ours.length === theirs.length &&
    ours.every((line, index) => {
      const counterpart = theirs[index] ?? ''
      if (line === counterpart) return true
      const [old, fresh] = withoutNumberLikeIds(line, counterpart)
      return old === fresh || fits(old, fresh) || fits(fresh, old)
    })
  )
}

/** `5e62905` beside `4152241`: either might be a number, but at one place and of one length they are two ids of one kind. */
function withoutNumberLikeIds(one: string, other: string): [string, string] {
  const [ours, theirs] = [one, other].map((text) => text.match(hexWords) ?? [])
  const isId = ours?.map((word, index) => {
    const counterpart = theirs?.[index] ?? ''
    return word !== counterpart && word.length === counterpart.length && /[a-f]/.test(word + counterpart)
  })
  if (ours?.length !== theirs?.length || isId?.includes(true) !== true) return [one, other]
  const masked = (text: string): string => {
    let index = 0
    return text.replace(hexWords, (word) => (isId[index++] === true ? '<hex>' : word))
  }
  return [masked(one), masked(other)]
}

/** With a digit at least: what has only letters is a word. */
const hexWords = /(?<![\w-])(?=[a-f]*\d)[0-9a-f]{7,40}(?![\w-])/g

function fits(shape: string, text: string): boolean {
  if (!/<(?:hex|id)>/.test(shape)) return false
  const source = shape
    .split(/(<hex>|<id>)/)
    .map((part) => byChance[part] ?? part.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`))
  return new RegExp(`^${source.join('')}$`).test(text)
}

/** What an id may be that does not look like one. */
const byChance: Readonly<Record<string, string>> = {
  '<hex>': String.raw`(?:<hex>|(?<![\w])[0-9a-f]{6,40}(?!\w))`,
  '<id>': String.raw`(?:<id>|(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{16,64}(?![\w-]))`,
}
