export { termtape } from './termtape.ts'
export type { TermtapeOptions } from './options.ts'
