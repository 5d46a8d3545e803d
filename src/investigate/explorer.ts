import type { CommandRow } from '../patterns/command-row.ts'
import { detectDataFormat } from '../patterns/detect-data-format.ts'
import { extractCommandsFromHelp } from '../patterns/extract-commands.ts'
import { extractMenu } from '../patterns/menu-rows.ts'
import { detectError } from '../patterns/is-error-output.ts'
import type { Budget } from './budget.ts'
import { completions } from './completions.ts'
import type { Conversation } from './conversation.ts'
import { danger, leaves } from './danger.ts'
import { describeCommands } from './describe-commands.ts'
import { findHelp, type Help, helpCandidates, hintedHelp, merge } from './help.ts'
import { howItEnded } from './how-it-ended.ts'
import { isValueAsked, type Mode, nameOf, newMode, quoted, sameMenu, sampleOf } from './mode.ts'
import { Navigator } from './navigator.ts'
import { filled } from './plausible.ts'
import { masked, promptShape, takesLetters, unknownTo } from './same-answer.ts'
import { wantedArgument } from './wanted-argument.ts'
import type { Reply } from './world.ts'

/** What became of a command that was run. */
export interface Tried {
  row: CommandRow
  mode: Mode
  line: string
  reply: Reply
}

export interface ExploreOptions {
  depth: number
  unsafe: boolean
  budget: Budget
  progress(words: string): void
}

/** Finds the modes of a program, and what its commands do, by trying them one after the other from a known place. */
export class Explorer {
  readonly modes: Mode[] = []
  readonly tried: Tried[] = []
  readonly notes: Set<string> = new Set()
  readonly formats: Set<string> = new Set()
  help: Help = { commands: [], rows: [], texts: [] }
  readonly #conversation: Conversation
  readonly #navigator: Navigator
  readonly #options: ExploreOptions

  constructor(conversation: Conversation, options: ExploreOptions) {
    this.#conversation = conversation
    this.#options = options
    this.#navigator = new Navigator(conversation, options.budget, (words) => void this.notes.add(words))
  }

