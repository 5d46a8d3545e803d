import type { Command } from '../frame/command.ts'
import { migration } from './migration.ts'

/** `termtape health migrate`: puts the older files into the state. */
export const migrateCommand: Command = migration({
  dryRun: false,
  about:
    'Put the older files of the store into its state. What is there already stays; a second migration adds only what is new.',
  example: 'termtape health migrate',
})
