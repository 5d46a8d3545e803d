import { promptKeysMax } from '../../limits.ts'
import { internalsOf } from '../internals.ts'
import type { Choice } from './choices-across.ts'
import { matchOption } from './match-option.ts'
import type { Option } from './option-list.ts'
import {
  ambiguousOption,
  disabledOption,
  type Matter,
  noList,
  noSuchOption,
  stuckList,
} from './prompt-words.ts'
import type { Prompt } from './prompt.ts'
import type { SeenPrompt } from './seen-prompt.ts'
import { Walk } from './walk.ts'

/** Chooses an option of a question by its words: moves to it and presses Enter, or types what stands for it. */
export async function choose(prompt: Prompt, wanted: string | RegExp): Promise<void> {
  const seen = await prompt.begin(isReady)
  const matter: Matter = { question: prompt.question, wanted, screen: internalsOf(prompt.session).screen }
  const { list, across, typed } = seen
  const beside = onlyOne(matter, matchOption(across, wanted))
  if (beside !== undefined) return chooseAcross(prompt, matter, beside)
  if (list.marked !== undefined) return chooseDown(prompt, matter, seen)
  if (typed.length > 0) return chooseTyped(prompt, matter, seen)
  if (across.length > 0) throw noSuchOption(matter, labelsOf(across))
  throw noList(matter)
}

function isReady({ list, across, typed }: SeenPrompt): boolean {
  return list.marked !== undefined || across.length > 0 || typed.length > 0
}

async function chooseDown(prompt: Prompt, matter: Matter, begun: SeenPrompt): Promise<void> {
  const { wanted } = matter
  const found = await moveTo(prompt, matter, begun)
  const { marked, options } = found.list
  if (marked?.faint === true && options.some(({ faint }) => !faint)) throw disabledOption(matter)
  if (marked === undefined || !matchOption(options, wanted).includes(marked))
    throw stuckList(matter, 'the keys')
  await prompt.session.press('Enter')
}

/** Moves until the marked row is the one that is wanted. */
async function moveTo(prompt: Prompt, matter: Matter, begun: SeenPrompt): Promise<SeenPrompt> {
  const walk = new Walk(begun)
  let searched = false
  for (let keys = 0; keys < promptKeysMax; keys++) {
    const { list, searches } = walk.seen
    const target = onlyOne(matter, matchOption(list.options, matter.wanted))
    if (target !== undefined && target.row === list.marked?.row) return walk.seen
    if (target === undefined && searches && !searched && typeof matter.wanted === 'string') {
      searched = true
      walk.restart(await prompt.type(matter.wanted))
      continue
    }
    const key = walk.next(target)
    if (key === undefined) {
      if (target === undefined) throw noSuchOption(matter, walk.passed)
      throw walk.jumped ? disabledOption(matter) : stuckList(matter, 'ArrowDown and ArrowUp')
    }
    walk.went(key, await prompt.press(key))
  }
  throw stuckList(matter, `${promptKeysMax} keys`)
}

async function chooseAcross(prompt: Prompt, matter: Matter, target: Choice): Promise<void> {
  const from = target.row
  let choices = (await prompt.begin(isReady)).across
  for (let keys = choices.length; keys >= 0; keys--) {
    const at = choices.findIndex(({ marked }) => marked)
    const to = choices.findIndex(({ label }) => label === target.label)
    if (at === to) return prompt.session.press('Enter')
    const seen = await prompt.press(at < to ? 'ArrowRight' : 'ArrowLeft')
    choices = seen?.across.filter(({ row }) => row === from) ?? []
  }
  throw stuckList(matter, 'ArrowLeft and ArrowRight')
}

/** Types the letter, word or number, and Enter where the question still stands. */
async function chooseTyped(prompt: Prompt, matter: Matter, { typed, question }: SeenPrompt): Promise<void> {
  const fits = (name: string): boolean =>
    typeof matter.wanted === 'string'
      ? name.toLowerCase() === matter.wanted.toLowerCase()
      : name.search(matter.wanted) !== -1
  const target = typed.find(({ names }) => names.some(fits))
  if (target === undefined)
    throw noSuchOption(
      matter,
      typed.map(({ names }) => names[0] ?? ''),
    )
  const after = await prompt.type(target.type)
  // Some take the letter for the answer.
  if (after !== undefined && after.question.row === question.row) await prompt.session.press('Enter')
}

function onlyOne<T extends { label: string }>(matter: Matter, found: readonly T[]): T | undefined {
  if (found.length > 1) throw ambiguousOption(matter, labelsOf(found))
  return found[0]
}

function labelsOf(options: readonly (Option | Choice)[] | readonly { label: string }[]): string[] {
  return options.map(({ label }) => label)
}