  async explore(entry: Reply): Promise<void> {
    const menu = extractMenu(entry.text)
    const base = newMode('s1', [], 'main', entry, 0)
    base.isMenu = menu.length > 0
    this.modes.push(base)
    this.#navigator.here = base
    this.#options.progress('looking for help')
    const ask = (line: string): Promise<Reply | undefined> => this.#navigator.probe(base, line)
    base.rows = [...menu, ...(await this.#announcedHelp(base, entry))]
    base.unknown = unknownTo(base.rows)
    const hints = `${entry.text}\n${entry.prompt}\n${(await ask(base.unknown))?.text ?? ''}`
    this.help = await findHelp(helpCandidates(hints), ask, { known: base.rows, unknown: base.unknown })
    base.rows = [...menu]
    merge(base.rows, this.help.rows)
    if (base.rows.length === 0 && !this.#options.budget.isOver('explore')) {
      merge(base.rows, await completions(this.#conversation))
      this.#navigator.here = undefined
    }
    await describeCommands(base.rows, this.help.commands[0], base.unknown, ask)
    base.signature = await this.#signature(base, entry)
    await this.#continuation(base)
    for (let index = 0; index < this.modes.length; index++) {
      const mode = this.modes[index]
      if (mode !== undefined) await this.#exploreMode(mode)
    }
    if (this.#options.budget.isOver('explore'))
      this.notes.add('The time budget is used up: not everything was looked at.')
  }

  /** What the help names that the program announces, as `(m for help)`: asked before any word is guessed. */
  async #announcedHelp(mode: Mode, { text, prompt }: Reply): Promise<CommandRow[]> {
    const [announced] = hintedHelp(`${prompt}\n${text}`)
    if (announced === undefined) return []
    const reply = await this.#navigator.probe(mode, announced)
    return reply?.end === 'ready' ? extractCommandsFromHelp(reply.text) : []
  }

  /** Where half a statement leads: a program that waits for the rest of it is in a state of its own. */
  async #continuation(base: Mode): Promise<void> {
    if (base.isMenu) return
    for (const half of [base.unknown, ...halves]) {
      const reply = await this.#navigator.probe(base, half)
      // Without a prompt nobody sees whether it waits for the rest.
      if (base.prompt.trim() === '') this.#navigator.here = undefined
      if (
        reply?.end !== 'ready' ||
        promptShape(reply.prompt) === promptShape(base.prompt) ||
        reply.prompt.trim() === ''
      )
        continue
      const mode = newMode(this.#nextId(), [half], 'continuation', reply, 1)
      mode.unknown = base.unknown
      const more = await this.#navigator.probe(mode, mode.unknown)
      if (more?.end !== 'ready' || promptShape(more.prompt) !== promptShape(reply.prompt)) continue
      mode.signature = await this.#signature(mode, reply)
      mode.rows = []
      this.modes.push(mode)
      base.transitions.set(mode.id, half)
      return
    }
  }

  async #exploreMode(mode: Mode): Promise<void> {
    for (const row of mode.rows) {
      if (this.help.commands.includes(row.name)) continue
      if (mode.depth === 0 && leaves(row)) continue
      const why = this.#options.unsafe ? undefined : leaves(row) && mode.depth > 0 ? undefined : danger(row)
      if (why !== undefined) {
        this.notes.add(`Not run: ${quoted(row, mode)}: ${why}.`)
        continue
      }
      if (!this.#options.budget.spendCommand()) {
        this.notes.add(`Not run: ${quoted(row, mode)}: the budget is used up.`)
        continue
      }
      this.#options.progress(`${mode.name}: ${row.name}`)
      await this.#try(mode, row)
    }
  }

  async #try(mode: Mode, row: CommandRow): Promise<void> {
    const argument = mode.isMenu ? undefined : filled(row.args)
    const line = argument === undefined ? row.name : `${row.name} ${argument}`
    if (!(await this.#navigator.goTo(mode))) return
    let reply = await this.#conversation.ask({ kind: 'line', text: line })
    let typed = line
    const wanted = argument === undefined ? wantedArgument(reply.text, row.name) : undefined
    if (
      reply.end === 'ready' &&
      wanted !== undefined &&
      promptShape(reply.prompt) === promptShape(mode.prompt)
    ) {
      typed = `${row.name} ${wanted}`
      reply = await this.#conversation.ask({ kind: 'line', text: typed })
    }
    this.tried.push({ row, mode, line: typed, reply })
    const error = detectError(reply.text)
    if (error !== undefined) mode.errors.add(error.text)
    if (mode.samples.length < samplesMax && reply.text !== '') mode.samples.push(sampleOf(reply.text))
    if (reply.end !== 'ready') {
      this.#navigator.here = undefined
      const note = howItEnded(row, mode, reply)
      if (note !== undefined) this.notes.add(note)
      return
    }
    const format = error === undefined ? detectDataFormat(reply.text) : undefined
    if (format !== undefined) this.formats.add(format)
    await this.#arrived(mode, row, typed, reply)
  }

  /** Where a command led: still here, to a mode that is known, or to a new one. */
  async #arrived(mode: Mode, row: CommandRow, line: string, reply: Reply): Promise<void> {
    const menu = extractMenu(reply.text)
    const samePrompt = promptShape(reply.prompt) === promptShape(mode.prompt)
    const looksAlike =
      samePrompt && (menu.length === 0 ? !mode.isMenu || mode.depth > 0 : sameMenu(menu, mode.rows))
    this.#navigator.here = samePrompt ? mode : undefined
    if (looksAlike && (menu.length > 0 || mode.isMenu)) return
    // Numbered lines in an answer are a list and no menu, if afterwards words are refused as before.
    if (samePrompt && (looksAlike || !mode.isMenu) && !(await this.#differs(mode))) return
    this.#navigator.here = undefined
    // A prompt one set oneself is no mode.
    const shownPrompt = reply.prompt.trim()
    if (shownPrompt !== '' && row.name !== shownPrompt && line.split(' ').includes(shownPrompt)) return
    const arrived = newMode(this.#nextId(), [...mode.path, line], nameOf(row, reply), reply, mode.depth + 1)
    arrived.isMenu = menu.length > 0
    arrived.rows = menu
    // A menu that is shown again tells by itself which it is.
    const shown = this.modes.find(
      (each) =>
        each.isMenu &&
        menu.length > 0 &&
        sameMenu(menu, each.rows) &&
        promptShape(each.prompt) === promptShape(reply.prompt),
    )
    const signature = shown?.signature ?? (await this.#signature(arrived, reply))
    const known = shown ?? this.modes.find((each) => each.signature === signature)
    this.#navigator.here = undefined
    if (known !== undefined) {
      if (known !== mode && !mode.transitions.has(known.id)) mode.transitions.set(known.id, line)
      return
    }
    // A question for one value, or to confirm, is part of the command.
    if (arrived.isQuestion || (arrived.rows.length === 0 && isValueAsked(arrived.prompt))) return
    if (arrived.depth > this.#options.depth) {
      this.notes.add(`${quoted(row, mode)} leads deeper than ${this.#options.depth} states; not followed.`)
      return
    }
    arrived.signature = signature
    this.modes.push(arrived)
    mode.transitions.set(arrived.id, line)
  }

  /** Whether the program answers otherwise than before, and goes on to, though its prompt is the same. */
  async #differs(mode: Mode): Promise<boolean> {
    const refusal = async (): Promise<string | undefined> => {
      const reply = await this.#navigator.probe(mode, mode.unknown)
      return reply?.end === 'ready' ? refusalOf(reply, mode.unknown) : undefined
    }
    const first = await refusal()
    if (first === undefined || mode.refusals.includes(first)) return false
    // What a command goes on to print when it is over belongs to no answer.
    return first === (await refusal())
  }

  /** What a mode answers: its prompt, its menu, its answer to an unknown word, and the commands its help names. */
  async #signature(mode: Mode, arrived: Reply): Promise<string> {
    const ask = (line: string): Promise<Reply | undefined> => this.#navigator.probe(mode, line)
    const first = this.help.commands[0]
    if (mode.depth > 0) {
      // Its own commands first: what is an unknown word elsewhere may be one of them.
      const letters = takesLetters(this.modes[0]?.rows ?? [])
      const asked = first === undefined || mode.isMenu || !letters ? undefined : await ask(first)
      mode.unknown = unknownTo([
        ...mode.rows,
        ...(await this.#announcedHelp(mode, arrived)),
        ...(asked?.end === 'ready' ? extractCommandsFromHelp(asked.text) : []),
      ])
    }
    const unknown = await ask(mode.unknown)
    mode.refusals = unknown === undefined ? [] : [refusalOf(unknown, mode.unknown)]
    mode.stays = unknown?.end === 'ready' && promptShape(unknown.prompt) === promptShape(mode.prompt)
    if (!mode.stays && !mode.isMenu && mode.depth > 0) mode.isQuestion = true
    if (mode.stays) {
      const error = detectError(unknown?.text ?? '')
      if (error !== undefined) mode.errors.add(error.text.replaceAll(mode.unknown, '…'))
      const again = await ask(mode.unknown)
      if (again !== undefined) mode.refusals.push(refusalOf(again, mode.unknown))
    }
    if (mode.stays && !mode.isMenu && mode.depth > 0) {
      const candidates = first === undefined ? [] : this.help.commands
      const help = await findHelp(candidates, ask, { known: mode.rows, unknown: mode.unknown, marked: false })
      merge(mode.rows, help.rows)
    }
    const menu = extractMenu(arrived.text)
    return JSON.stringify([
      promptShape(mode.prompt),
      menu.map(({ name, description }) => `${name} ${description}`),
      mode.refusals[0],
      mode.rows.map(({ name }) => name).toSorted(),
    ])
  }

  #nextId(): string {
    return `s${this.modes.length + 1}`
  }
}

function refusalOf(reply: Reply, unknown: string): string {
  return `${masked(reply.text, unknown)}\n${reply.end}\n${promptShape(reply.prompt)}`
}

/** Statements that are not finished in most languages. */
const halves = ['(', '{', 'if 1:']

const samplesMax = 5
