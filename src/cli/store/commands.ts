import type { Entry } from '../frame/table.ts'

/** The commands of `termtape store`. */
export const storeCommands: Readonly<Record<string, Entry>> = {
  list: {
    does: 'show the sessions of a Claude store',
    load: async () => (await import('./list.ts')).listCommand,
  },
  find: { does: 'find sessions by a keyword', load: async () => (await import('./find.ts')).findCommand },
  current: {
    does: 'show the latest session of this folder',
    load: async () => (await import('./current.ts')).currentCommand,
  },
  resume: { does: 'resume a session', load: async () => (await import('./resume.ts')).resumeCommand },
  'resume-all': {
    does: 'resume all sessions that reached their limit',
    load: async () => (await import('./resume-all.ts')).resumeAllCommand,
  },
  tmux: {
    does: 'resume a session inside tmux',
    load: async () => (await import('./tmux.ts')).tmuxCommand,
  },
  export: {
    does: 'copy a session into a folder',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  import: {
    does: 'put an exported session into a store',
    load: async () => (await import('./import.ts')).importCommand,
  },
  validate: {
    does: 'check a session store',
    load: async () => (await import('./validate.ts')).validateCommand,
  },
  login: {
    does: 'show whether the login is valid',
    load: async () => (await import('./login.ts')).loginCommand,
  },
}
