export { termtape } from './termtape.ts'
export type { TermtapeOptions } from './options.ts'
// Along come the types: Vitest's own `expect` knows the matchers wherever this file is imported.
export type { TermtapeExpect } from '../matchers/expect.ts'
