import { promptKeysMax } from '../../limits.ts'
import { internalsOf } from '../internals.ts'
import { matchOption } from './match-option.ts'
import type { Option } from './option-list.ts'
import { ambiguousOption, disabledOption, type Matter, noList, noSuchOption } from './prompt-words.ts'
import type { Prompt } from './prompt.ts'
import type { SeenPrompt } from './seen-prompt.ts'
import { Walk } from './walk.ts'

/** Ticks exactly these options of a question, in whatever order they stand, and presses Enter. */
export async function check(prompt: Prompt, wanted: readonly (string | RegExp)[]): Promise<void> {
  const seen = await prompt.begin(isReady)
  const matter = (words: string | RegExp): Matter => ({
    question: prompt.question,
    wanted: words,
    screen: internalsOf(prompt.session).screen,
  })
  const begin = seen.list.marked
  if (begin?.ticked === undefined) throw noList(matter(wanted[0] ?? ''))
  const walk = new Walk(seen)
  const missing = new Set(wanted)
  for (let keys = 0; keys < promptKeysMax; keys++) {
    const meant = wantedHere(walk.seen, wanted, matter)
    for (const words of meant) missing.delete(words)
    const after = await tick(prompt, walk.seen, meant.length > 0)
    if (after === undefined && meant[0] !== undefined) throw disabledOption(matter(meant[0]))
    walk.looks(after ?? walk.seen)
    const key = walk.next(undefined)
    if (key === undefined) break
    walk.went(key, await prompt.press(key))
    if (walk.isBackAt(begin)) break
  }
  const [absent] = missing
  if (absent !== undefined) throw noSuchOption(matter(absent), walk.passed)
  await prompt.session.press('Enter')
}

function isReady({ list }: SeenPrompt): boolean {
  return list.marked?.ticked !== undefined
}

/** Those of the wanted options that the marked one is. */
function wantedHere(
  { list }: SeenPrompt,
  wanted: readonly (string | RegExp)[],
  matter: (words: string | RegExp) => Matter,
): (string | RegExp)[] {
  return wanted.filter((words) => {
    const found = matchOption(list.options, words)
    if (found.length > 1 && typeof words === 'string')
      throw ambiguousOption(
        matter(words),
        found.map(({ label }) => label),
      )
    return found.some(({ row }) => row === list.marked?.row)
  })
}

/** Ticks the marked option or not; gives what is seen then, or undefined when it does not take it. */
async function tick(prompt: Prompt, seen: SeenPrompt, on: boolean): Promise<SeenPrompt | undefined> {
  const before: Option | undefined = seen.list.marked
  if (before === undefined || before.ticked === on || before.ticked === undefined) return seen
  const after = await prompt.press('Space')
  return after?.list.marked?.ticked === on ? after : undefined
}
