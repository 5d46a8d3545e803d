import type { Command } from '../frame/command.ts'
import { migration } from './migration.ts'

/** `termtape health plan`: what a migration would do. */
export const planCommand: Command = migration({
  dryRun: true,
  about: 'Show what a migration would add to the state, and what it would leave out. Nothing is written.',
  example: 'termtape health plan',
})
