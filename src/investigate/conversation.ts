import { COMMON_PROMPTS } from '../patterns/common-prompts.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import type { Ask, AskOptions, Reply, StartOptions, Subject, World } from './world.ts'
import { plausible } from './plausible.ts'
import { promptShape } from './same-answer.ts'

/** A question a program asked before it could be used, and what it was answered. */
export interface Answered {
  prompt: string
  answer: string
}

/**
 * One program at a time, at its entry: started when it is needed, brought past the questions it asks first, started again when
 * it has ended or is somewhere else.
 */
export class Conversation {
  readonly world: World
  readonly questions: Answered[] = []
  /** Questions the user answers, by a text or RegExp found in the prompt. */
  readonly answers: readonly (readonly [string | RegExp, string])[]
  readonly #start: StartOptions
  #subject: Subject | undefined
  #at: Reply | undefined
  #entry: Reply | undefined
  #entryIsQuestion = false
  heard: (reply: Reply) => void = () => {}

  constructor(
    world: World,
    answers: readonly (readonly [string | RegExp, string])[],
    start: StartOptions = {},
  ) {
    this.world = world
    this.answers = answers
    this.#start = start
  }

  /** Where the program stands now; undefined while none runs. */
  get at(): Reply | undefined {
    return this.#subject === undefined ? undefined : this.#at
  }

  /** The program's entry, as it stood when it was first reached. */
  get entry(): Reply | undefined {
    return this.#entry
  }

  get subject(): Subject | undefined {
    return this.#subject
  }

  /** Starts the program anew and brings it to its entry. */
  async restart(): Promise<Reply> {
    await this.end()
    this.#subject = await this.world.start(this.#start)
    this.#at = this.#subject.banner
    this.heard(this.#at)
    const first = this.#entry === undefined && !this.#entryIsQuestion
    for (let turn = 0; turn < questionsMax && this.#at.end === 'ready'; turn++) {
      const answer = first ? this.#answerTo(this.#at, turn) : this.questions[turn]?.answer
      if (answer === undefined) break
      if (first) this.questions.push({ prompt: this.#at.prompt, answer })
      const before = this.#at
      this.#at = await this.ask({ kind: 'line', text: answer })
      // It asks the same again: this is no question before the entry but the entry itself, where nothing has been said yet.
      if (
        first &&
        promptShape(this.#at.prompt) === promptShape(before.prompt) &&
        !/press|password/i.test(before.prompt)
      ) {
        this.questions.pop()
        this.#entryIsQuestion = true
        return this.restart()
      }
    }
    this.#entry ??= this.#at
    return this.#at
  }

  async ask(ask: Ask, options?: AskOptions): Promise<Reply> {
    if (this.#subject === undefined) await this.restart()
    const reply = await paged(this.#subject, await this.#subject?.ask(ask, options))
    this.#at = reply
    this.heard(reply)
    if (reply.end !== 'ready') await this.end()
    return reply
  }

  async end(): Promise<void> {
    const subject = this.#subject
    this.#subject = undefined
    await subject?.close()
  }

  #answerTo({ prompt, text }: Reply, turn: number): string | undefined {
    const given = this.answers.find(([pattern]) =>
      typeof pattern === 'string' ? prompt.includes(pattern) : pattern.test(prompt),
    )
    if (given !== undefined) return given[1]
    return isQuestion(prompt, text, turn) ? plausible(prompt) : undefined
  }
}

/** Most questions a program may ask before it can be used. */
const questionsMax = 10

/** Whether a prompt asks for one answer before it goes on, and is not where commands are typed. */
export function isQuestion(prompt: string, before = '', turn = 0): boolean {
  const text = prompt.trim()
  if (replPrompts.has(detectPrompt(prompt)?.category ?? 'unknown')) return false
  if (!/[?:：]\s*(?:[[(][^\])]*[\])]\s*)?:?\s*$/.test(text) || !/\p{L}{2}/u.test(text)) return false
  if (/\b(?:command|cmd|choice|choose|select|option|menu|selection|action|pick|topic|for help)\b/i.test(text))
    return false
  // Numbered lines above it are a menu's, and the question is where to go.
  if (/^\s*[[(]?\d[\]).:]/m.test(before)) return false
  return (
    text.split(/\s+/).length > 1 ||
    /^(?:user ?name|login|password|name|passphrase|pin|e-?mail|user|account|host)\b/i.test(text) ||
    turn > 0
  )
}

/** Categories of prompts where commands are typed, and no answers. */
const replPrompts: ReadonlySet<string> = new Set(
  Object.keys(COMMON_PROMPTS).filter(
    (each) => !['password', 'confirm', 'question', 'pager', 'ssh', 'sudo', 'git'].includes(each),
  ),
)

/** Goes on through a pager until the program is back, and gives the pages as one answer. */
async function paged(subject: Subject | undefined, first: Reply | undefined): Promise<Reply> {
  if (subject === undefined || first === undefined) throw new Error('No program runs.')
  let reply = first
  for (let page = 0; page < pagesMax && reply.end === 'ready' && isPager(reply.prompt); page++) {
    const key = /\bc to continue\b/.test(reply.prompt)
      ? 'c\r'
      : /return|enter|<ret>/i.test(reply.prompt)
        ? '\r'
        : /END|^:$/.test(reply.prompt)
          ? 'q'
          : ' '
    const next = await subject.ask({ kind: 'raw', text: key })
    reply = { ...next, text: [reply.text, next.text].filter(Boolean).join('\n'), ms: reply.ms + next.ms }
  }
  return reply
}

const pagesMax = 100

function isPager(prompt: string): boolean {
  const line = prompt.trim()
  return line !== ':' && detectPrompt(line)?.category === 'pager'
    ? true
    : /^Press return for more/i.test(line)
}
