import type { Entry } from '../frame/table.ts'

/** The commands of `termtape tapes`. */
export const tapeCommands: Readonly<Record<string, Entry>> = {
  list: { does: 'show the tapes of a project', load: async () => (await import('./list.ts')).listCommand },
  show: { does: 'show a tape as a dialogue, with screens', load: async () => (await import('./show.ts')).showCommand },
  validate: { does: 'check that files are tapes', load: async () => (await import('./validate.ts')).validateCommand },
  redact: { does: 'mask secrets that are still on tapes', load: async () => (await import('./redact.ts')).redactCommand },
  diff: { does: 'show how two tapes differ', load: async () => (await import('./diff.ts')).diffCommand },
  verify: { does: "run today's programs against their tapes", load: async () => (await import('./verify.ts')).verifyCommand },
  prune: { does: 'remove the tapes that no test can use any more', load: async () => (await import('./prune.ts')).pruneCommand },
  export: { does: 'write a tape as asciicast, SVG, a page or text', load: async () => (await import('./export.ts')).exportCommand },
  import: { does: 'make a tape of an asciicast, a script log or a ttyrec', load: async () => (await import('./import.ts')).importCommand },
  stats: { does: 'summarise the tapes of a project', load: async () => (await import('./stats.ts')).statsCommand },
  why: { does: 'show the misses of the last run again', load: async () => (await import('./why.ts')).whyCommand },
}
