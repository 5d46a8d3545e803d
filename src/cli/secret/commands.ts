import type { Entry } from '../frame/table.ts'

/** The commands of `termtape secret`. */
export const secretCommands: Readonly<Record<string, Entry>> = {
  create: {
    does: 'write the Secret manifest of a folder',
    load: async () => (await import('./create.ts')).createCommand,
  },
  validate: {
    does: 'check a Secret manifest',
    load: async () => (await import('./validate.ts')).validateCommand,
  },
  'git-check': {
    does: 'check that git does not expose a file',
    load: async () => (await import('./git-check.ts')).gitCheckCommand,
  },
  deleted: {
    does: 'check that a manifest is gone',
    load: async () => (await import('./deleted.ts')).deletedCommand,
  },
}
