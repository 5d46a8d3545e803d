import { parseArgs } from 'node:util'
import { isError } from '../../errors.ts'
import { nearNames } from '../../match/near-names.ts'
import type { Given, Options } from './option.ts'
import { UsageError } from './usage-error.ts'

/**
 * A command line by the options of its command. What stands after `--` is not looked at.
 *
 * @throws UsageError for an option that is unknown, or lacks its value, or has one it cannot have
 */
export function parsed<O extends Options>(options: O, args: readonly string[]): Given<O>
export function parsed(options: Options, args: readonly string[]): object {
  const at = args.indexOf('--')
  const own = args.slice(0, at === -1 ? undefined : at)
  const behind = at === -1 ? [] : args.slice(at + 1)
  const { values, positionals } = understood(options, own)
  for (const [name, value] of Object.entries(values)) checkChoice(name, value, options[name]?.choices)
  return { values, positionals, behind }
}

function understood(options: Options, args: string[]): { values: object; positionals: string[] } {
  const known = Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short === undefined ? {} : { short }), multiple: multiple === true },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: known })
    return { values: { ...values }, positionals }
  } catch (error) {
    throw isError(error) ? ourWords(error, options) : error
  }
}

/** Node's own words advise `--` for a value that begins with a dash, where here the program follows. */
function ourWords(error: Error, options: Options): UsageError {
  const unknown = /^Unknown option '(--?[^']+)'/.exec(error.message)?.[1]
  if (unknown !== undefined) {
    const names = nearNames(unknown.replace(/^-+/, ''), Object.keys(options)).map((each) => `--${each}`)
    return new UsageError(
      `Unknown option ${unknown}.`,
      names.length === 0 ? undefined : `Did you mean ${names.join(' or ')}?`,
    )
  }
  const dashed = /^Option '(?:-\w, )?(--[^ ']+).*argument is ambiguous/.exec(error.message)?.[1]
  if (dashed !== undefined)
    return new UsageError(`${dashed} needs a value.`, `For a value that begins with "-": ${dashed}=-1`)
  return new UsageError(`${error.message.split('\n')[0]?.replace(/\.$/, '')}.`)
}

function checkChoice(name: string, value: unknown, choices: readonly string[] | undefined): void {
  if (choices === undefined) return
  for (const each of Array.isArray(value) ? value : [value])
    if (typeof each === 'string' && !choices.includes(each))
      throw new UsageError(`--${name} takes ${list(choices)}, not "${each}".`)
}

function list(choices: readonly string[]): string {
  return choices.length < 2
    ? choices.join('')
    : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`
}
