import { isAbsolute } from 'node:path'
import { show, TapeMissError } from '../errors.ts'
import { allowedForm, type TextAllowance } from '../match/allowed.ts'
import { baseName, type CommandMatcherOptions, matchCommand } from '../match/command.ts'
import { type CwdMatcherOptions, matchCwd } from '../match/cwd.ts'
import { type EnvMatcherOptions, matchEnv } from '../match/env.ts'
import { fixedVariables, recordedVariables } from '../match/standard-variables.ts'
import type { Same, Verdict } from '../match/verdict.ts'
import { lineDiff } from '../match/visible.ts'
import type { Tape, TapeMeta } from '../tape/tape.ts'
import type { SameText } from './same-text.ts'
import { wayOut } from './way-out.ts'

/** What the spec asks to start, with this machine's folders. */
export interface Start extends Pick<TapeMeta, 'args' | 'pty'> {
  /** As it was asked for: a name or a path. */
  program: string
  /** Absolute, where it was asked for by a path. */
  path?: string | undefined
  /** Only the variables the spec set itself; undefined removes one. */
  env: Readonly<Record<string, string | undefined>>
  /** Those of the variables every program gets that the spec removed, sorted. */
  unset: readonly string[]
  /** Absolute. */
  cwd: string
}

/** What the spec allows to differ. */
export interface StartAllowance {
  command?: CommandMatcherOptions | undefined
  env?: EnvMatcherOptions | undefined
  cwd?: CwdMatcherOptions | undefined
}

/**
 * Whether the tape was recorded from what the spec now asks to start. Everything is compared exactly but for the folders that
 * move, values that are masked on the tape, and what the spec allows.
 *
 * @param text learns what the two say of each other
 * @param folder a recorded working folder with the roots by name
 * @throws TapeMissError with reason `no-exchange` that says what differs, and what to do
 */
export function checkStart(
  { meta, session }: Pick<Tape, 'meta' | 'session'>,
  asked: Start,
  allowed: StartAllowance,
  text: SameText,
  place: { shownPath: string; rerecord: string; folder: (taped: string) => string },
): void {
  const { named } = { named: (each: string): string => text.roots.named(each) }
  // What the user compares by a function of his own has the form it has on the tape.
  const path = asked.path === undefined ? undefined : named(asked.path)
  const received = { program: asked.program, path, args: asked.args.map(named), cwd: named(asked.cwd) }
  const sameAs = (options: TextAllowance | undefined): Same => sameIn(text, options ?? {})
  const differences: Difference[] = []
  const judged = (verdict: Verdict, pairs: Difference['pairs'] = []): void => {
    if (!verdict.same) differences.push({ why: verdict.why, pairs })
  }
  judged(
    matchCommand(meta, received, allowed.command, sameAs(allowed.command)),
    meta.args.map((arg, index) => [arg, received.args[index] ?? '']),
  )
  // A tape of ours has the place of a program that was asked for by such a path; another tool's says nothing of it.
  if (meta.path === undefined && session.recorder.startsWith('termtape') && isRelativePath(asked.program))
    judged({ same: false, why: `program: ${lineDiff(meta.program, asked.program)}` })
  const [recordedEnv, givenEnv] = [comparedEnv(meta, session, asked), environment(meta, asked, named)]
  judged(
    matchEnv(recordedEnv, givenEnv, allowed.env, sameAs(allowed.env)),
    Object.entries(recordedEnv).map(([name, value]) => [value, givenEnv[name] ?? '']),
  )
  if (JSON.stringify(meta.unset ?? []) !== JSON.stringify([...asked.unset]))
    judged(unsetVerdict(meta.unset ?? [], asked.unset))
  const folder = place.folder(meta.cwd)
  judged(matchCwd(folder, received.cwd, allowed.cwd, sameAs(allowed.cwd)), [[folder, received.cwd]])
  // Field by field: in another realm, as in Vitest's vm pools, equal objects have other prototypes.
  if (meta.pty?.cols !== asked.pty?.cols || meta.pty?.rows !== asked.pty?.rows)
    judged({
      same: false,
      why: `terminal: ${size(meta.pty)} was recorded, ${size(asked.pty)} is asked for`,
    })
  if (differences.length > 0) throw otherStart(meta, received, differences, place)
}

