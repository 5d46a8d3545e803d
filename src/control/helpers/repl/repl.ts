import { ExpectTimeoutError, IncompleteInputError, OptionError } from '../../../errors.ts'
import { replInterruptMs, replRowsDefault } from '../../../limits.ts'
import { type Match, TIMEOUT } from '../../../session/pattern.ts'
import { internalsOf } from '../../../session/internals.ts'
import type { Session } from '../../../session/session.ts'
import { everywhere } from '../../../text/stateless.ts'
import { stripEscapes } from '../../../text/strip-escapes.ts'
import { type CommandLine, type HelperOptions, startCommand, wordsOf } from '../start-command.ts'
import { plain, type ReplKind, replKinds } from './kinds.ts'
import { shownText } from './shown-text.ts'

/** The programs a REPL knows how to prepare. */
export type ReplName = keyof typeof replKinds

export interface ReplOptions extends HelperOptions {
  /** Milliseconds each command may take, and the program to start; default 30 000. */
  timeoutMs?: number
  /** Of a known program: further arguments; of `sqlite3` the database, default `:memory:`. */
  args?: readonly string[]
  /** Of any other program: what it prints when it is ready for a command. */
  prompt?: string | RegExp
  /** Of any other program: what it prints when a command goes on. */
  continuation?: string | RegExp
}

/** What a session that is there already needs to be typed commands at. */
export interface ReplOfSessionOptions {
  /** What it prints when it is ready for a command. */
  prompt: string | RegExp
  /** What it prints when a command goes on. */
  continuation?: string | RegExp
  /** Milliseconds until its prompt has to be there; default the session's. */
  timeoutMs?: number
}

/**
 * Starts a program one types commands at and gives a {@link Repl} for it: `python3`, `node`, `bash`, `sh`, `zsh`, `sqlite3`, `lua`,
 * `irb`, `php` and `gdb` by name, made ready so that nothing is echoed and no pager waits; any other by its `prompt`.
 *
 * A session takes the place of the program where it is there already, such as one of `ssh`; it stays the caller's to close.
 *
 * @throws OptionError for another program without a prompt; SpawnError; ExpectTimeoutError when no prompt comes
 */
export async function repl(program: CommandLine, options?: ReplOptions): Promise<Repl>
export async function repl(session: Session, options: ReplOfSessionOptions): Promise<Repl>
export async function repl(
  program: CommandLine | Session,
  options: ReplOptions & Partial<ReplOfSessionOptions> = {},
): Promise<Repl> {
  if (isSession(program)) return replOf(program, options)
  const { args, prompt, continuation, ...helper } = options
  const kind = kindOf(program, prompt, continuation)
  const session = await startCommand([kind.command, ...kind.args, ...(args ?? kind.operands ?? [])], {
    ...helper,
    rows: options.rows ?? replRowsDefault,
    env: { ...kind.env, ...options.env },
  })
  try {
    await session.expect(kind.prompt)
    if (!isKnown(program)) await session.setEcho(false)
    return new Repl(session, kind)
  } catch (error) {
    await session.close({ force: true })
    throw error
  }
}

async function replOf(
  session: Session,
  { prompt, continuation, timeoutMs }: Partial<ReplOfSessionOptions>,
): Promise<Repl> {
  const kind = {
    prompt: checkPrompt(prompt, 'a session'),
    ...(continuation === undefined ? {} : { continuation }),
  }
  // Whoever opened the session may have read its prompt.
  if (isAtPrompt(session, kind.prompt)) await session.readAvailable()
  else await session.expect(kind.prompt, timeoutMs === undefined ? {} : { timeoutMs })
  return new Repl(session, kind, { borrowed: true })
}

function isAtPrompt(session: Session, prompt: string | RegExp): boolean {
  const inner = internalsOf(session)
  const last =
    stripEscapes(inner.since(Math.max(0, inner.printed - promptCharsMax)))
      .split('\n')
      .at(-1) ?? ''
  if (typeof prompt === 'string') return last.endsWith(prompt)
  return [...last.matchAll(everywhere(prompt))].some((match) => match.index + match[0].length === last.length)
}

/** How far back a prompt is looked for. */
const promptCharsMax = 4_096

/** Also one of another copy of the package. */
function isSession(program: CommandLine | Session): program is Session {
  return typeof program === 'object' && !Array.isArray(program)
}

function isKnown(program: CommandLine): program is ReplName {
  return typeof program === 'string' && Object.hasOwn(replKinds, program)
}

function kindOf(
  program: CommandLine,
  prompt: ReplOptions['prompt'],
  continuation: ReplOptions['continuation'],
): ReplKind {
  if (isKnown(program)) return replKinds[program]
  const checked = checkPrompt(prompt, `any program but ${Object.keys(replKinds).join(', ')}`)
  const [command, ...args] = wordsOf(program)
  return {
    command,
    args,
    env: plain,
    prompt: checked,
    ...(continuation === undefined ? {} : { continuation }),
  }
}

