import { PromptError } from '../../errors.ts'
import type { Screen } from '../../screen/screen.ts'
import { framedScreen } from '../scene.ts'
import { describePattern } from '../pattern.ts'
import { notAsked } from '../questions.ts'
import { questionsOn } from './question-place.ts'

/** What a message about a prompt speaks of. */
export interface Matter {
  question: string | RegExp
  wanted: string | RegExp
  screen: Screen
}

/** What is said of a question that is not asked: which one is. */
export function askedInstead(screen: Screen): string {
  const asked = notAsked(() => questionsOn(screen)).map(describePattern)
  return asked.length === 0
    ? 'The screen above shows no question.'
    : `The program asks ${asked.join(' and ')} now. Give the question's words as they be on the screen, or a part of them.`
}

export function noSuchOption(matter: Matter, options: readonly string[]): PromptError {
  const known = options.slice(0, optionsShownMax).map((option) => `  ${describePattern(option)}`)
  const more = options.length > known.length ? [`  … and ${options.length - known.length} more`] : []
  return failed(matter, 'no-option', {
    says: `has no option ${describePattern(matter.wanted)}. It has:\n${[...known, ...more].join('\n')}`,
    options,
    hint: 'Give one of these, or a RegExp for a part of one.',
  })
}

export function ambiguousOption(matter: Matter, options: readonly string[]): PromptError {
  return failed(matter, 'ambiguous', {
    says: `has ${options.length} options that ${describePattern(matter.wanted)} fits: ${options.map(describePattern).join(', ')}.`,
    options,
    hint: 'Give the whole label of one.',
  })
}

export function disabledOption(matter: Matter): PromptError {
  return failed(matter, 'disabled', {
    says: `does not let ${describePattern(matter.wanted)} be chosen: the option is disabled.`,
  })
}

export function noList(matter: Matter): PromptError {
  return failed(matter, 'no-list', {
    says: 'shows no options, or marks none of them.',
    hint: 'For a text, use answer(). For a list of a kind that termtape cannot read, use press().',
  })
}

export function stuckList(matter: Matter, key: string): PromptError {
  return failed(matter, 'stuck', {
    says: `did not take ${key} on the way to ${describePattern(matter.wanted)}.`,
    hint: 'For a list that is moved by other keys, use press().',
  })
}

function failed(
  { question, screen }: Matter,
  problem: PromptError['problem'],
  { says, hint, options }: { says: string; hint?: string; options?: readonly string[] },
): PromptError {
  const picture = notAsked(() => framedScreen(screen.lines, screen.size))
  return new PromptError(problem, `The question ${describePattern(question)} ${says}\n${picture}`, {
    hint,
    options,
  })
}

const optionsShownMax = 20
