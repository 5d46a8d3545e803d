import type { MatchOptions } from '../src/open/match-options.ts'
import type { SpawnOptions } from '../src/open/spawn-options.ts'

/**
 * What can be set for a whole project in `vitest.config.ts`: what only the plugin knows, and every option of `spawn` that is
 * not about one session. It travels to the processes that run the specs, so it is data: functions cannot go there.
 *
 * An option given to `spawn`, or set by `terminalOptions`, wins over it.
 */
export interface TermtapeOptions extends SessionOptions {
  /** Whether a test fails that ends before its tape does; default true. */
  strict?: boolean
  /** Whether the matchers are added to Vitest's `expect` in every spec; default true. `termtape/fixtures` adds them anyway. */
  matchers?: boolean
  /** Whether a run ends with a word about its tapes; default true. It is silent when there is nothing to say. */
  reporter?: boolean
}

declare module 'vitest' {
  interface ProvidedContext {
    /** What the plugin was given in `vitest.config.ts`. */
    termtape: TermtapeOptions
    /** The name of a project that shares its root with others. */
    termtapeProject: string | undefined
    /** Where the pages of failed tests go, absolute. */
    termtapePages: string
  }
}

/** The options that only the plugin itself looks at. */
export type PluginOnly = 'matchers' | 'reporter'

type SessionOptions = AsData<Omit<SpawnOptions, OfOneSession | 'decorate' | 'match'>> & {
  /** What counts as the same start and the same input on replay. */
  match?: AsData<Omit<MatchOptions, 'state'>>
}

type OfOneSession = 'name' | 'id' | 'tapeName' | 'tape'

/** A type without the functions in it. */
type AsData<T> = T extends (...args: never[]) => unknown
  ? never
  : T extends RegExp
    ? T
    : T extends object
      ? { [Name in keyof T]: AsData<T[Name]> }
      : T
