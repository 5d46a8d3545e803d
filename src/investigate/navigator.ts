import type { Budget } from './budget.ts'
import type { Conversation } from './conversation.ts'
import type { Mode } from './mode.ts'
import { promptShape } from './same-answer.ts'
import type { Reply } from './world.ts'

/** Knows in which mode the program is, and brings it to another: on from here, or anew from the entry. */
export class Navigator {
  readonly conversation: Conversation
  readonly #budget: Budget
  readonly #note: (words: string) => void
  readonly #unreachable = new Set<string>()
  #here: Mode | undefined

  constructor(conversation: Conversation, budget: Budget, note: (words: string) => void) {
    this.conversation = conversation
    this.#budget = budget
    this.#note = note
  }

  /** The program is there, or nobody knows where. */
  set here(mode: Mode | undefined) {
    this.#here = mode
  }

  /** What a mode answers to a line; undefined where it cannot be asked any more. */
  async probe(mode: Mode, line: string): Promise<Reply | undefined> {
    if (!(await this.goTo(mode))) return undefined
    const reply = await this.conversation.ask({ kind: 'line', text: line })
    if (reply.end !== 'ready' || promptShape(reply.prompt) !== promptShape(mode.prompt))
      this.#here = undefined
    return reply
  }

  /** False where the mode is not reached again, or the time is used up. */
  async goTo(mode: Mode): Promise<boolean> {
    if (this.#budget.isOver('explore')) return false
    if (this.#here === mode && this.conversation.at !== undefined) return true
    if (this.#unreachable.has(mode.path.join('\n'))) return false
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      let reply = await this.conversation.restart()
      for (const line of mode.path) {
        if (reply.end !== 'ready') break
        reply = await this.conversation.ask({ kind: 'line', text: line })
      }
      if (reply.end === 'ready' && promptShape(reply.prompt) === promptShape(mode.prompt)) {
        this.#here = mode
        return true
      }
    }
    this.#unreachable.add(mode.path.join('\n'))
    this.#note(`The state ${mode.name} could not be reached again.`)
    return false
  }
}

const attemptsMax = 2
