import { replaceSequences } from '../text/sequences.ts'
import { replaceVolatile } from './volatile.ts'
import { type VolatileRule, volatileRules } from './volatile-rules.ts'

/** One step of normalising. */
export interface NormalRule {
  id: string
  apply: (text: string) => string
}

export interface NormaliserOptions {
  /** What `~` means. */
  home?: string
  /** The project root: absolute paths below it become relative to it. */
  root?: string
  /** Default: the built-in kinds. An empty list compares volatile values as they are. */
  volatile?: readonly VolatileRule[]
  /** Steps after the built-in ones. */
  extra?: readonly NormalRule[]
  /** For typed text, kinds that only output has are left out. Default `any`. */
  scope?: 'input' | 'any'
}

export type Normalise = (text: string) => string

/** The steps of normalising, in their order: escapes, line end, paths, volatile values, then the caller's own. */
export function normalRules(options: NormaliserOptions = {}): NormalRule[] {
  const kinds = (options.volatile ?? volatileRules).filter(
    ({ scope }) => options.scope !== 'input' || scope !== 'output',
  )
  return [
    { id: 'escapes', apply: withoutEscapes },
    { id: 'line-end', apply: (text) => text.replace(/[\r\n]+$/, '').replace(/\r+\n/g, '\n') },
    { id: 'root', apply: (text) => replaceFolder(text, options.root, '.') },
    { id: 'home', apply: (text) => replaceFolder(text, options.home, '~') },
    { id: 'volatile', apply: (text) => (kinds.length === 0 ? text : replaceVolatile(text, kinds)) },
    ...(options.extra ?? []),
  ]
}

/** Makes the function that brings a text into the form in which it is compared. Applying it twice is applying it once. */
export function createNormaliser(options: NormaliserOptions = {}): Normalise {
  const rules = normalRules(options)
  const once = (text: string): string => rules.reduce((result, { apply }) => apply(result), text)
  return (text) => {
    let before = text
    // Taking out an escape sequence can bring together another one, so it takes as many rounds as it needs.
    for (let round = 0; round < roundsMax; round += 1) {
      const after = once(before)
      if (after === before) return after
      before = after
    }
    return before
  }
}

const roundsMax = 100

// One whose end has not come is kept: the text would not be the same once it came.
function withoutEscapes(text: string): string {
  return replaceSequences(text, (sequence) => (sequence.complete ? '' : sequence.text))
}

/** A folder's own path, as a whole name and not as the beginning of a longer one. */
function replaceFolder(text: string, folder: string | undefined, short: string): string {
  if (folder === undefined || folder.length < 2) return text
  const literal = folder.replace(/[\\/]+$/, '').replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return text.replace(new RegExp(String.raw`(?<![\w./~-])${literal}(?![\w.-])`, 'g'), () => short)
}
