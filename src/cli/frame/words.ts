import type { Given } from './option.ts'
import { UsageError } from './usage-error.ts'

/** The one id a command is about, and nothing else. */
export function oneId(positionals: readonly string[]): string {
  return oneWord(positionals, 'session id', 'Run `termtape list` to see them.')
}

/**
 * The one word a command is about.
 *
 * @throws UsageError where there is none, or another after it
 */
export function oneWord(positionals: readonly string[], what: string, hint?: string): string {
  const [word, ...more] = positionals
  if (word === undefined) throw new UsageError(`Missing ${what}.`, hint)
  noMore(more)
  return word
}

/** @throws UsageError for words nobody asked for */
export function noMore(more: readonly string[]): void {
  if (more.length > 0) throw new UsageError(`Unexpected argument "${more.join(' ')}".`)
}

/**
 * The program a command is about and its arguments: what stands after `--`. Without `--` the words that are no options.
 *
 * @throws UsageError where there is none
 */
export function programOf(
  { positionals, behind }: Pick<Given, 'positionals' | 'behind'>,
  example: string,
): readonly [string, ...string[]] {
  const [program, ...args] = [...positionals, ...behind]
  if (program === undefined || program === '')
    throw new UsageError('Missing program.', `Put the program after \`--\`: ${example}`)
  return [program, ...args]
}

/**
 * What an option that may be given several times names: `NAME=VALUE`.
 *
 * @throws UsageError for one without a name or `=`
 */
export function pairs(option: string, given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=')
      if (at < 1)
        throw new UsageError(`${option} takes a name and its value, not "${each}".`, `E.g. ${option} LANG=C`)
      return [each.slice(0, at), each.slice(at + 1)] as const
    }),
  )
}