function checkPrompt(prompt: ReplOptions['prompt'], of: string): string | RegExp {
  if (prompt === undefined) throw new OptionError('prompt', prompt, `a string or RegExp for ${of}`)
  return prompt
}

/** A program one types commands at, ready for the next. */
export class Repl implements AsyncDisposable {
  readonly session: Session
  readonly #kind: ReplKind
  #turn: Promise<unknown> = Promise.resolve()
  /** The program shows what is typed by itself. */
  #echoes = false
  /** A command that was given up is still running. */
  #busy = false

  readonly #borrowed: boolean

  /** @param options.borrowed the session is not the REPL's to close */
  constructor(
    session: Session,
    kind: Omit<ReplKind, 'command' | 'args'>,
    { borrowed = false }: { borrowed?: boolean } = {},
  ) {
    this.session = session
    this.#kind = { command: session.command, args: session.args, ...kind }
    this.#borrowed = borrowed
  }

  /**
   * Runs a command, of one line or several, and gives what it printed: LF line ends, without the last one. Commands wait for
   * each other.
   *
   * @throws IncompleteInputError when the program waits for more; it was taken back, and the next command can run
   * @throws ExpectTimeoutError when there is no prompt in time; the command is interrupted
   * @throws ProcessExitedError when the program ends
   */
  run(command: string, options: { timeoutMs?: number } = {}): Promise<string> {
    const result = this.#turn.then(() => this.#run(command, options))
    this.#turn = result.catch(() => {})
    return result
  }

  /** Interrupts what runs, with Ctrl+C, and waits for the prompt. */
  async interrupt(): Promise<void> {
    const { prompt, afterInterrupt } = this.#kind
    await this.session.press('Ctrl+C')
    if (afterInterrupt !== undefined) {
      const { index } = await this.session.expect([prompt, TIMEOUT], { timeoutMs: replInterruptMs / 4 })
      if (index === 0) return this.#settled()
      await this.session.press(afterInterrupt)
    }
    await this.session.expect(prompt, { timeoutMs: replInterruptMs })
    await this.#settled()
  }

  /** Ends the program. A session that was there before is left as it is. */
  async close(options?: { force?: boolean }): Promise<void> {
    if (!this.#borrowed) await this.session.close(options)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #run(command: string, options: { timeoutMs?: number }): Promise<string> {
    if (this.#busy) await this.interrupt()
    const said: string[] = []
    let goesOn = false
    let before = await this.#sincePrompt()
    for (const line of this.#kind.lines?.(command) ?? command.split(/\r?\n/)) {
      const match = await this.#type(line, options)
      said.push(this.#withoutEcho(`${before}${match.before}`, line))
      before = ''
      goesOn = match.index === 1
    }
    if (goesOn && this.#kind.finish !== undefined) {
      const match = await this.#type(this.#kind.finish, options)
      said.push(this.#withoutEcho(match.before, this.#kind.finish))
      goesOn = match.index === 1
    }
    if (goesOn) {
      await this.#takeBack()
      throw new IncompleteInputError(command)
    }
    return shownText(said.join(''))
  }

  /**
   * What came after the last prompt and was not read yet. A command that printed the prompt itself leaves the real one
   * behind, and every later answer would be that of the command before.
   */
  async #sincePrompt(): Promise<string> {
    return (await this.session.readAvailable()).split(this.#kind.prompt).at(-1) ?? ''
  }

  async #type(line: string, options: { timeoutMs?: number }): Promise<Match> {
    const { prompt, continuation } = this.#kind
    // The echo is off to be out of the way: commands are no passwords.
    await this.session.sendLine(line, { secret: false })
    try {
      return await this.session.expect(continuation === undefined ? prompt : [prompt, continuation], options)
    } catch (error) {
      if (error instanceof ExpectTimeoutError) {
        this.#busy = true
        await this.interrupt().catch(() => {})
      }
      throw error
    }
  }

  // A command that ended by itself at the moment it was interrupted prompts too.
  async #settled(): Promise<void> {
    await this.session.settle()
    await this.session.readAvailable()
    this.#busy = false
  }

  async #takeBack(): Promise<void> {
    const { cancel } = this.#kind
    if (cancel === undefined) return this.interrupt()
    for (const line of cancel)
      if ((await this.#type(line, { timeoutMs: replInterruptMs })).index === 0) return
  }

  /** A program that edits lines itself shows what is typed, whatever the terminal was told. */
  #withoutEcho(output: string, line: string): string {
    const end = output.indexOf('\n')
    const first = shownText(output.slice(0, Math.max(0, end))).trimEnd()
    if (end === -1 || first !== line.trimEnd() || (line === '' && !this.#echoes)) return output
    this.#echoes = true
    return output.slice(end + 1)
  }
}
