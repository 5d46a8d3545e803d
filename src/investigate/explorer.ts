import type { CommandRow } from '../patterns/command-row.ts'
import { detectDataFormat } from '../patterns/detect-data-format.ts'
import { detectStateTransition } from '../patterns/detect-state-transition.ts'
import { extractMenu } from '../patterns/menu-rows.ts'
import { detectError } from '../patterns/is-error-output.ts'
import type { Conversation } from './conversation.ts'
import { bare, danger, leaves } from './danger.ts'
import { findHelp, type Help, helpCandidates, merge } from './help.ts'
import { filled, plausible } from './plausible.ts'
import { masked, promptShape, unknownWord } from './same-answer.ts'
import type { Reply } from './world.ts'

/** A mode of the program. */
export interface Mode {
  id: string
  name: string
  prompt: string
  depth: number
  /** What is typed from the entry to get here. */
  path: readonly string[]
  /** What it answers, as far as it tells it from others. */
  signature: string
  rows: CommandRow[]
  /** By the id of a mode: the command that leads there. */
  transitions: Map<string, string>
  samples: string[]
  errors: Set<string>
  isMenu: boolean
  /** What it says to a word it does not know, and where that leads. */
  refusal: string
  /** Whether it takes any answer once and is over. */
  isQuestion: boolean
}

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
  /** Whether one more command may be run. */
  mayRun(): boolean
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
  readonly #options: ExploreOptions
  #here: Mode | undefined
  readonly #unreachable = new Set<string>()

  constructor(conversation: Conversation, options: ExploreOptions) {
    this.#conversation = conversation
    this.#options = options
  }

  async explore(entry: Reply): Promise<void> {
    const menu = extractMenu(entry.text)
    const base = this.#mode([], 'main', entry, 0)
    base.isMenu = menu.length > 0
    this.modes.push(base)
    this.#here = base
    this.#options.progress('looking for help')
    const hints = `${entry.text}\n${entry.prompt}\n${(await this.#probe(base, unknownWord))?.text ?? ''}`
    this.help = await findHelp(helpCandidates(hints), (line) => this.#probe(base, line))
    base.rows = [...menu]
    merge(base.rows, this.help.rows)
    await this.#describe(base)
    base.signature = await this.#signature(base, entry)
    await this.#continuation(base)
    for (let index = 0; index < this.modes.length; index++) {
      const mode = this.modes[index]
      if (mode !== undefined) await this.#exploreMode(mode)
    }
  }

  /** What `help COMMAND` says of commands that were listed without a word. */
  async #describe(mode: Mode): Promise<void> {
    const silent = mode.rows.filter((row) => row.description === '')
    const first = this.help.commands[0]
    if (first === undefined || silent.length === 0 || silent.length < mode.rows.length / 4) return
    const refusal = await this.#probe(mode, `${first} ${unknownWord}`)
    for (const row of silent.slice(0, describedMax)) {
      const reply = await this.#probe(mode, `${first} ${row.name}`)
      if (reply === undefined || reply.end !== 'ready') continue
      const lines = reply.text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
      if (
        masked(reply.text, row.name) === masked(refusal?.text ?? '', unknownWord) ||
        detectError(lines[0] ?? '') !== undefined
      )
        continue
      const [only = ''] = lines
      const text = lines.find((line) => !/^usage:/i.test(line) && line !== row.name) ?? only
      row.description = text.startsWith(row.name) ? text.slice(row.name.length).replace(/^[\s:-]+/, '') : text
    }
  }

  /** Where half a statement leads: a program that waits for the rest of it is in a state of its own. */
  async #continuation(base: Mode): Promise<void> {
    if (base.isMenu) return
    for (const half of halves) {
      const reply = await this.#probe(base, half)
      if (
        reply?.end !== 'ready' ||
        promptShape(reply.prompt) === promptShape(base.prompt) ||
        reply.prompt.trim() === ''
      )
        continue
      const mode = this.#mode([half], 'continuation', reply, 1)
      const more = await this.#probe(mode, unknownWord)
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
      if (!this.#options.mayRun()) {
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
    if (!(await this.#goTo(mode))) return
    let reply = await this.#conversation.ask({ kind: 'line', text: line })
    let typed = line
    const wanted = argument === undefined ? argumentWanted(reply.text, row.name) : undefined
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
    if (mode.samples.length < samplesMax && reply.text !== '')
      mode.samples.push(reply.text.slice(0, sampleCharsMax))
    if (reply.end !== 'ready') return this.#ended(mode, row, reply)
    const format = error === undefined ? detectDataFormat(reply.text) : undefined
    if (format !== undefined) this.formats.add(format)
    await this.#arrived(mode, row, typed, reply)
  }

  #ended(mode: Mode, row: CommandRow, reply: Reply): void {
    this.#here = undefined
    const { exit } = reply
    const crash = detectError(reply.text)?.category === 'crash'
    if (reply.end === 'busy')
      this.notes.add(`${quoted(row, mode)} did not answer in time; the program was started again.`)
    else if (reply.end === 'flood')
      this.notes.add(`${quoted(row, mode)} printed without an end; the program was started again.`)
    else if (exit?.signal != null)
      this.notes.add(`${quoted(row, mode)} crashed the program (${exit.signal}); it was started again.`)
    else if (crash || (exit?.code ?? 0) !== 0)
      this.notes.add(
        `${quoted(row, mode)} ended the program with exit code ${exit?.code ?? '?'}${crash ? ' (it crashed)' : ''}; it was started again.`,
      )
    else if (!leaves(row)) this.notes.add(`${quoted(row, mode)} ended the program; it was started again.`)
  }

  /** Where a command led: still here, to a mode that is known, or to a new one. */
  async #arrived(mode: Mode, row: CommandRow, line: string, reply: Reply): Promise<void> {
    const arrived = this.#mode([...mode.path, line], nameOf(row, reply), reply, mode.depth + 1)
    const menu = extractMenu(reply.text)
    arrived.isMenu = menu.length > 0
    arrived.rows = menu
    const looksAlike =
      promptShape(reply.prompt) === promptShape(mode.prompt) &&
      (menu.length === 0 ? !mode.isMenu || mode.depth > 0 : sameMenu(menu, mode.rows))
    this.#here = looksAlike ? mode : undefined
    if (looksAlike && menu.length > 0) return
    if (looksAlike && !(await this.#differs(mode))) return
    if (menu.length === 0 && mode.isMenu && looksAlike) return
    this.#here = undefined
    // A prompt one set oneself is no mode.
    if (
      reply.prompt.trim() !== '' &&
      row.name !== reply.prompt.trim() &&
      line.split(' ').includes(reply.prompt.trim())
    )
      return
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
    this.#here = undefined
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
    arrived.id = `s${this.modes.length + 1}`
    this.modes.push(arrived)
    mode.transitions.set(arrived.id, line)
  }

  /** Whether the program answers otherwise than before, though its prompt is the same. */
  async #differs(mode: Mode): Promise<boolean> {
    const reply = await this.#conversation.ask({ kind: 'line', text: unknownWord })
    if (reply.end !== 'ready' || promptShape(reply.prompt) !== promptShape(mode.prompt))
      this.#here = undefined
    return reply.end === 'ready' && refusalOf(reply) !== mode.refusal
  }

  /** What a mode answers: its prompt, its menu, its answer to an unknown word, and the commands its help names. */
  async #signature(mode: Mode, arrived: Reply): Promise<string> {
    const unknown = await this.#probe(mode, unknownWord)
    mode.refusal = unknown === undefined ? '' : refusalOf(unknown)
    const stays = unknown?.end === 'ready' && promptShape(unknown.prompt) === promptShape(mode.prompt)
    if (!stays && !mode.isMenu && mode.depth > 0) mode.isQuestion = true
    if (stays) {
      const error = detectError(unknown.text)
      if (error !== undefined) mode.errors.add(error.text.replaceAll(unknownWord, '…'))
    }
    const first = this.help.commands[0]
    if (stays && !mode.isMenu && mode.depth > 0) {
      const candidates = first === undefined ? [] : this.help.commands
      const help = await findHelp(candidates, (line) => this.#probe(mode, line), false)
      merge(mode.rows, help.rows)
    }
    const menu = extractMenu(arrived.text)
    return JSON.stringify([
      promptShape(mode.prompt),
      menu.map(({ name, description }) => `${name} ${description}`),
      mode.refusal,
      mode.rows.map(({ name }) => name).toSorted(),
    ])
  }

  async #probe(mode: Mode, line: string): Promise<Reply | undefined> {
    if (!(await this.#goTo(mode))) return undefined
    const reply = await this.#conversation.ask({ kind: 'line', text: line })
    if (reply.end !== 'ready' || promptShape(reply.prompt) !== promptShape(mode.prompt))
      this.#here = undefined
    return reply
  }

  /** Brings the program to a mode, anew if it is somewhere else. */
  async #goTo(mode: Mode): Promise<boolean> {
    if (this.#here === mode && this.#conversation.at !== undefined) return true
    if (this.#unreachable.has(mode.path.join('\n'))) return false
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      let reply = await this.#conversation.restart()
      for (const line of mode.path) {
        if (reply.end !== 'ready') break
        reply = await this.#conversation.ask({ kind: 'line', text: line })
      }
      if (reply.end === 'ready' && promptShape(reply.prompt) === promptShape(mode.prompt)) {
        this.#here = mode
        return true
      }
    }
    this.#unreachable.add(mode.path.join('\n'))
    this.notes.add(`The state ${mode.name} could not be reached again.`)
    return false
  }

  #mode(path: readonly string[], name: string, { prompt, text }: Reply, depth: number): Mode {
    return {
      id: `s${this.modes.length + 1}`,
      name,
      prompt,
      depth,
      path,
      signature: '',
      rows: [],
      transitions: new Map(),
      samples: text === '' ? [] : [text.slice(0, sampleCharsMax)],
      errors: new Set(),
      isMenu: false,
      refusal: '',
      isQuestion: /\by(?:es)?\b ?(?:or|\/) ?\bno?\b|\[[yYnN]+\]/i.test(prompt),
    }
  }
}

/** A prompt for a value, such as `Number of heads (1-255, default 255): `, and not one where commands are typed. */
function isValueAsked(prompt: string): boolean {
  return (
    /[?:]\s*(?:\[[^\]]*\][?:]?)?\s*$/.test(prompt) &&
    /\p{L}{2}/u.test(prompt) &&
    !/\b(?:command|cmd|for help)\b|^\S+:\s*$/i.test(prompt)
  )
}

