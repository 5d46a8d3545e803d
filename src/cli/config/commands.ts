import type { Entry } from '../frame/table.ts'

/** The commands of `termtape config`. */
export const configCommands: Readonly<Record<string, Entry>> = {
  list: {
    does: 'show the program configurations',
    load: async () => (await import('./list.ts')).listCommand,
  },
  show: { does: 'show one of them', load: async () => (await import('./show.ts')).showCommand },
  save: { does: 'save how to start a program', load: async () => (await import('./save.ts')).saveCommand },
  delete: { does: 'remove one of them', load: async () => (await import('./delete.ts')).deleteCommand },
}
