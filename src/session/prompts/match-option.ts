import type { Option } from './option-list.ts'
import { nameOf } from './option-row.ts'

/** What can be found by its words: an option of a list, or a choice beside others. */
type Named = Pick<Option, 'label'> & Partial<Pick<Option, 'key' | 'below'>>

/**
 * The options meant by a text: its label to the letter; else the label without number, tag or hint; else a label that goes on in the rows
 * below, or was cut. A RegExp is tried on the label.
 */
export function matchOption<T extends Named>(options: readonly T[], wanted: string | RegExp): T[] {
  if (typeof wanted !== 'string') return options.filter(({ label }) => label.search(wanted) !== -1)
  for (const fits of ways) {
    const found = options.filter((option) => fits(option, wanted))
    if (found.length > 0) return found
  }
  return []
}

const ways: readonly ((option: Named, wanted: string) => boolean)[] = [
  ({ label }, wanted) => label === wanted,
  ({ label, key }, wanted) => nameOf({ label, key }) === wanted,
  ({ label, key }, wanted) => partsOf(nameOf({ label, key })).includes(wanted),
  goesOn,
]

/** A label without what explains it: `Vue  the progressive one`, `Svelte (soon)`, `vue - fast`; and with its tag, as dialogs have. */
function partsOf(name: string): string[] {
  const hinted = name.split(/\s{2,}|\s+\(|\s+[-–—]\s+/)
  return [...hinted, ...name.split(/\s{2,}/), name.replace(/^\d+\s+/, '')]
}

function goesOn({ label, key, below = [] }: Named, wanted: string): boolean {
  const start = nameOf({ label, key })
  const cut = /(?:…|\.{3})$/.exec(start)
  if (cut !== null) return cut.index > 3 && wanted.startsWith(start.slice(0, cut.index))
  const whole = squash(wanted)
  if (!whole.startsWith(squash(start))) return false
  return below.some((_, at) => {
    const joined = squash([start, ...below.slice(0, at + 1)].join(''))
    // A hint may follow.
    return joined === whole || (joined.startsWith(whole) && joined.charAt(whole.length) === '(')
  })
}

function squash(text: string): string {
  return text.replace(/\s+/g, '')
}