function refusalOf(reply: Reply): string {
  return `${masked(reply.text, unknownWord)}\n${reply.end}\n${promptShape(reply.prompt)}`
}

/** Statements that are not finished in most languages. */
const halves = [unknownWord, '(', '{', 'if 1:']

const describedMax = 150
const samplesMax = 5
const sampleCharsMax = 2_000
const attemptsMax = 2

/** An argument a refusal asks for: "Usage: open NAME", "missing argument: name". */
function argumentWanted(text: string, name: string): string | undefined {
  if (text.length > 1_000) return undefined
  const usage = new RegExp(String.raw`\busage: *(?:\S+ )?${escaped(name)}((?: \S+)+)`, 'i').exec(text)?.[1]
  if (usage !== undefined) return filled(usage.trim())
  const missing = /\b(?:missing|requires?|needs?|expect(?:s|ed)|specify|give|which|what)\b[^\n]{0,60}/i.exec(
    text,
  )?.[0]
  return missing === undefined ? undefined : plausible(missing)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function nameOf(row: CommandRow, reply: Reply): string {
  const said = detectStateTransition(reply.text)
  if (said?.kind === 'enter' && said.state !== '') return said.state
  const own = /(?:\(([\w-]+)\)|\[([\w-]+)\])\s*[>#$:]?\s*$/.exec(reply.prompt)
  return (
    own?.[1] ??
    own?.[2] ??
    (/^\d+$|^\w$/.test(row.name) && row.description !== '' ? row.description : bare(row.name) || row.name)
  )
}

function sameMenu(one: readonly CommandRow[], other: readonly CommandRow[]): boolean {
  return (
    one.length > 0 &&
    one.every(({ name, description }) =>
      other.some((each) => each.name === name && each.description === description),
    )
  )
}

function quoted({ name, description }: CommandRow, mode: Mode): string {
  const where = mode.depth === 0 ? '' : ` in ${mode.name}`
  return `"${mode.isMenu && description !== '' ? `${name} ${description}` : name}"${where}`
}
