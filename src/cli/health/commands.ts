import type { Entry } from '../frame/table.ts'

/** The commands of `termtape health`. */
export const healthCommands: Readonly<Record<string, Entry>> = {
  plan: { does: 'show what a migration would do', load: async () => (await import('./plan.ts')).planCommand },
  migrate: {
    does: 'put the older files into the state',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  validate: {
    does: 'check a session-health store',
    load: async () => (await import('./validate.ts')).validateCommand,
  },
}
