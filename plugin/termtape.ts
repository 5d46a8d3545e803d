import { OptionError } from '../src/errors.ts'
import { resolveModes } from '../src/control/modes.ts'
import { checkDuration } from '../src/session/options.ts'
import type { TermtapeOptions } from './options.ts'

const optionNames: readonly string[] = [
  'tapes',
  'record',
  'fallback',
  'strict',
  'timeoutMs',
] satisfies (keyof TermtapeOptions)[]

/** A Vite plugin, as far as `vitest.config.ts` needs to know it. */
export interface TermtapePlugin {
  name: 'termtape'
  config(): { test: { provide: { termtape: TermtapeOptions } } }
}

/**
 * The Vitest plugin: hands the project's options to every spec.
 *
 * @throws OptionError that names the option which is unknown or has a value it cannot have
 */
export function termtape(options: TermtapeOptions = {}): TermtapePlugin {
  check(options)
  return { name: 'termtape', config: () => ({ test: { provide: { termtape: options } } }) }
}

function check(options: TermtapeOptions): void {
  for (const option of Object.keys(options))
    if (!optionNames.includes(option))
      throw new OptionError('option', option, `one of ${optionNames.join(', ')}`)
  resolveModes(options, 'new', {})
  if (options.tapes !== undefined && typeof options.tapes !== 'string')
    throw new OptionError('tapes', options.tapes, 'a folder')
  if (options.strict !== undefined && typeof options.strict !== 'boolean')
    throw new OptionError('strict', options.strict, 'true or false')
  if (options.timeoutMs !== undefined) checkDuration('timeoutMs', options.timeoutMs)
}
