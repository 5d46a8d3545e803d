import type { TextAllowance } from './allowed.ts'
import { equal, judge, type MatcherOptions, type Same, type Verdict } from './verdict.ts'
import { lineDiff } from './visible.ts'

export interface Command {
  program: string
  args: readonly string[]
  /** Where it is, if that counts: then a program of the same name elsewhere is another one. */
  path?: string | undefined
}

/**
 * An argument: by position from 0; by name, which also takes `name=value`; by a prefix that ends in `*`; or by a pattern.
 */
export type ArgumentSelector = number | string | RegExp

export interface CommandMatcherOptions extends MatcherOptions<Command>, TextAllowance {
  /** Only these arguments count. Default: all. */
  allowArgs?: readonly ArgumentSelector[]
  /** These do not count. */
  ignoreArgs?: readonly ArgumentSelector[]
}

/** Compares programs by their base name, and by their place where it is recorded, and arguments in their order. */
export function matchCommand(
  recorded: Command,
  received: Command,
  options: CommandMatcherOptions = {},
  same: Same = equal,
): Verdict {
  return judge(options, recorded, received, () => {
    const [was, is] = [recorded, received].map(({ program }) => baseName(program))
    if (was !== is) return `program: ${lineDiff(was ?? '', is ?? '')}`
    const { path } = recorded
    const place = received.path ?? is ?? ''
    if (path !== undefined && !same(path, place)) return `program: ${lineDiff(path, place)}`
    const isSame = (one: string, other: string | undefined): boolean =>
      other !== undefined && same(one, other)
    const before = comparedArgs(recorded.args, options)
    const after = comparedArgs(received.args, options)
    const at = before.findIndex((arg, index) => !isSame(arg, after[index]))
    if (at === -1 && before.length === after.length) return undefined
    const index = at === -1 ? before.length : at
    return differenceAt(index, before, after)
  })
}

/** An empty argument is not the same as none. */
function differenceAt(index: number, before: readonly string[], after: readonly string[]): string {
  const [recorded, received] = [before[index], after[index]]
  if (recorded === '' && received === undefined) return `argument ${index + 1}: [-""-]`
  if (received === '' && recorded === undefined) return `argument ${index + 1}: {+""+}`
  return `argument ${index + 1}: ${lineDiff(recorded ?? '', received ?? '')}`
}

/** The arguments that count. */
function comparedArgs(args: readonly string[], options: CommandMatcherOptions): string[] {
  const { allowArgs, ignoreArgs = [] } = options
  const counts = (arg: string, index: number): boolean =>
    (allowArgs === undefined || allowArgs.some((each) => selects(each, arg, index))) &&
    !ignoreArgs.some((each) => selects(each, arg, index))
  return args.filter(counts)
}

/** `~/bin/tool`, `./tool`, `tool.exe` and `tool` are one program. */
export function baseName(program: string): string {
  return program.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '')
}

function selects(selector: ArgumentSelector, arg: string, index: number): boolean {
  if (typeof selector === 'number') return selector === index
  if (selector instanceof RegExp) return arg.search(selector) !== -1
  if (selector.endsWith('*')) return arg.startsWith(selector.slice(0, -1))
  return arg === selector || arg.startsWith(`${selector}=`)
}