/** `./tool` is one certain program, wherever PATH leads. */
function isRelativePath(program: string): boolean {
  return /[\\/]/.test(program) && !isAbsolute(program)
}

interface Difference {
  why: string
  /** Recorded and received texts among which it is. */
  pairs: readonly (readonly [string, string])[]
}

function otherStart(
  meta: TapeMeta,
  received: Pick<Start, 'program' | 'args'>,
  differences: readonly Difference[],
  { shownPath, rerecord }: { shownPath: string; rerecord: string },
): TapeMissError {
  const lines = [
    `The tape was recorded from another start of ${baseName(received.program)}. [no-exchange]`,
    '',
    ...differences.map(({ why }) => `  ${why}`),
    '',
    ...(words(meta) === words(received)
      ? []
      : [`  Expected: ${words(meta)}`, `  Received: ${words(received)}`, '']),
    `Tape: ${shownPath}`,
  ]
  const ways = differences.flatMap(({ pairs, why }) => wayOut(pairs, partOf(why)) ?? [])
  return new TapeMissError('no-exchange', shownPath, lines.join('\n'), {
    hint: [...new Set(ways), `If the change is wanted, record again: ${rerecord}`].join('\n'),
  })
}

function partOf(why: string): 'command' | 'cwd' | 'env' {
  if (why.startsWith('argument') || why.startsWith('program')) return 'command'
  return why.startsWith('cwd') ? 'cwd' : 'env'
}

/** Texts that are the same are taken note of at once: a placeholder in two arguments stands for one value. */
function sameIn(text: SameText, allowance: TextAllowance): Same {
  const form = allowedForm(allowance)
  return (recorded, received) => {
    const given = text.roots.placed(received)
    const likeness = text.compare(recorded, given)
    if (likeness !== undefined) {
      text.use(likeness)
      return true
    }
    return form !== undefined && form(text.roots.folded(recorded)) === form(text.roots.folded(given))
  }
}

/**
 * The recorded variables that count. A tape of ours holds those every program gets too; of a tape from elsewhere they say what a
 * person's terminal was like, and count only where the spec sets them itself.
 */
function comparedEnv(meta: TapeMeta, { recorder }: Tape['session'], asked: Start): Record<string, string> {
  const isOurs = recorder.startsWith('termtape')
  return Object.fromEntries(
    Object.entries(meta.env).filter(
      ([name]) => isOurs || Object.hasOwn(asked.env, name) || !recordedVariables.includes(name),
    ),
  )
}

/** The variables the program would get, as far as a tape tells of them. */
function environment(meta: TapeMeta, asked: Start, named: (text: string) => string): Record<string, string> {
  const env: Record<string, string> = {}
  for (const name of recordedVariables) {
    const value = fixedVariables[name]
    // A tape that was made by hand may leave it out.
    if (value !== undefined && Object.hasOwn(meta.env, name) && !asked.unset.includes(name)) env[name] = value
  }
  for (const [name, value] of Object.entries(asked.env)) {
    if (value !== undefined) env[name] = named(value)
    else if (isMaskedWhole(meta.env[name])) env[name] = ''
  }
  return env
}

/** A secret this machine does not have is taken from an environment where it is not set. */
function isMaskedWhole(recorded: string | undefined): boolean {
  return recorded !== undefined && /^⟨secret:[^⟩]+⟩$/.test(recorded)
}

function unsetVerdict(recorded: readonly string[], asked: readonly string[]): Verdict {
  const gone = asked.filter((name) => !recorded.includes(name))
  const back = recorded.filter((name) => !asked.includes(name))
  const changes = [
    ...gone.map((name) => `${name} is removed now, and was set when the tape was recorded`),
    ...back.map((name) => `${name} was removed when the tape was recorded, and is set now`),
  ]
  return { same: false, why: changes.join('; ') }
}

function words({ program, args }: Pick<Start, 'program' | 'args'>): string {
  return [baseName(program), ...args].map(show).join(' ')
}

function size(pty: TapeMeta['pty']): string {
  return pty === null ? 'no terminal, but pipes,' : `${pty.cols}x${pty.rows}`
}
