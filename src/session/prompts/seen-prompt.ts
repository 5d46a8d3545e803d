import type { SessionInternals } from '../internals.ts'
import { type Choice, choicesAcross } from './choices-across.ts'
import { fieldOf } from './field.ts'
import { type OptionList, optionList } from './option-list.ts'
import { type QuestionPlace, questionPlace } from './question-place.ts'
import { type TypedChoice, typedChoices } from './typed-choice.ts'

/** A question as it stands on the screen, and all ways there are to answer it. */
export interface SeenPrompt {
  question: QuestionPlace
  list: OptionList
  across: readonly Choice[]
  typed: readonly TypedChoice[]
  /** Whether what is typed would filter the list: the cursor stands behind the question or in a field. */
  searches: boolean
  /** What was typed into its field so far. */
  field: string
}

/** What is asked for. */
export interface Asked {
  question: string | RegExp
  /** Whether one option is chosen rather than several. */
  single: boolean
  /** Whether this session answered it before. */
  answered: boolean
}

/** Looks at the screen for a question; undefined while it is not asked. */
export function seePrompt(
  internals: SessionInternals,
  { question, single, answered }: Asked,
): SeenPrompt | undefined {
  const { screen } = internals
  const place = questionPlace(screen, question, { printed: internals.sinceEnter, answered })
  if (place === undefined) return undefined
  const list = optionList(screen, { row: place.lastRow }, single)
  const end = { row: place.lastRow, end: place.end }
  const { cursor } = screen
  return {
    question: place,
    list,
    across: single ? choicesAcross(screen, end) : [],
    typed: list.marked === undefined ? typedChoices(place.rest, list.options) : [],
    searches: cursor.visible && !list.options.some(({ row }) => row === cursor.row),
    field: fieldOf(screen, end),
  }
}
