import { isError } from '../../errors.ts'
import { captureCallSite } from '../call-site.ts'
import { checkKnown } from '../known-options.ts'
import { checkDuration } from '../options.ts'
import { describePattern } from '../pattern.ts'
import type { SecretHolder } from '../together.ts'
import { checkAnswer, checkWords } from './check-words.ts'
import type { Prompt, Prompted } from './prompt.ts'

export interface PromptOptions {
  /** How long to wait for the question, in milliseconds; default the session's. */
  timeoutMs?: number
}

export interface AnswerOptions extends PromptOptions {
  /** As for `send`. */
  secret?: boolean
}

type Words = string | RegExp

/** Answers the questions of prompt libraries by their words, and remembers which ones. */
export class Answers {
  readonly #session: Prompted & SecretHolder
  readonly #given = new Set<string>()

  constructor(session: Prompted & SecretHolder) {
    this.#session = session
  }

  answer(question: Words, text: string, options: AnswerOptions, above: Above): Promise<void> {
    checkKnown(options, ['timeoutMs', 'secret'])
    checkAnswer(text)
    const { timeoutMs, secret } = options
    return this.#asked(
      `answer(${words(question)})`,
      question,
      false,
      { timeoutMs, above },
      async (prompt) => {
        const { answer } = await import('./answer.ts')
        await answer(prompt, text, secret === undefined ? {} : { secret })
      },
    )
  }

  choose(question: Words, option: Words, options: PromptOptions, above: Above): Promise<void> {
    checkKnown(options, ['timeoutMs'])
    checkWords('option', option)
    const call = `choose(${words(question)}, ${words(option)})`
    return this.#asked(call, question, true, { ...options, above }, async (prompt) => {
      const { choose } = await import('./choose.ts')
      await choose(prompt, option)
    })
  }

  check(question: Words, ticked: readonly Words[], options: PromptOptions, above: Above): Promise<void> {
    checkKnown(options, ['timeoutMs'])
    for (const each of ticked) checkWords('option', each)
    const call = `check(${words(question)}, [${ticked.map(words).join(', ')}])`
    return this.#asked(call, question, false, { ...options, above }, async (prompt) => {
      const { check } = await import('./check.ts')
      await check(prompt, ticked)
    })
  }

  async #asked(
    call: string,
    question: Words,
    single: boolean,
    { timeoutMs, above }: { timeoutMs?: number | undefined; above: Above },
    act: (prompt: Prompt) => Promise<void>,
  ): Promise<void> {
    checkWords('question', question)
    if (timeoutMs !== undefined) checkDuration('timeoutMs', timeoutMs)
    const name = String(question)
    const asked = { question, single, answered: this.#given.has(name) }
    this.#given.add(name)
    const site = captureCallSite(above)
    try {
      // Loaded by those who need it: to read prompts takes many modules.
      const { Prompt } = await import('./prompt.ts')
      await act(new Prompt(this.#session, asked, { call, site, timeoutMs }))
    } catch (error) {
      if (isError(error)) {
        const { coverError } = await import('../cover-error.ts')
        coverError(error, [this.#session])
      }
      throw error
    }
  }
}

type Above = (...args: never[]) => unknown

function words(pattern: Words): string {
  return describePattern(pattern)
}
